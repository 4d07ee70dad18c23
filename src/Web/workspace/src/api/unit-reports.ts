import { get, post, postFile, postFileSlowly, put } from './client';
import { newId } from '../format/uuid';
import type { Page } from './shapes';

// As the service's records of the same names (src/Reporting/Forms, Submissions).
export type FieldKind = 'count' | 'number' | 'money_vnd' | 'percent' | 'text' | 'long_text' | 'day';
export interface FormField { key: string; label: string; kind: FieldKind; isRequired: boolean; unit: string | null; formula: string | null; source: string | null }
export interface FormTable { key: string; title: string; columns: FormField[]; rows: string[]; mostRows: number }
export interface FormSection { title: string; fields: FormField[]; tables: FormTable[] }
export interface FormView { formId: string; title: string; version: number; content: { sections: FormSection[] } }
export interface FormLine { formId: string; title: string; publishedVersion: number | null }
export type Row = Record<string, string | null>;
export interface Answers { values: Record<string, string | null>; tables: Record<string, Row[]> }
export interface Fault { place: string; code: string; message: string; isBlocking: boolean }
export interface Prefilled { version: number; answers: Answers; figures: Record<string, string>; faults: Fault[] }
export interface FigureRow { kind: 'task' | 'gift' | 'shipment' | 'twinning_year'; id: string; what: string | null; day: string | null; amount: number }

export const reportStates = ['missing', 'submitted', 'returned', 'accepted'] as const;
export type ReportMove = 'submit' | 'recall' | 'return' | 'accept' | 'reopen';
export interface UnitReport {
  obligationId: string; regimeName: string; unitId: string; unitName: string; periodLabel: string; periodFrom: string; cutOff: string; dueOn: string; handedInOn: string | null; receiverId: string;
  receiverName: string | null; state: 'draft' | 'submitted' | 'returned' | 'accepted' | null; version: number; formId: string | null; formVersion: number | null; answers: Answers; narrative: string; remarks: string | null;
}
export interface ReceivedReport { obligationId: string; regimeName: string; unitName: string; periodLabel: string; dueOn: string; handedInOn: string | null; state: 'submitted' | 'returned' | 'accepted' | null }
export interface ReportStep { version: number; move: 'save' | ReportMove; remarks: string | null; changed: string[]; byName: string; at: string; capacity: string | null; signerFor: string | null; signerPosition: string | null; signerName: string | null }

export interface ReportPart { obligationId: string; unitName: string; state: (typeof reportStates)[number]; value: string | null }
export interface ChangedPart { obligationId: string; unitName: string; state: (typeof reportStates)[number]; isNew: boolean; changes: { key: string; before: string | null; now: string | null }[] }
export interface Consolidation {
  state: 'none' | 'waiting' | 'working' | 'done' | 'failed'; parts: number | null; partsRead: number; taken: number; missing: string[]; faults: Fault[]; failure: string | null; changedParts: number; changed: ChangedPart[];
}
export interface YearBefore { periodLabel: string | null; reports: number; units: string[]; missing: string[]; split: string[]; values: Record<string, string | null> }
export const fileKinds = ['evidence', 'signed'] as const;
export interface ReportFile {
  fileId: string; kind: (typeof fileKinds)[number]; fileName: string; mediaType: string; byteCount: number; sha256: string; addedName: string; addedAt: string; steps: number[]; withdrawnAt: string | null;
}
export const capacities = ['KT', 'TL', 'TUQ'] as const;
export interface Delegation {
  delegationId: string; capacity: (typeof capacities)[number]; headPosition: string; toAccount: string; toName: string; toPosition: string; regimeId: string | null; regimeName: string | null; fromDay: string; toDay: string;
  givenByName: string; withdrawnAt: string | null; withdrawnName: string | null; state: 'waiting' | 'valid' | 'over' | 'withdrawn'; isMine: boolean;
}
export type NewDelegation = Pick<Delegation, 'delegationId' | 'capacity' | 'headPosition' | 'toAccount' | 'toName' | 'toPosition' | 'fromDay' | 'toDay' | 'regimeId'>;
export interface ReportNotice {
  noticeId: string; day: string; upcoming: number; late: number; below: number; readAt: string | null; readName: string | null;
  mail: 'none' | 'waiting' | 'sending' | 'sent' | 'failed' | 'uncertain'; mailSentAt: string | null;
}
export interface NoticeItem { obligationId: string; regimeName: string; unitName: string; periodLabel: string; dueOn: string; kind: 'soon' | 'today' | 'late' | 'escalation'; isDone: boolean }

const base = '/api/reporting';
export const publishedForms = () => get<Page<FormLine>>(`${base}/forms`, { published: 'true', pageSize: 200 });
export const readForm = (id: string, version?: number | null) => get<FormView>(`${base}/forms/${id}`, { version });
export const prefilledForm = (id: string, report: UnitReport) => get<Prefilled>(`${base}/forms/${id}/prefilled`, { unitId: report.unitId, from: report.periodFrom, to: report.cutOff });
export const figureRows = (code: string, report: UnitReport, page: number) =>
  get<Page<FigureRow>>(`${base}/forms/figures/${code}/rows`, { unitId: report.unitId, from: report.periodFrom, to: report.cutOff, page, pageSize: 20 });

export const readReport = (id: string) => get<UnitReport>(`${base}/reports/${id}`);
export const reportSteps = (id: string) => get<ReportStep[]>(`${base}/reports/${id}/steps`);
export const receivedReports = (query: { state?: string; page: number }) => get<Page<ReceivedReport>>(`${base}/reports/received`, { pageSize: 20, ...query });
export const reportParts = (id: string, field: string, page: number) => get<Page<ReportPart>>(`${base}/reports/${id}/parts`, { field, page, pageSize: 50 });
export const consolidateReport = (id: string, version: number, formId: string | null) => post<Consolidation>(`${base}/reports/${id}/consolidate`, { version, formId });
export const writeReport = (id: string, body: { version: number; answers: Answers; narrative: string; formId: string | null }) => put<{ report: UnitReport; faults: Fault[] }>(`${base}/reports/${id}`, body);
export const moveReport = (id: string, move: ReportMove, version: number, remarks?: string, delegationId?: string) =>
  post<UnitReport>(`${base}/reports/${id}/${move}`, { version, remarks, signing: delegationId ? { delegationId } : undefined });

export const readConsolidation = (id: string) => get<Consolidation>(`${base}/reports/${id}/consolidation`);
export const yearBefore = (id: string) => get<YearBefore>(`${base}/reports/${id}/year-before`);
export const reportFiles = (id: string) => get<Page<ReportFile>>(`${base}/reports/${id}/files`, { pageSize: 200 });
export const addReportFile = (id: string, kind: ReportFile['kind'], file: File) =>
  postFile<ReportFile>(`${base}/reports/${id}/files`, { fileId: newId(), kind, fileName: file.name }, file);
export const withdrawReportFile = (fileId: string) => post<ReportFile>(`${base}/reports/files/${fileId}/withdraw`);
export const reportFileAddress = (fileId: string) => `${base}/reports/files/${fileId}`;

export const delegations = (page: number) => get<Page<Delegation>>(`${base}/delegations`, { page, pageSize: 20 });
export const ownDelegations = () => get<Page<Delegation>>(`${base}/delegations`, { mine: 'true', pageSize: 50 });
export const giveDelegation = (body: NewDelegation) => post<Delegation>(`${base}/delegations`, body);
export const withdrawDelegation = (id: string) => post<Delegation>(`${base}/delegations/${id}/withdraw`);
export const colleagues = () => get<Page<{ accountId: string; displayName: string }>>('/auth/colleagues', { pageSize: 200 });

export const reportNotices = (page: number) => get<Page<ReportNotice>>(`${base}/reports/notices`, { page, pageSize: 20 });
export const noticeItems = (id: string, page: number) => get<Page<NoticeItem>>(`${base}/reports/notices/${id}`, { page, pageSize: 50 });
export const sendReportNoticeAgain = (id: string) => post<void>(`${base}/reports/notices/${id}/send-again`);
export const markNoticeRead = (id: string) => post<void>(`${base}/reports/notices/${id}/read`);

export interface SheetFault { row: number | null; column: string | null; place: string; code: string; message: string; isBlocking: boolean }
export const sheetAddress = (id: string, formId: string) => `${base}/reports/${id}/sheet.xlsx?formId=${formId}`;
export const readSheet = (id: string, formId: string, file: Blob, sent: (part: number) => void) => postFileSlowly<{ answers: Answers; faults: SheetFault[] }>(`${base}/reports/${id}/sheet`, { formId }, file, sent);

import { get, post, postFile, put } from './client';
import type { Page } from './shapes';
import type { SupportMode } from './twinning';

// As the service's records of the same names (src/Twinning/Life).
export type Side = 'supporter' | 'seeker';
export const leads = ['both', 'supporter', 'seeker'] as const;
export type Lead = (typeof leads)[number];
export type ActivityState = 'planned' | 'held' | 'cancelled';
export type Consent = 'not_needed' | 'asked' | 'given' | 'withdrawn';
export const giftKinds = ['campaign', 'shipment', 'gift'] as const;
export type GiftKind = (typeof giftKinds)[number];

export interface PairSchool { schoolId: string; printedName: string; currentName: string }
export interface PairPlan { agreementId: string; schoolYear: number; version: number; aims: string; supporterAgreed: boolean; seekerAgreed: boolean; agreedAt: string | null; changedAt: string }
export interface PairTotals {
  planned: number; held: number; cancelled: number; minutes: number; supporterTeachers: number; supporterPupils: number; seekerTeachers: number; seekerPupils: number; awaitingReport: number;
}
export interface PairLife {
  agreementId: string; state: string; schoolYear: number; fromYear: number; throughYear: number; activeSince: string | null; supporter: PairSchool; seeker: PairSchool; mySide: Side | null;
  plan: PairPlan | null; totals: PairTotals; unanswered: { supporter: number; seeker: number };
}
export interface ActivityKind { kindCode: string; name: string; nameEn: string; place: number; gives: boolean; active: boolean; version: number }
export interface ActivityContent {
  schoolYear: number; kindCode: string; themeCode: string; title: string; text: string | null; mode: SupportMode; place: string | null; leads: Lead; startsAt: string; endsAt: string;
}
export interface ActivityReport { heldOn: string; minutes: number; supporterTeachers: number; supporterPupils: number; seekerTeachers: number; seekerPupils: number; results: string }
export interface ActivityRow {
  activityId: string; agreementId: string; schoolYear: number; kindCode: string; kindName: string; kindNameEn: string; title: string; startsAt: string; endsAt: string; state: ActivityState; version: number;
  heldOn: string | null; minutes: number | null; confirmed: boolean; supporterName: string; seekerName: string; participants: number | null; files: number;
}
export interface ActivityFile {
  fileId: string; side: Side; fileName: string; mediaType: string; byteCount: number; showsChildren: boolean; consent: Consent; addedAt: string; withdrawn: boolean; mayRead: boolean;
}
export interface ActivityView {
  activityId: string; agreementId: string; version: number; state: ActivityState; activity: ActivityContent; kindName: string; kindNameEn: string; gives: boolean; themeName: string; proposedBy: Side;
  report: ActivityReport | null; reportedBy: Side | null; confirmedAt: string | null; changedAt: string; mySide: Side | null; supporterName: string; seekerName: string;
  evaluations: { side: Side; usefulness: number; text: string | null; byName: string; at: string }[]; gifts: { referenceId: string; kind: GiftKind; note: string | null }[]; files: ActivityFile[];
}
export interface ActivityVersion { version: number; kind: string; side: Side; said: { activity: ActivityContent; report: ActivityReport | null; state: ActivityState }; reason: string | null; byName: string; at: string }
export interface PairMessage { messageId: string; agreementId: string; side: Side; text: string; asksAnswer: boolean; answersId: string | null; answered: boolean; byName: string; at: string }

const base = '/api/twinning';

export const readLife = (agreementId: string, schoolYear?: number) => get<PairLife>(`${base}/agreements/${agreementId}/life`, { schoolYear });
export const writePlan = (agreementId: string, schoolYear: number, version: number, aims: string) => put<PairPlan>(`${base}/agreements/${agreementId}/plans/${schoolYear}`, { version, aims });
export const agreePlan = (agreementId: string, schoolYear: number, version: number) => post<PairPlan>(`${base}/agreements/${agreementId}/plans/${schoolYear}/agree`, { version });
export const pairCalendar = (agreementId: string) => `${base}/agreements/${agreementId}/calendar.ics`;

export const listActivityKinds = () => get<ActivityKind[]>(`${base}/activity-kinds`);
export const listActivities = (query: { agreementId?: string; schoolYear?: number; state?: string; page: number; pageSize?: number }) => get<Page<ActivityRow>>(`${base}/activities`, { pageSize: 10, ...query });
export const readActivity = (id: string) => get<ActivityView>(`${base}/activities/${id}`);
export const listActivityHistory = (id: string, page: number) => get<Page<ActivityVersion>>(`${base}/activities/${id}/history`, { page, pageSize: 10 });
export const planActivity = (activityId: string, agreementId: string, activity: ActivityContent) => post<ActivityView>(`${base}/activities`, { activityId, agreementId, activity });
export const changeActivity = (id: string, version: number, activity: ActivityContent, reason: string) => put<ActivityView>(`${base}/activities/${id}`, { version, activity, reason });
export const cancelActivity = (id: string, version: number, reason: string) => post<ActivityView>(`${base}/activities/${id}/cancel`, { version, reason });
export const reportActivity = (id: string, version: number, report: ActivityReport, reason?: string) => post<ActivityView>(`${base}/activities/${id}/report`, { version, report, reason });
export const confirmActivity = (id: string, version: number) => post<ActivityView>(`${base}/activities/${id}/confirm`, { version });
export const evaluateActivity = (id: string, evaluationId: string, usefulness: number, text: string | null) => post<ActivityView>(`${base}/activities/${id}/evaluate`, { evaluationId, usefulness, text });
export const nameGift = (id: string, gift: { referenceId: string; kind: GiftKind; note: string | null }) => post<ActivityView>(`${base}/activities/${id}/gifts`, gift);
export const addActivityFile = (id: string, fileId: string, file: File, showsChildren: boolean, consentBasis?: string) =>
  postFile<ActivityView>(`${base}/activities/${id}/files`, { fileId, fileName: file.name, showsChildren: String(showsChildren), consentBasis }, file);
export const activityFile = (fileId: string) => `${base}/activity-files/${fileId}`;
export const setConsent = (fileId: string, given: boolean, said: { basis?: string; reason?: string }) => put<ActivityView>(`${base}/activity-files/${fileId}/consent`, { given, ...said });
export const withdrawFile = (fileId: string, reason: string) => post<ActivityView>(`${base}/activity-files/${fileId}/withdraw`, { reason });

export const listMessages = (agreementId: string, page: number) => get<Page<PairMessage>>(`${base}/agreements/${agreementId}/messages`, { page, pageSize: 20 });
export const sendMessage = (message: { messageId: string; agreementId: string; text: string; asksAnswer: boolean; answersId?: string }) => post<PairMessage>(`${base}/pair-messages`, message);

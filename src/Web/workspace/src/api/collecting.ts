import { get, post, postFile, put } from './client';
import type { Approval, BankBoard, BankLines, BankLineState, Cash, ColumnMapping, Comparison, CountCashRequest, Difference, Fund, IssueReceiptRequest, Pledge, Receipt, RecordPledgeRequest, Rule, StatementPreview, UnclassifiedGift } from './collecting-shapes';
import type { Page } from './shapes';

const base = '/api/donations';

export const previewStatement = (campaignId: string, file: File, year?: number) => postFile<StatementPreview>(`${base}/statements/preview`, { campaignId, year }, file);
export const rememberMapping = (campaignId: string, mapping: ColumnMapping) => put<ColumnMapping>(`${base}/statements/mapping?campaignId=${campaignId}`, mapping);
export const readDifference = (statementId: string) => get<Difference>(`${base}/statements/${statementId}/difference`);
export const signDifference = (statementId: string, differenceVnd: number, reason: string) => post<Difference>(`${base}/statements/${statementId}/difference`, { differenceVnd, reason });
export const approveDifference = (statementId: string) => post<unknown>(`${base}/statements/${statementId}/difference/approve`);

export const listFunds = async () => (await get<Page<Fund>>(`${base}/classification/funds`, { pageSize: 50 })).items;
export const readQueue = (bucketId: string, page: number) => get<Page<UnclassifiedGift>>(`${base}/classification/queue`, { bucketId, page, pageSize: 50 });
export const proposeAssignment = (request: { assignmentId: string; donationId: string; toCampaign: string; reason: string; remember: boolean }) => post<unknown>(`${base}/classification/assignments`, request);
export const decideAssignment = (id: string, yes: boolean) => post<unknown>(`${base}/classification/assignments/${id}/${yes ? 'confirm' : 'refuse'}`);
export const listRules = (bucketId: string) => get<Rule[]>(`${base}/classification/rules`, { bucketId });
export const makeRule = (request: { ruleId: string; bucketId: string; toCampaign: string; words: string }) => post<Rule>(`${base}/classification/rules`, request);
export const decideRule = (id: string, step: 'approve' | 'end') => post<unknown>(`${base}/classification/rules/${id}/${step}`);

export const listCash = (campaignId: string, page: number) => get<Page<Cash>>(`${base}/cash`, { campaignId, page, pageSize: 20 });
export const countCash = (request: CountCashRequest) => post<Cash>(`${base}/cash`, request);
export const recountCash = (id: string, amountVnd: number) => post<Cash>(`${base}/cash/${id}/confirm`, { amountVnd });
export const refuseCash = (id: string, reason: string) => post<Cash>(`${base}/cash/${id}/refuse`, { reason });

export const listPledges = (campaignId: string, page: number) => get<Page<Pledge>>(`${base}/pledges`, { campaignId, page, pageSize: 20 });
export const recordPledge = (request: RecordPledgeRequest) => post<Pledge>(`${base}/pledges`, request);
export const withdrawPledge = (id: string) => post<Pledge>(`${base}/pledges/${id}/withdraw`);
export const pledgeQr = (id: string) => `${base}/pledges/${id}/qr.svg`;

export const listReceipts = (campaignId: string, page: number) => get<Page<Receipt>>(`${base}/receipts`, { campaignId, page, pageSize: 50 });
export const issueReceipt = (request: IssueReceiptRequest) => post<Receipt>(`${base}/receipts`, request);
export const cancelReceipt = (id: string, reason: string) => post<Receipt>(`${base}/receipts/${id}/cancel`, { reason });
export const receiptFile = (id: string) => `${base}/receipts/${id}/document`;

export const proposeReversal = (request: { correctionId: string; campaignId: string; occurredOn: string; reason: string; reverses: number }) => post<unknown>(`${base}/ledger/corrections`, request);
export const decideCorrection = (id: string, yes: boolean) => post<unknown>(`${base}/ledger/corrections/${id}/${yes ? 'confirm' : 'refuse'}`);

export const listApprovals = (page: number) => get<Page<Approval>>(`${base}/approvals`, { page, pageSize: 50 });
export const readBankBoard = (campaignId: string) => get<BankBoard>(`${base}/reconciliation`, { campaignId });
export const readBankLines = (campaignId: string, state: BankLineState | undefined, after?: { day: string; position: number }) =>
  get<BankLines>(`${base}/reconciliation/lines`, { campaignId, state, afterDay: after?.day, afterPosition: after?.position });
export const readComparison = (campaignId: string) => get<Comparison>(`/api/reporting/campaigns/${campaignId}/comparison`);

import { get, post } from './client';
import type { Page } from './shapes';

// As the service's records of the same names (src/Donations/Receipts/Printing).
export const paperKinds = ['cash_receipt', 'acknowledgement', 'handover', 'thanks'] as const;
export type PaperKind = (typeof paperKinds)[number];
export interface PrintChoice { kind: PaperKind; fromDay?: string; toDay?: string; thanksJob?: string }
export interface PrintCount { count: number; mostInFile: number; files: number }
export interface PrintJob {
  printId: string; kind: PaperKind; fromDay: string | null; toDay: string | null; thanksJob: string | null; part: number; askedAt: string; total: number; done: number; finishedAt: string | null; fault: string | null;
}

const base = '/api/donations';
const of = (campaignId: string) => `${base}/campaigns/${campaignId}/receipt-prints`;

export const countPapers = (campaignId: string, choice: PrintChoice) => get<PrintCount>(`${of(campaignId)}/count`, { ...choice });
export const askForPrint = (campaignId: string, request: PrintChoice & { printId: string; part: number }) => post<PrintJob>(of(campaignId), request);
export const listPrints = (campaignId: string, page: number) => get<Page<PrintJob>>(of(campaignId), { page, pageSize: 20 });
export const printFile = (printId: string) => `${base}/receipt-prints/${printId}.pdf`;

import { get, post, put } from './client';

// As the service's records of the same names (src/Reporting/Papers).
export const authorities = ['head', 'in_stead', 'by_order', 'by_power', 'charged'] as const;
export interface PaperHead {
  place: string; symbol: string; parentIssuer: string | null; authority: (typeof authorities)[number]; head: string; own: string | null; collective: string | null; signerName: string | null;
  bases: string[]; recipients: string[]; archive: string;
}
export interface PaperDeparture { ruleId: string; vietnamese: string; english: string; paragraph: number | null; quote: string | null; measured: string; allowed: string }
export type PdfState = 'none' | 'waiting' | 'failed' | 'ready';
export interface Paper {
  documentNumber: string; issuedOn: string | null; version: number | null; editions: number[]; head: PaperHead; missing: ('place' | 'signer')[]; sha256: string; rules: number; departures: PaperDeparture[];
  pdf: PdfState; pdfFault: string | null;
}

const base = (id: string) => `/api/reporting/reports/${id}/paper`;
const ofEdition = (version: number | null) => (version === null ? '' : `?version=${version}`);

export const readPaper = (id: string, version: number | null) => get<Paper>(base(id), { version });
export const writePaperHead = (id: string, head: PaperHead) => put<PaperHead>(base(id), head);
export const askForPdf = (id: string, version: number | null) => post<{ pdf: PdfState }>(`${base(id)}/pdf${ofEdition(version)}`);
export const paperDocument = (id: string, version: number | null) => `${base(id)}.docx${ofEdition(version)}`;
export const paperPdf = (id: string, version: number | null) => `${base(id)}.pdf${ofEdition(version)}`;

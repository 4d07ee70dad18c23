import { get, post, postFileSlowly, put } from './client';
import type { Page } from './shapes';

// As the service's records of the same names (src/Twinning).
export const measures = ['teachers', 'pupils', 'classes', 'rooms', 'sets', 'sessions'] as const;
export const modes = ['both', 'online', 'on_site'] as const;
export type SupportMeasure = (typeof measures)[number];
export type SupportMode = (typeof modes)[number];
export type Party = 'proposer' | 'supporter_school' | 'seeker_school' | 'supporter_office' | 'seeker_office';
export const agreementStates = ['proposed', 'accepted', 'active', 'declined', 'withdrawn', 'expired', 'ended'] as const;
export type AgreementState = (typeof agreementStates)[number];

export interface Theme { themeCode: string; name: string; nameEn: string; place: number; online: boolean; active: boolean; version: number }
export interface NeedContent {
  schoolYear: number; themeCode: string; urgency: number; quantity: number; measure: SupportMeasure; text: string; mode: SupportMode;
  brings?: string | null; evidence?: string | null; wishedPartnerId?: string | null;
}
export interface Need { needId: string; schoolId: string; schoolName: string; need: NeedContent; themeName: string; state: 'open' | 'withdrawn'; version: number; declaredAt: string; changedAt: string }
export interface MarketLine {
  themeCode: string; themeName: string; themeNameEn: string; authorityId: string; authorityName: string; needingSchools: number; urgentSchools: number; offeringSchools: number; places: number;
}
export interface Market { schoolYear: number; lines: MarketLine[]; gaps: { themeCode: string; needingSchools: number; places: number; gap: number }[] }
export interface AgreementRow {
  agreementId: string; state: AgreementState; since: string; supporterNow: string; seekerNow: string; fromYear: number; throughYear: number; turn: string[]; dueAt: string | null;
}
export interface Signature { name: string; capacity: string }
export interface Basis { number: string; date: string; about?: string | null }
export interface AgreementStepView {
  messageId: string; step: string; party: Party; byUnitName: string; actedAt: string; effect: string; code: string | null; signature: Signature | null; basis: Basis | null; reason: string | null;
}
export interface Agreement {
  agreementId: string; state: AgreementState; since: string; version: number; dueAt: string | null; activeSince: string | null; throughYear: number; turn: Party[];
  terms: { gives: { isSupporter: boolean; themeName: string; content: string }[]; fromYear: number; symbol: string };
  units: { party: Party; unitId: string; printedName: string; currentName: string; successors: { unitId: string; name: string }[] }[];
  history: AgreementStepView[];
}
export type AgreementAct = 'accept' | 'approve' | 'decline' | 'withdraw' | 'renew' | 'end';
export interface ActRequest { messageId: string; signature?: Signature; basis?: Basis; reason?: string; schoolYear?: number }

const base = '/api/twinning';

export const listThemes = () => get<Theme[]>(`${base}/themes`);

/** What is asked of a list of needs or offers; market: the open ones of every school. */
export interface SaidQuery { market?: string; state?: string; schoolYear?: string; theme?: string; query?: string; page: number }
export const listNeeds = (query: SaidQuery) => get<Page<Need>>(`${base}/needs`, { sort: query.market ? 'urgency' : 'changed', pageSize: 20, ...query });
export const declareNeed = (request: { needId: string; schoolId: string; need: NeedContent }) => post<Need>(`${base}/needs`, request);
export const changeNeed = (id: string, request: { version: number; need: NeedContent; reason?: string }) => put<Need>(`${base}/needs/${id}`, request);
export const withdrawNeed = (id: string, version: number, reason: string) => post<Need>(`${base}/needs/${id}/withdraw`, { version, reason });
export const needSheet = `${base}/needs/export.xlsx`;
export const readNeed = (id: string) => get<Need>(`${base}/needs/${id}`);
export type SheetOf = 'needs' | 'offers';
export interface SaidVersion { version: number; kind: 'declared' | 'registered' | 'changed' | 'withdrawn'; reason: string | null; byName: string; at: string }
export const readHistory = (what: SheetOf, id: string) => get<Page<SaidVersion>>(`${base}/${what}/${id}/history`, { pageSize: 200 });
export interface SheetRow { row: number; schoolName: string | null; outcome: 'new' | 'changed' | 'same' | 'refused'; column: string | null; code: string | null; title: string | null; detail: string | null }
export interface SheetImported { applied: boolean; new: number; changed: number; same: number; refused: number; rows: SheetRow[] }
export const importSheet = (what: SheetOf, file: Blob, apply: boolean, sent: (part: number) => void) => postFileSlowly<SheetImported>(`${base}/${what}/import`, { apply: String(apply) }, file, sent);

export interface OfferedSupport { themeCode: string; quantity: number; measure: SupportMeasure; mode: SupportMode; text?: string | null }
export interface OfferContent { schoolYear: number; mostPartners: number; supports: OfferedSupport[]; wishes?: string | null; note?: string | null }
export interface Offer { offerId: string; schoolId: string; schoolName: string; offer: OfferContent; state: 'registered' | 'withdrawn'; version: number; registeredAt: string; changedAt: string }
export const listOffers = (query: SaidQuery) => get<Page<Offer>>(`${base}/offers`, { sort: 'changed', pageSize: 20, ...query });
export const registerOffer = (request: { offerId: string; schoolId: string; offer: OfferContent }) => post<Offer>(`${base}/offers`, request);
export const readOffer = (id: string) => get<Offer>(`${base}/offers/${id}`);
export const changeOffer = (id: string, request: { version: number; offer: OfferContent; reason?: string }) => put<Offer>(`${base}/offers/${id}`, request);
export const withdrawOffer = (id: string, version: number, reason: string) => post<Offer>(`${base}/offers/${id}/withdraw`, { version, reason });
export const offerSheet = `${base}/offers/export.xlsx`;

export interface Candidate { schoolId: string; schoolName: string; levels: string[]; traits: string[]; themes: string[]; wished: boolean; urgency: number; refusals: { code: string; text: string; values: Record<string, string> }[] }
export const listCandidates = (school: string, query: { seeks: string; refused: string; schoolYear: number; page: number }) => get<Page<Candidate>>(`${base}/schools/${school}/candidates`, { pageSize: 20, ...query });
export const readMarket = (schoolYear?: number) => get<Market>(`${base}/market`, { schoolYear });

export const listAgreements = (query: { state?: string; myTurn?: string; page: number }) => get<Page<AgreementRow>>(`${base}/agreements`, { pageSize: 20, ...query });
export const readAgreement = (id: string) => get<Agreement>(`${base}/agreements/${id}`);
export const actOnAgreement = (id: string, act: AgreementAct, request: ActRequest) => post<Agreement>(`${base}/agreements/${id}/${act}`, request);
export interface PairCheck { allowed: boolean; refusals: { code: string; text: string; values: Record<string, string> }[] }
export interface ProposeRequest {
  agreementId: string; messageId: string; supporterId: string; seekerId: string; gives: { isSupporter: boolean; themeCode: string; content: string }[]; fromYear: number; throughYear: number;
  place: string; symbol: string; signature: Signature; basis?: Basis; supporterContact?: string; seekerContact?: string;
}
export const checkPair = (supporterId: string, seekerId: string, schoolYear: number) => get<PairCheck>(`${base}/pairs/check`, { supporterId, seekerId, schoolYear });
export const proposeAgreement = (request: ProposeRequest) => post<Agreement>(`${base}/agreements`, request);
export const agreementDocument = (id: string) => `${base}/agreements/${id}/document`;

import { get, post, put } from './client';
import type { Page } from './shapes';

// As the service's records of the same names (src/Twinning/Health, src/Twinning/Reviews).
export const healthStates = ['dormant', 'one_sided', 'unanswered', 'alive'] as const;
export type HealthState = (typeof healthStates)[number];
export const marks = ['excellent', 'good', 'fair', 'weak'] as const;
export type Mark = (typeof marks)[number];

export interface PairHealth {
  agreementId: string; supporterId: string; supporterName: string; seekerId: string; seekerName: string; activeSince: string; lastActivityOn: string | null; daysSince: number; states: HealthState[];
  supporterWords: number; seekerWords: number; unanswered: number; oldestUnansweredAt: string | null; dormantSince: string | null; lastNudgeAt: string | null;
}
export interface HealthTotals { active: number; alive: number; dormant: number; oneSided: number; unanswered: number }
export interface PairNudge {
  nudgeId: string; agreementId: string; kind: 'dormant' | 'office'; toUnitId: string | null; text: string; byName: string | null; byUnitId: string | null; byUnitName: string | null; supporterName: string;
  seekerName: string; at: string;
}
export interface CriterionFigure { code: string; name: string; nameEn: string; measure: string; value: number; full: number; weight: number; points: number }
export interface ReviewFigures { schoolYear: number; criteria: CriterionFigure[]; points: number; proposedMark: Mark }
export interface ReviewView {
  reviewId: string; agreementId: string; schoolYear: number; version: number; mark: Mark; points: number; proposedMark: Mark; text: string | null; figures: ReviewFigures; byName: string; byUnitName: string; at: string;
}
/** As Reporting's record of the same name: what one province counted for one school year. */
export interface TwinningYear {
  authorityId: string; authorityName: string; schoolYear: number; countedOn: string; schools: number; schoolsRegistered: number; pairs: number; pairsEnded: number; activities: number; minutes: number;
  teachers: number; pupils: number; schoolsUncovered: number; borderCommunes: number; borderCommunesCovered: number;
}

const base = '/api/twinning';

export const listPairHealth = (query: { state?: string; query?: string; under?: string; page: number }) => get<Page<PairHealth>>(`${base}/pairs/health`, { pageSize: 20, ...query });
export const readHealthTotals = (query: { query?: string; under?: string }) => get<HealthTotals>(`${base}/pairs/health/totals`, query);
export const readPairHealth = (agreementId: string) => get<PairHealth>(`${base}/agreements/${agreementId}/health`);
export const nudgePair = (agreementId: string, nudgeId: string, text: string) => post<PairNudge>(`${base}/agreements/${agreementId}/nudges`, { nudgeId, text });
export const listNudges = (agreementId: string, page: number) => get<Page<PairNudge>>(`${base}/agreements/${agreementId}/nudges`, { page, pageSize: 10 });
export const listMyNudges = (page: number) => get<Page<PairNudge>>(`${base}/pairs/nudges`, { page, pageSize: 3 });
export interface QualityCriterion { code: string; version: number; name: string; nameEn: string; measure: string; full: number; weight: number; active: boolean }
export const listCriteria = () => get<QualityCriterion[]>(`${base}/quality-criteria`);
export const setCriterion = ({ code, ...said }: QualityCriterion) => put<QualityCriterion>(`${base}/quality-criteria/${code}`, said);
export interface HealthLimits { dormantDays: number; oneSidedDays: number; unansweredDays: number; version: number }
export const readHealthLimits = () => get<HealthLimits>(`${base}/health-limits`);
export const setHealthLimits = (limits: HealthLimits) => put<HealthLimits>(`${base}/health-limits`, limits);
export const listReviews = (agreementId: string) => get<ReviewView[]>(`${base}/agreements/${agreementId}/reviews`);
export const readReviewFigures = (agreementId: string, schoolYear: number) => get<ReviewFigures>(`${base}/agreements/${agreementId}/reviews/${schoolYear}/figures`);
export const reviewPair = (agreementId: string, schoolYear: number, request: { reviewId: string; mark: Mark; text: string | null }) => post<ReviewView>(`${base}/agreements/${agreementId}/reviews/${schoolYear}`, request);
export const listTwinningYears = (schoolYear?: number) => get<{ items: TwinningYear[] }>('/api/reporting/twinning/years', { schoolYear });

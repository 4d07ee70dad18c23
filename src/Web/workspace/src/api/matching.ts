import { get, post, put } from './client';
import type { Page } from './shapes';

// As the service's records of the same names (src/Twinning/Runs).
export type SolutionKind = 'stable' | 'optimal' | 'rematching';
export type RunState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
export type RunStage = 'waiting' | 'reading' | 'building' | 'stable' | 'optimal' | 'rematching' | 'comparing' | 'checking' | 'saving' | 'done';

export interface RunQuota { themeCode: string; places: number; reserved: number }
export interface RunFailure { code: string; title: string; detail: string }

export interface Solution {
  kind: SolutionKind;
  pairs: number;
  seekers: number;
  disadvantaged: number;
  cost: number;
  activeKept: number;
  activeBroken: number;
  isProven: boolean;
  findings: string[];
  milliseconds: number;
}

export interface RunOutcome {
  seekers: number;
  disadvantaged: number;
  supporters: number;
  places: number;
  candidatePairs: number;
  activePairs: number;
  pairsLostToStability: number;
  disadvantagedLostToStability: number;
  costOfStability: number;
  costOfFairness: number;
  disadvantagedWonByFairness: number;
  blockingPairs: number;
  droppedFixedPairs: number;
}

export interface Run {
  runId: string;
  authorityId: string;
  authorityName: string;
  schoolYear: number;
  seed: number;
  asked: { wanted: number; quotas: RunQuota[] };
  state: RunState;
  stage: RunStage;
  percent: number;
  requestedBy: string;
  requestedName: string;
  requestedAt: string;
  finishedAt: string | null;
  failure: RunFailure | null;
  outcome: RunOutcome | null;
  solutions: Solution[];
  chosen: SolutionKind | null;
  chosenBy: string | null;
  chosenName: string | null;
  publishState: 'none' | 'publishing' | 'published';
  publishedName: string | null;
  publishedAt: string | null;
  proposed: number;
  agreed: number;
  refused: number;
}

export interface RunPair {
  seekerId: string;
  seekerName: string;
  supporterId: string;
  supporterName: string;
  themeCode: string;
  themeName: string;
  themeNameEn: string;
  urgency: number;
  disadvantage: number;
  online: boolean;
  distanceKm: number | null;
  cost: number;
  fixed: boolean;
  forbidden: boolean;
  isActive: boolean;
  solutions: SolutionKind[];
  outcome: 'proposed' | 'agreed' | 'refused' | null;
  agreementId: string | null;
  refusal: RunFailure | null;
}

export interface Unmatched {
  schoolId: string;
  schoolName: string;
  urgency: number;
  disadvantage: number;
  candidates: number;
  reason: 'no_offer' | 'refused_by_rules' | 'forbidden' | 'all_full';
  refusal: string | null;
}

export interface Explanation {
  seekerId: string;
  seekerName: string;
  supporterId: string;
  supporterName: string;
  arePartners: boolean;
  lines: { code: string; text: string; textEn: string; holds: boolean }[];
}

export interface Decision {
  decisionId: string;
  schoolYear: number;
  seekerId: string;
  seekerName: string;
  supporterId: string;
  supporterName: string;
  kind: 'fix' | 'forbid';
  reason: string;
  byName: string;
  at: string;
}

export const weightNames = ['wished', 'coverage', 'mode', 'moreThemes', 'continuity', 'nearness', 'urgency', 'hardship', 'kilometre', 'modeDiffers', 'shortfall', 'unknownKm', 'reserve'] as const;
export type Weights = Record<(typeof weightNames)[number], number>;
export interface WeightsView { authorityId: string; weights: Weights; isOwn: boolean; version: number; changedName: string | null; changedAt: string | null }
export interface Theme { themeCode: string; name: string; nameEn: string; active: boolean }

export interface Publication {
  solution: SolutionKind;
  throughYear: number;
  place: string;
  symbol: string;
  signature: { name: string; capacity: string };
  seekerGives: string;
}

const base = '/api/twinning/matching';

export const listRuns = (page = 1, pageSize = 20) => get<Page<Run>>(`${base}/runs`, { page, pageSize });
export const readRun = (runId: string) => get<Run>(`${base}/runs/${runId}`);
export const startRun = (body: { runId: string; authorityId: string; schoolYear: number; seed: number; wanted: number; quotas: RunQuota[] }) => post<Run>(`${base}/runs`, body);
export const cancelRun = (runId: string) => post<Run>(`${base}/runs/${runId}/cancel`);
export const chooseSolution = (runId: string, solution: SolutionKind) => post<Run>(`${base}/runs/${runId}/choose`, { solution });
export const publishRun = (runId: string, body: Publication) => post<Run>(`${base}/runs/${runId}/publish`, body);
export const listPairs = (runId: string, solution: string, broken: boolean, query: string, page = 1, pageSize = 50) => get<Page<RunPair>>(`${base}/runs/${runId}/pairs`, { solution, broken: String(broken), query, page, pageSize });
export const listUnmatched = (runId: string, solution: string, query: string, page = 1, pageSize = 50) => get<Page<Unmatched>>(`${base}/runs/${runId}/unmatched`, { solution, query, page, pageSize });
export const explain = (runId: string, seekerId: string, supporterId: string, solution: string) => get<Explanation>(`${base}/runs/${runId}/explanation`, { seekerId, supporterId, solution });
export const listDecisions = (authorityId: string, schoolYear: number, page = 1) => get<Page<Decision>>(`${base}/decisions`, { authorityId, schoolYear, page, pageSize: 20 });
export const decidePair = (body: { decisionId: string; authorityId: string; schoolYear: number; seekerId: string; supporterId: string; kind: 'fix' | 'forbid'; reason: string }) => post<Decision>(`${base}/decisions`, body);
export const endDecision = (decisionId: string, reason: string) => post<Decision>(`${base}/decisions/${decisionId}/end`, { reason });
export const readWeights = (authorityId: string) => get<WeightsView>(`${base}/weights/${authorityId}`);
export const setWeights = (authorityId: string, weights: Weights, version: number) => put<WeightsView>(`${base}/weights/${authorityId}`, { weights, version });
export const listThemes = () => get<Theme[]>('/api/twinning/themes');

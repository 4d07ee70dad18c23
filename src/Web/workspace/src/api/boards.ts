import { get, post, put } from './client';
import type { CoverageOutcome, CoverageTable, EarlyWarning, Gap, GapCounts, GapItem, PlanProgress, UnitStanding } from './plan-shapes';
import type { Page } from './shapes';

const base = '/api/plans';

export const overdueBoard = (query: { planId?: string; under?: string; onlyOverdue: boolean; page: number; pageSize?: number }) =>
  get<Page<UnitStanding>>(`${base}/boards/overdue`, { pageSize: 50, ...query, onlyOverdue: String(query.onlyOverdue) });
export const earlyWarnings = (planId: string | undefined, page: number, pageSize = 50) => get<Page<EarlyWarning>>(`${base}/boards/warnings`, { planId, page, pageSize });
export const gapCounts = (planId?: string) => get<GapCounts>(`${base}/boards/gaps`, { planId });
export const gapsOf = (gap: Gap, planId: string | undefined, page: number, pageSize = 50) => get<Page<GapItem>>(`${base}/boards/gaps/${gap}`, { planId, page, pageSize });
export const planProgress = (planId: string) => get<PlanProgress>(`${base}/plans/${planId}/progress`);
export const coverageOf = (planId: string, outcome: CoverageOutcome | undefined, page: number, pageSize = 100) => get<CoverageTable>(`${base}/plans/${planId}/coverage`, { outcome, page, pageSize });
export const decideCoverage = (planId: string, parentTaskId: string, decision: { outcome: CoverageOutcome; childTaskId?: string | null; reason?: string | null }) =>
  put<unknown>(`${base}/plans/${planId}/coverage/${parentTaskId}`, decision);
export const derivePlan = (parentId: string, request: { planId: string; unitId: string; symbol: string; title?: string | null }) => post<unknown>(`${base}/plans/${parentId}/derive`, request);

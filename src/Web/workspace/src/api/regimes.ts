import { get, post, put } from './client';
import type { Page } from './shapes';

// As the service's records of the same names (src/Reporting/Regimes, Periods, Obligations).
export const periodKinds = ['month', 'quarter', 'half_year', 'nine_months', 'year', 'calendar_year', 'school_year', 'school_term', 'own', 'once'] as const;
export type PeriodKind = (typeof periodKinds)[number];
export const dueKinds = ['after_cut_off', 'day_of_month', 'day_of_year', 'date'] as const;
export type DueKind = (typeof dueKinds)[number];
export const regimeKinds = ['periodic', 'thematic', 'ad_hoc'] as const;
export type RegimeKind = (typeof regimeKinds)[number];
export const regimeStates = ['needs_date', 'needs_reporters', 'active', 'ended'] as const;
export type RegimeState = (typeof regimeStates)[number];
export const obligationStates = ['open', 'late', 'on_time', 'handed_in_late'] as const;
export type ObligationState = (typeof obligationStates)[number];

export interface DueRule { kind: DueKind; workingDays?: number | null; day?: number | null; month?: number | null; later?: number; date?: string | null; isBefore?: boolean }
export interface RegimeLevel { name: string; reporters: 'units' | 'types'; unitIds?: string[] | null; underId?: string | null; typeCodes?: string[] | null; daysBefore?: number | null }
export interface OwnPeriod { label: string; fromMonth: number; fromDay: number; toMonth: number; toDay: number }
export interface RegimeContent {
  name: string; kind: RegimeKind; period?: PeriodKind | null; due?: DueRule | null; levels?: RegimeLevel[] | null; ownPeriods?: OwnPeriod[] | null; cutOff?: string | null; content?: string | null;
  receiverId?: string | null; receiverName?: string | null; sending?: string | null; form?: string | null; basis?: string | null; deadlineText?: string | null; reportersText?: string | null;
}
export interface RegimeNote { code: string; text: string; field: string; periodKey: string | null; values: Record<string, string> }
export interface LevelBudget { name: string; dueOn: string; proposedDaysBefore: number; proposedDueOn: string }
export interface RegimeBudget { period: string; from: string; cutOff: string; levels: LevelBudget[]; fits: boolean; earliestFit: string }
export interface RegimeAdvice { questions: RegimeNote[]; warnings: RegimeNote[]; budget: RegimeBudget | null }
export interface RegimeView {
  regimeId: string; issuerUnitId: string; issuerName: string | null; planId: string | null; documentNumber: string | null; state: RegimeState; version: number; validFrom: string; validTo: string | null;
  content: RegimeContent; receivers: { unitId: string; name: string }[]; advice: RegimeAdvice;
}
export interface Obligation {
  obligationId: string; regimeId: string; regimeName: string; level: number; unitId: string; unitName: string; successorNames: string[]; periodKey: string; periodLabel: string; periodFrom: string;
  cutOff: string; dueOn: string; advisedOn: string; handedInOn: string | null; state: ObligationState;
}
export interface ObligationCount {
  regimeId: string; regimeName: string; level: number; levelName: string | null; periodKey: string; periodLabel: string; dueOn: string; total: number; onTime: number; handedInLate: number; late: number; open: number;
}

const base = '/api/reporting';
export const listRegimes = (query: { state?: string; q?: string; page: number }) => get<Page<RegimeView>>(`${base}/regimes`, { pageSize: 20, ...query });
export const readRegime = (id: string) => get<RegimeView>(`${base}/regimes/${id}`);
export const createRegime = (regime: { regimeId: string; issuerUnitId: string; validFrom: string; validTo: string | null; content: RegimeContent }) => post<RegimeView>(`${base}/regimes`, regime);
export const changeRegime = (id: string, change: { expectedVersion: number; content: RegimeContent; reason: string; validTo: string | null }) => put<RegimeView>(`${base}/regimes/${id}`, change);
export const endRegime = (id: string, lastDay: string, reason: string) => post<RegimeView>(`${base}/regimes/${id}/end`, { lastDay, reason });
export const checkRegime = async (regime: { validFrom: string; validTo: string | null; content: RegimeContent }) => (await post<RegimeAdvice>(`${base}/regimes/check`, regime)).body;
export const listObligations = (query: { state?: string; page: number }) => get<Page<Obligation>>(`${base}/obligations`, { pageSize: 20, ...query });
export const obligationBoard = (query: { asOf?: string; page: number }) => get<Page<ObligationCount>>(`${base}/obligations/board`, { pageSize: 20, ...query });

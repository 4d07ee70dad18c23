import { get, post, put } from './client';
import type { PlanItem, PlanState, PlanVersion, PlanView } from './plan-shapes';
import type { Page } from './shapes';

const base = '/api/plans/plans';

export interface PlanQuery {
  query?: string;
  state?: PlanState;
  year?: number;
  issuerUnitId?: string;
  page?: number;
  pageSize?: number;
}

export const listPlans = (query: PlanQuery, signal?: AbortSignal) => get<Page<PlanItem>>(base, { ...query }, signal);
export const readPlan = (id: string) => get<PlanView>(`${base}/${id}`);
export const planVersions = (id: string) => get<PlanVersion[]>(`${base}/${id}/versions`);
export const changePlan = async (id: string, change: { title?: string; periodFrom?: number | null; periodTo?: number | null; reason?: string }) => (await put<PlanView>(`${base}/${id}`, change)).body;
export const submitPlan = async (id: string, acceptWithoutLead: string[] = []) => (await post<PlanView>(`${base}/${id}/submit`, { acceptWithoutLead })).body;
export const approvePlan = async (id: string) => (await post<PlanView>(`${base}/${id}/approve`)).body;
export const returnPlan = async (id: string, reason: string) => (await post<PlanView>(`${base}/${id}/return`, { reason })).body;
export const issuePlan = async (id: string, documentDate: string, number?: number) => (await post<PlanView>(`${base}/${id}/issue`, { documentDate, number })).body;
export const closePlan = async (id: string, reason: string) => (await post<PlanView>(`${base}/${id}/close`, { reason })).body;
export const decideBasis = async (id: string, position: number, boundPlanId: string | null) => (await put<PlanView>(`${base}/${id}/bases/${position}`, { boundPlanId })).body;

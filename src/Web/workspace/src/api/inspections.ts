import { get, post } from './client';
import type { Inspection, InspectionDetail, NewFinding, NewInspection } from './plan-shapes';
import type { Page } from './shapes';

const base = '/api/plans';

export const listInspections = (planId: string, page: number) => get<Page<Inspection>>(`${base}/inspections`, { planId, page, pageSize: 50 });
export const readInspection = (id: string) => get<InspectionDetail>(`${base}/inspections/${id}`);
export const openInspection = (request: NewInspection) => post<unknown>(`${base}/inspections`, request);
export const addFinding = (inspectionId: string, request: NewFinding) => post<unknown>(`${base}/inspections/${inspectionId}/findings`, request);
export const reportRemedy = (findingId: string, report: string) => post<unknown>(`${base}/findings/${findingId}/report`, { report });
export const decideRemedy = (findingId: string, settled: boolean, decision: string) => post<unknown>(`${base}/findings/${findingId}/decide`, { settled, decision });
export const closeInspection = (id: string, conclusion: string) => post<unknown>(`${base}/inspections/${id}/close`, { conclusion });

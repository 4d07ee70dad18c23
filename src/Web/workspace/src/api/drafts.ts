import { get, post, postFileSlowly, put, remove } from './client';
import type { DecisionKind, DraftItem, DraftView, ReissueView } from './plan-shapes';
import type { Page } from './shapes';

const base = '/api/plans/drafts';

export const listDrafts = (query: { state?: string; page?: number; pageSize?: number }) => get<Page<DraftItem>>(base, { pageSize: 50, ...query });
export const readDraft = (id: string) => get<DraftView>(`${base}/${id}`);
export const sendDraft = (file: File, unitId: string | undefined, sent: (part: number) => void) => postFileSlowly<DraftView>(base, { fileName: file.name, unitId }, file, sent);
export const readAgain = (id: string) => post<DraftView>(`${base}/${id}/read`);
export const discardDraft = (id: string) => post<DraftView>(`${base}/${id}/discard`);
export const correctDraft = async (id: string, path: string, value: unknown) => (await put<DraftView>(`${base}/${id}/corrections`, { path, value })).body;
export const takeBackCorrection = async (id: string, path: string) => (await remove<DraftView>(`${base}/${id}/corrections`, { path })).body;
export const decideFinding = async (id: string, findingId: string, decision: DecisionKind, reason: string, value?: string) =>
  (await put<DraftView>(`${base}/${id}/findings/${encodeURIComponent(findingId)}`, { decision, reason, value })).body;
export const nameUnits = async (id: string, names: { written: string; unitId?: string | null; memberIds?: string[] }[]) =>
  (await put<DraftView>(`${base}/${id}/units`, { names })).body;
export const confirmDraft = (id: string, planId: string) => post<{ planId: string }>(`${base}/${id}/confirm`, { planId });
export const reissuePlan = async (planId: string, draftId: string, apply: boolean, reason?: string) => (await post<ReissueView>(`/api/plans/plans/${planId}/reissue`, { draftId, apply, reason })).body;
export const draftFileAddress = (id: string) => `${base}/${id}/file`;

import { newId } from '../format/uuid';
import { get, post, remove } from './client';
import type { Template } from './plan-shapes';
import type { Page } from './shapes';

const base = '/api/plans/templates';

export const listTemplates = (page: number, pageSize = 50) => get<Page<Template>>(base, { page, pageSize });
export const makeTemplate = (planId: string, name: string) => post<Template>(base, { templateId: newId(), planId, name });
export const removeTemplate = (id: string) => remove<unknown>(`${base}/${id}`);
export const planFromTemplate = (id: string, request: { planId: string; years: number; unitId?: string | null; title?: string | null }) => post<unknown>(`${base}/${id}/plans`, request);

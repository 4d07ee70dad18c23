import { newId } from '../format/uuid';
import { get, post, remove } from './client';
import type { Feed } from './plan-shapes';
import type { Page } from './shapes';

const base = '/api/plans';

/** An address from which a calendar program reads my unit's due days; whoever has it can read it. */
export async function makeFeed(unitId: string, name: string): Promise<string> {
  const { body } = await post<{ path: string }>(`${base}/feeds`, { feedId: newId(), unitId, name });
  return `${window.location.origin}${base}${body.path}`;
}

export const planDocument = (planId: string) => `${base}/plans/${planId}/export.docx`;
export const taskWorkbook = (planId: string) => `${base}/tasks/export.xlsx?planId=${planId}`;
export const copyPlan = (id: string, planId: string, years: number) => post<unknown>(`${base}/plans/${id}/copy`, { planId, years });
export const workbookOfUnit = (unitId: string) => `${base}/tasks/export.xlsx?unitId=${unitId}`;
export const listFeeds = (page: number) => get<Page<Feed>>(`${base}/feeds`, { page, pageSize: 50 });
/** The address stops working at once. */
export const revokeFeed = (id: string) => remove<unknown>(`${base}/feeds/${id}`);

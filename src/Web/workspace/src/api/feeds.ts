import { newId } from '../format/uuid';
import { post } from './client';

const base = '/api/plans';

/** An address from which a calendar program reads my unit's due days; whoever has it can read it. */
export async function makeFeed(unitId: string, name: string): Promise<string> {
  const { body } = await post<{ path: string }>(`${base}/feeds`, { feedId: newId(), unitId, name });
  return `${window.location.origin}${base}${body.path}`;
}

export const planDocument = (planId: string) => `${base}/plans/${planId}/export.docx`;
export const taskWorkbook = (planId: string) => `${base}/tasks/export.xlsx?planId=${planId}`;
export const copyPlan = (id: string, planId: string, years: number) => post<unknown>(`${base}/plans/${id}/copy`, { planId, years });

import { get, post, postFileSlowly, put } from './client';
import type { CalendarYear, MyTasks, TaskItem, TaskPatch, TaskView } from './plan-shapes';
import type { Page } from './shapes';

const base = '/api/plans';

export interface TaskQuery {
  planId?: string;
  unitId?: string;
  status?: string;
  quarter?: string;
  query?: string;
  asOf?: string;
  page?: number;
  pageSize?: number;
}

export const boxes = ['late', 'due_soon', 'returned', 'open', 'waiting', 'to_accept', 'taking_part'] as const;
export type Box = (typeof boxes)[number];

export const taskSorts = ['due', 'title', 'status'] as const;
export type TaskSort = (typeof taskSorts)[number];

export const myTasks = (box: Box, page: number, pageSize = 50, query?: string, sort?: TaskSort, signal?: AbortSignal) => get<MyTasks>(`${base}/my-tasks`, { box, page, pageSize, query, sort }, signal);
export const listTasks = (query: TaskQuery, signal?: AbortSignal) => get<Page<TaskItem>>(`${base}/tasks`, { ...query }, signal);
export const readTask = (id: string) => get<TaskView>(`${base}/tasks/${id}`);
export const changeTask = async (id: string, change: TaskPatch, reason?: string) => (await put<TaskView>(`${base}/tasks/${id}`, { change, reason })).body;
export const addTask = async (planId: string, task: { taskId: string; section: string; groupId?: string | null; task: TaskPatch; reason?: string }) =>
  (await post<TaskView>(`${base}/plans/${planId}/tasks`, task)).body;
export const withdrawTask = async (id: string, reason: string) => (await post<TaskView>(`${base}/tasks/${id}/withdraw`, { reason })).body;
/** One change for many tasks of one plan, as one version. */
export const changeTasks = async (taskIds: string[], change: TaskPatch, reason?: string) => (await post<{ changed: number; version: number }>(`${base}/tasks/bulk`, { taskIds, change, reason })).body;
export const reportProgress = async (occurrenceId: string, progress: { progressId: string; percent: number; text: string; productDelivered: boolean }) =>
  (await post<TaskView>(`${base}/occurrences/${occurrenceId}/progress`, progress)).body;
export const submitWork = async (occurrenceId: string, progressId: string, text: string) => (await post<TaskView>(`${base}/occurrences/${occurrenceId}/submit`, { progressId, text })).body;
export const acceptWork = async (occurrenceId: string, text?: string) => (await post<TaskView>(`${base}/occurrences/${occurrenceId}/accept`, { text })).body;
export const returnWork = async (occurrenceId: string, reason: string) => (await post<TaskView>(`${base}/occurrences/${occurrenceId}/return`, { reason })).body;
export const askExtension = async (occurrenceId: string, extensionId: string, newDueOn: string, reason: string) =>
  (await post<TaskView>(`${base}/occurrences/${occurrenceId}/extensions`, { extensionId, newDueOn, reason })).body;
export const decideExtension = async (id: string, granted: boolean, reason: string) => (await post<TaskView>(`${base}/extensions/${id}/decide`, { granted, reason })).body;
export const addEvidence = (query: { occurrenceId: string; evidenceId: string; showsPeople?: boolean; consent?: boolean }, file: File, sent: (part: number) => void) =>
  postFileSlowly<TaskView>(`${base}/evidence`, { ...query, showsPeople: query.showsPeople === undefined ? undefined : String(query.showsPeople), consent: query.consent ? 'true' : undefined, fileName: file.name }, file, sent);
/** Says that the consents are at hand, or takes that back: then the file is no longer public, at once. */
export const markConsent = async (id: string, consent: boolean, reason: string) => (await put<TaskView>(`${base}/evidence/${id}/consent`, { consent, reason })).body;
export const withdrawEvidence = async (id: string, reason: string) => (await post<TaskView>(`${base}/evidence/${id}/withdraw`, { reason })).body;
export const evidenceAddress = (id: string) => `${base}/evidence/${id}`;
export const workingCalendar = (year: number) => get<CalendarYear>(`${base}/calendar/${year}`);

const most = 5000;

/** All pieces of work of a plan, for calendar and time line, which need them together; a plan beyond the bound is shown as far as it goes. */
export async function allTasks(query: TaskQuery): Promise<{ items: TaskItem[]; total: number }> {
  const items: TaskItem[] = [];
  for (let page = 1; ; page++) {
    const list = await listTasks({ ...query, page, pageSize: 200 });
    items.push(...list.items);
    if (list.items.length === 0 || items.length >= Math.min(list.total, most)) {
      return { items, total: list.total };
    }
  }
}

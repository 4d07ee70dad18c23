import { get, post, put } from './client';
import type { Notice, NoticeDetail } from './plan-shapes';
import type { Page } from './shapes';

const base = '/api/plans/notices';

export const listNotices = (page: number, unread = false, pageSize = 50) => get<Page<Notice>>(base, { page, pageSize, unread: unread ? 'true' : undefined });
export const readNotice = async (id: string) => (await post<NoticeDetail>(`${base}/${id}/read`)).body;
export const sendNoticeAgain = async (id: string) => (await post<NoticeDetail>(`${base}/${id}/send-again`)).body;
/** Today's reminders now; nothing is said twice. */
export const runReminders = async () => (await post<{ day: string; made: number }>('/api/plans/reminders/run')).body;
export const readMailbox = (unitId: string) => get<{ unitId: string; address: string | null }>(`/api/plans/mailboxes/${unitId}`);
export const setMailbox = async (unitId: string, address: string | null) => (await put<{ unitId: string; address: string | null }>(`/api/plans/mailboxes/${unitId}`, { address })).body;

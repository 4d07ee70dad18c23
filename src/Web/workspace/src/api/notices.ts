import { get, post } from './client';
import type { Notice, NoticeDetail } from './plan-shapes';
import type { Page } from './shapes';

const base = '/api/plans/notices';

export const listNotices = (page: number, unread = false, pageSize = 50) => get<Page<Notice>>(base, { page, pageSize, unread: unread ? 'true' : undefined });
export const readNotice = async (id: string) => (await post<NoticeDetail>(`${base}/${id}/read`)).body;

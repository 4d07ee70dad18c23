import { get, post } from './client';
import type { components } from './generated/donations';
import type { Page } from './shapes';

type Donations = components['schemas'];
export type ThanksJob = Donations['ThanksJobView'];
export type ThanksPreview = Donations['ThanksPreview'];
export type UsageComment = Donations['UsageComment'];
export interface GiftDays { fromDay?: string; toDay?: string }

const base = '/api/donations';

export const previewThanks = (campaignId: string, days: GiftDays) => get<ThanksPreview>(`${base}/campaigns/${campaignId}/thanks-preview`, { ...days });
export const askForThanks = (campaignId: string, request: GiftDays & { jobId: string; place: string; signedBy: string }) => post<ThanksJob>(`${base}/campaigns/${campaignId}/thanks-jobs`, request);
export const listThanks = (campaignId: string, page: number) => get<Page<ThanksJob>>(`${base}/campaigns/${campaignId}/thanks-jobs`, { page, pageSize: 20 });
export const thanksArchive = (batchId: string) => `${base}/receipt-batches/${batchId}/documents`;
export const thanksSample = (campaignId: string, days: GiftDays, place: string, signedBy: string) =>
  `${base}/campaigns/${campaignId}/thanks-preview/document?${new URLSearchParams({ ...Object.fromEntries(Object.entries(days).filter(([, day]) => day)), place, signedBy })}`;

export const listUsageComments = (campaignId: string, page: number) => get<Page<UsageComment>>(`${base}/campaigns/${campaignId}/usage-plan/comments`, { page, pageSize: 20 });
export const logUsageComment = (campaignId: string, request: { commentId: string; text: string; saidBy?: string }) => post<unknown>(`${base}/campaigns/${campaignId}/usage-plan/comments`, request);

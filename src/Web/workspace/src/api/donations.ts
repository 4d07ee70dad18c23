import { get, post, postFile } from './client';
import type { Campaign, Donation, NewDonationRequest, Page, Statement, TrialBalance } from './shapes';

const base = '/api/donations';

export const listCampaigns = async () => (await get<Page<Campaign>>(`${base}/campaigns`, { pageSize: 200 })).items;
export const readCampaign = (id: string) => get<Campaign>(`${base}/campaigns/${id}`);
export const closeCampaign = (id: string) => post<unknown>(`${base}/campaigns/${id}/close`);
export const listDonations = (campaignId: string, page: number) => get<Page<Donation>>(`${base}/donations`, { campaignId, page, pageSize: 50 });
export const readDonation = (id: string) => get<Donation>(`${base}/donations/${id}`);
export const recordDonation = (request: NewDonationRequest) => post<unknown>(`${base}/donations`, request);
export const listStatements = async (campaignId: string) => (await get<Page<Statement>>(`${base}/statements`, { campaignId, pageSize: 200 })).items;
export const readStatement = (id: string) => get<Statement>(`${base}/statements/${id}`);
export const sendStatement = (campaignId: string, file: File, year?: number) => postFile<Statement>(`${base}/statements`, { campaignId, fileName: file.name, year }, file);
export const readTrialBalance = (campaignId: string) => get<TrialBalance>(`${base}/ledger/trial-balance`, { campaignId });

/** A statement that is still being worked on. */
export const isRunning = (statement: Pick<Statement, 'state'>) => ['queued', 'reading', 'posting'].includes(statement.state);

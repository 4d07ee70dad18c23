import { get, post, postFile } from './client';
import type { Campaign, Donation, DonorDisplay, Page, Regime, Statement, TrialBalance } from './shapes';

const base = '/api/donations';

export interface NewCampaignRequest {
  campaignId: string;
  slug: string;
  title: string;
  regime: Regime;
  unitId: string;
  beneficiaryUnitId?: string;
  opensOn: string;
  closesOn?: string;
  account?: { bankName: string; accountNumber: string };
}

export interface NewDonationRequest {
  donationId: string;
  campaignId: string;
  amountVnd: number;
  occurredAt: string;
  donorName?: string;
  donorDisplay: DonorDisplay;
  reference?: string;
  memo?: string;
}

const items = <T>(read: T[] | { items: T[] }): T[] => (Array.isArray(read) ? read : read.items);

export const listCampaigns = async () => items(await get<Campaign[] | Page<Campaign>>(`${base}/campaigns`, { pageSize: 200 }));
export const readCampaign = (id: string) => get<Campaign>(`${base}/campaigns/${id}`);
export const openCampaign = (request: NewCampaignRequest) => post<Campaign>(`${base}/campaigns`, request);
export const closeCampaign = (id: string) => post<unknown>(`${base}/campaigns/${id}/close`);
export const listDonations = (campaignId: string, page: number) => get<Page<Donation>>(`${base}/donations`, { campaignId, page, pageSize: 50 });
export const recordDonation = (request: NewDonationRequest) => post<Donation>(`${base}/donations`, request);
export const listStatements = async (campaignId: string) => items(await get<Statement[] | Page<Statement>>(`${base}/statements`, { campaignId }));
export const readStatement = (id: string) => get<Statement>(`${base}/statements/${id}`);
export const sendStatement = (campaignId: string, file: File) => postFile<Statement | { statementId: string }>(`${base}/statements`, { campaignId, fileName: file.name }, file);
export const readTrialBalance = (campaignId: string) => get<TrialBalance>(`${base}/ledger/trial-balance`, { campaignId });

/** A statement that is still being worked on. */
export const isRunning = (statement: Pick<Statement, 'state'>) => ['queued', 'reading', 'posting'].includes(statement.state);

import { get } from './client';
import type { CampaignTotal, CampaignTotalDetail, Page } from './shapes';

export const campaignTotals = async (): Promise<CampaignTotal[]> => {
  const read = await get<CampaignTotal[] | Page<CampaignTotal>>('/api/reporting/campaigns/totals');
  return Array.isArray(read) ? read : read.items;
};
export const campaignTotal = (slug: string) => get<CampaignTotalDetail>(`/api/reporting/public/campaigns/${encodeURIComponent(slug)}`);

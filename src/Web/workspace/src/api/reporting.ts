import { get } from './client';
import type { CampaignTotal, CampaignTotalDetail, Page } from './shapes';

export const campaignTotals = async () => (await get<Page<CampaignTotal>>('/api/reporting/campaigns/totals', { pageSize: 200 })).items;
export const campaignTotal = (slug: string) => get<CampaignTotalDetail>(`/api/reporting/public/campaigns/${encodeURIComponent(slug)}`);

import { get, post } from './client';
import type { Page, Regime } from './shapes';

const base = '/api/donations';

/** Where a campaign stands in its life. */
export type CampaignStage = 'draft' | 'submitted' | 'approved' | 'open' | 'closed' | 'settled';

/** A purpose that the law permits or forbids. */
export interface Purpose { regime: string; code: string; isPermitted: boolean; article: string; nameVi: string; nameEn: string }

/** What Circular 16/2018, Article 5, wants a plan to say. Amounts in đồng. */
export interface CampaignPlanBody {
  content: string;
  beneficiaries: string;
  method: string;
  budget: { purpose: string; what: string; costVnd: number }[];
  team: { role: TeamRole; name: string }[];
}

export const teamRoles = ['head_of_unit', 'chief_accountant', 'parents_board', 'student_body', 'community', 'member'] as const;
export type TeamRole = (typeof teamRoles)[number];

/** A campaign's plan; of the account only the last four digits. */
export interface CampaignPlan {
  campaignId: string;
  slug: string;
  title: string;
  regime: Regime;
  state: CampaignStage;
  unitName: string;
  beneficiaryName?: string | null;
  opensOn: string;
  closesOn?: string | null;
  bankName?: string | null;
  account?: string | null;
  plan?: CampaignPlanBody | null;
  submittedBy?: string | null;
  submittedAt?: string | null;
  approvedAt?: string | null;
  approverName?: string | null;
  approvalNumber?: string | null;
  returnReason?: string | null;
}

/** Body of POST /campaigns. */
export interface DraftCampaignRequest {
  campaignId: string;
  slug: string;
  title: string;
  regime: Regime;
  unitId: string;
  beneficiaryUnitId?: string;
  opensOn: string;
  closesOn?: string;
  account?: { bankName: string; accountNumber: string };
  plan: CampaignPlanBody;
}

const planOf = (id: string) => `${base}/campaigns/${id}/plan`;

export const listPurposes = () => get<Purpose[]>(`${base}/purposes`);
export const listCampaignPlans = (page: number) => get<Page<CampaignPlan>>(`${base}/campaign-plans`, { page, pageSize: 20 });
export const readCampaignPlan = (id: string) => get<CampaignPlan>(planOf(id));
export const draftCampaign = (request: DraftCampaignRequest) => post<CampaignPlan>(`${base}/campaigns`, request);
export const submitCampaignPlan = (id: string) => post<CampaignPlan>(`${planOf(id)}/submit`);
export const approveCampaignPlan = (id: string, approverName: string, approvalNumber?: string) => post<CampaignPlan>(`${planOf(id)}/approve`, { approverName, approvalNumber: approvalNumber || undefined });
export const returnCampaignPlan = (id: string, reason: string) => post<CampaignPlan>(`${planOf(id)}/return`, { reason });
export const openApprovedCampaign = (id: string) => post<unknown>(`${base}/campaigns/${id}/open`);

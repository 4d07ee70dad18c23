import { get, post, put } from './client';
import type { BudgetLine, CampaignMoney, CampaignPlan, Clock, DraftCampaignRequest, GiftCondition, GiverTerms, Purpose, Restriction, Settlement, TeamRole, UsagePlan } from './collecting-shapes';
import { asProblem } from './problem';
import type { Page } from './shapes';

const base = '/api/donations';
const planOf = (id: string) => `${base}/campaigns/${id}/plan`;

/** Parts in the receiving team, in the order in which Circular 16/2018, Article 6, names them. */
export const teamRoles: TeamRole[] = ['head_of_unit', 'chief_accountant', 'parents_board', 'student_body', 'community', 'member'];

/** Nothing there is an answer, not a failure. */
async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (thrown) {
    if (asProblem(thrown).status === 404) {
      return null;
    }
    throw thrown;
  }
}

export const listPurposes = () => get<Purpose[]>(`${base}/purposes`);
export const listCampaignPlans = (page: number) => get<Page<CampaignPlan>>(`${base}/campaign-plans`, { page, pageSize: 20 });
export const readCampaignPlan = (id: string) => get<CampaignPlan>(planOf(id));
export const draftCampaign = (request: DraftCampaignRequest) => post<CampaignPlan>(`${base}/campaigns`, request);
export const changeCampaign = (id: string, request: DraftCampaignRequest) => put<CampaignPlan>(planOf(id), request);
export const submitCampaignPlan = (id: string) => post<CampaignPlan>(`${planOf(id)}/submit`);
export const approveCampaignPlan = (id: string, approverName: string, approvalNumber?: string) => post<CampaignPlan>(`${planOf(id)}/approve`, { approverName, approvalNumber: approvalNumber || undefined });
export const returnCampaignPlan = (id: string, reason: string) => post<CampaignPlan>(`${planOf(id)}/return`, { reason });
export const openApprovedCampaign = (id: string) => post<unknown>(`${base}/campaigns/${id}/open`);

export const readClocks = (id: string) => get<Clock[]>(`${base}/campaigns/${id}/clocks`);
export const dutyDone = (id: string, code: string, doneOn: string) => post<Clock[]>(`${base}/campaigns/${id}/clocks/${code}/done`, { doneOn });
export const readUsagePlan = (id: string) => orNull(get<UsagePlan>(`${base}/campaigns/${id}/usage-plan`));
export const postUsagePlan = (id: string, lines: BudgetLine[]) => put<UsagePlan>(`${base}/campaigns/${id}/usage-plan`, { lines });
export const adoptUsagePlan = (id: string) => post<UsagePlan>(`${base}/campaigns/${id}/usage-plan/adopt`);
export const readSettlement = (id: string) => orNull(get<Settlement>(`${base}/campaigns/${id}/settlement/draft`));
export const prepareSettlement = (id: string, lines: BudgetLine[], auditNote?: string) => put<Settlement>(`${base}/campaigns/${id}/settlement`, { lines, auditNote: auditNote || undefined });
export const publishSettlement = (id: string) => post<Settlement>(`${base}/campaigns/${id}/settlement/publish`);

export const qrPicture = (id: string, kind: 'svg' | 'png') => `${base}/campaigns/${id}/qr.${kind}`;

export const listRestrictions = (campaignId: string, page: number) => get<Page<Restriction>>(`${base}/campaigns/${campaignId}/restrictions`, { page, pageSize: 20 });
export const addRestriction = (campaignId: string, request: GiverTerms & { restrictionId: string }) =>
  post<Restriction>(`${base}/campaigns/${campaignId}/restrictions`, request);
export const readCampaignMoney = (campaignId: string) => get<CampaignMoney>(`${base}/campaigns/${campaignId}/money`);
export const listGiftConditions = (campaignId: string, page: number) => get<Page<GiftCondition>>(`${base}/campaigns/${campaignId}/gift-conditions`, { page, pageSize: 20 });
export const noteCondition = (donationId: string, request: { conditionId: string; terms: GiverTerms; reason: string }) => post<GiftCondition>(`${base}/donations/${donationId}/conditions`, request);
export const placeCondition = (conditionId: string) => post<GiftCondition>(`${base}/gift-conditions/${conditionId}/place`);
export const dropCondition = (conditionId: string, reason: string) => post<GiftCondition>(`${base}/gift-conditions/${conditionId}/drop`, { reason });
export const endRestriction = (restrictionId: string, reason: string) => post<Restriction>(`${base}/restrictions/${restrictionId}/end`, { reason });

// Names for the generated types of lawful campaigns, papers, pledges, cash, classification and reconciliation.
import type { components as donations } from './generated/donations';
import type { components as reporting } from './generated/reporting';

type Donations = donations['schemas'];

export type CampaignPlan = Donations['CampaignPlanView'];
export type CampaignStage = Donations['CampaignStage'];
export type CampaignPlanBody = Donations['CampaignPlanBody'];
export type BudgetLine = Donations['BudgetLine'];
export type DraftCampaignRequest = Donations['DraftCampaignRequest'];
export type Purpose = Donations['Purpose'];
export type TeamRole = Donations['TeamRole'];
export type Clock = Donations['Clock'];
export type UsagePlan = Donations['UsagePlanView'];
export type Settlement = Donations['SettlementView'];
export type Restriction = Donations['RestrictionView'];
export type GiverTerms = Donations['GiverTerms'];
export type GiftCondition = Donations['GiftConditionView'];
export type CampaignMoney = Donations['CampaignMoneyView'];

export type StatementPreview = Donations['StatementPreview'];
export type ColumnMapping = Donations['ColumnMapping'];
export type Difference = Donations['DifferenceView'];

export type Fund = Donations['FundView'];
export type UnclassifiedGift = Donations['UnclassifiedGift'];
export type Rule = Donations['RuleView'];

export type Cash = Donations['CashView'];
export type CountCashRequest = Donations['CountCashRequest'];
export type Pledge = Donations['PledgeView'];
export type RecordPledgeRequest = Donations['RecordPledgeRequest'];
export type Receipt = Donations['ReceiptView'];
export type ReceiptKind = Donations['ReceiptKind'];
export type IssueReceiptRequest = Donations['IssueReceiptRequest'];

export type Approval = Donations['Approval'];
export type BankBoard = Donations['BankBoard'];
export type BankLines = Donations['BankLines'];
export type BankLineState = Donations['BankLineState'];
export type Comparison = reporting['schemas']['ComparisonView'];

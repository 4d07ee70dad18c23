// Names for the generated types, as the screens call them. A field that a service renames breaks the build here, not a screen.
import type { components as donations } from './generated/donations';
import type { components as gateway } from './generated/gateway';
import type { components as reporting } from './generated/reporting';
import type { components as units } from './generated/unit-directory';

type Donations = donations['schemas'];
type Gateway = gateway['schemas'];
type Reporting = reporting['schemas'];
type Units = units['schemas'];

/** One page of a list. */
export interface Page<T> {
  items: T[];
  total: number;
  page: number;
  pageSize: number;
}

/** The roles that the services know; their documents only say "string". */
export type Role = 'administrator' | 'programme_officer' | 'unit_officer' | 'school_officer' | 'accountant' | 'approver' | 'auditor';

export type Me = Omit<Gateway['SignedIn'], 'roles'> & { roles: Role[] };
export type Account = Omit<Gateway['AccountListed'], 'roles'> & { roles: Role[] };
export type NewAccountRequest = Gateway['CreateAccountRequest'];
export type ServiceStatus = Gateway['ServiceStatus'];

export type Unit = Units['UnitItem'];
// The document marks what it inherits as optional; it is always there.
export type UnitDetail = Unit & Units['UnitDetails'];
export type UnitType = Units['UnitType'];
export type ResolvedName = Units['ResolvedName'];
export type Lineage = Units['LineageMap'];
export type ImportKind = Units['ImportKind'];
export type ImportIssue = Units['ImportIssue'];
export type ImportJob = Units['ImportView'];
export type ImportDecision = Units['ImportDecision'];
export type LearnedAlias = Units['LearnedAlias'];
export type UnitAct = Units['UnitAct'];
export type ActPreview = Units['ActPreview'];
export type Contact = Units['ContactView'];
export type OfficeProposal = Units['OfficeProposal'];

export type Regime = Donations['FundraisingRegime'];
export type DonorDisplay = Donations['DonorDisplay'];
export type Campaign = Donations['CampaignView'];
export type Donation = Donations['DonationView'];
export type NewDonationRequest = Donations['RecordDonationRequest'];
export type Statement = Donations['StatementView'];
export type TrialBalance = Donations['TrialBalanceView'];

export type CampaignTotal = Reporting['CampaignSummary'];
export type CampaignTotalDetail = Reporting['PublicCampaign'];

// The shapes of the services' answers as the workspace uses them.

export interface Page<T> {
  items: T[];
  total: number;
  page: number;
  pageSize: number;
}

export type Role = 'administrator' | 'programme_officer' | 'unit_officer' | 'school_officer' | 'accountant' | 'approver' | 'auditor';

export interface Me {
  accountId: string;
  userName: string;
  displayName: string;
  roles: Role[];
  unitId: string | null;
  unitName: string | null;
  csrfToken: string;
  demo: boolean;
}

export interface Account {
  accountId: string;
  userName: string;
  displayName: string;
  roles: Role[];
  unitId: string | null;
  unitName?: string | null;
  disabled: boolean;
  demo: boolean;
  createdAt: string;
  lastSignInAt: string | null;
}

export interface ServiceStatus {
  service: string;
  ready: boolean;
  latencyMs: number;
}

export interface UnitCode {
  scheme: string;
  value: string;
}

export interface Unit {
  id: string;
  name: string;
  fullName: string;
  typeCode: string;
  typeName: string;
  parentId: string | null;
  parentName: string | null;
  provinceName: string | null;
  codes: UnitCode[];
  validFrom: string | null;
  validTo: string | null;
}

export interface UnitDetail extends Unit {
  ancestors: { id: string; name: string; typeCode: string }[];
  names: { name: string; fullName: string; validFrom: string | null; validTo: string | null }[];
}

export interface UnitType {
  code: string;
  name: string;
}

export type ImportKind = 'provinces' | 'communes' | 'unit_types' | 'schools' | 'units';

export interface ImportIssue {
  row: number;
  column: string;
  code: string;
  message: string;
}

export interface ImportJob {
  importId: string;
  kind: ImportKind;
  fileName: string;
  state: 'previewed' | 'committing' | 'committed' | 'refused';
  done: number;
  total: number;
  counts: { rows: number; new: number; changed: number; same: number; errors: number };
  errors: ImportIssue[];
  sample: { row: number; outcome: string; code: string | null; name: string; typeCode: string | null }[];
  warnings: ImportIssue[];
  ignoredColumns: string[];
  refusal: { code: string; title: string; detail: string | null } | null;
  uploadedAt: string;
}

export type Regime = 'tt16' | 'nd93' | 'other';

export interface Campaign {
  campaignId: string;
  slug: string;
  title: string;
  regime: Regime;
  unitId: string;
  unitName: string;
  beneficiaryUnitId: string | null;
  beneficiaryName: string | null;
  opensOn: string;
  closesOn: string | null;
  closedOn: string | null;
  bankName: string | null;
  account: string | null;
  openedAt: string;
}

export type DonorDisplay = 'named' | 'initials' | 'anonymous';

export interface Donation {
  donationId: string;
  campaignId: string;
  amountVnd: number;
  occurredOn: string;
  occurredAt: string | null;
  donorName: string | null;
  donorDisplay: DonorDisplay;
  reference: string | null;
  memo: string | null;
  source: string;
  statementId: string | null;
  statementLine: number | null;
  ledgerSequence: number;
  recordedAt: string;
}

export interface Statement {
  statementId: string;
  campaignId: string;
  fileName: string;
  sha256: string;
  receivedAt: string;
  state: 'queued' | 'reading' | 'posting' | 'posted' | 'refused';
  done: number;
  total: number | null;
  account: string | null;
  openingVnd: number | null;
  closingVnd: number | null;
  sumVnd: number | null;
  debitsVnd: number | null;
  entryCount: number | null;
  added: number;
  alreadyThere: number;
  recovered: { line: number; amountVnd: number; reason: string }[];
  quarantined: { line: number; reason: string }[];
  refusal: { code: string; title: string; detail: string; line: number | null } | null;
}

export interface TrialBalance {
  campaignId: string;
  asOf: string;
  entryCount: number;
  accounts: { account: string; debitVnd: number; creditVnd: number; balanceVnd: number }[];
  balanced: boolean;
}

export interface CampaignTotal {
  campaignId: string;
  slug: string;
  title: string;
  unitName?: string | null;
  totalVnd: number;
  count: number;
  bankClosingVnd: number | null;
  bankDifferenceVnd: number | null;
  statementsReconciled: number;
  updatedAt: string | null;
}

export interface CampaignTotalDetail extends CampaignTotal {
  beneficiaryName?: string | null;
  opensOn?: string;
  closesOn?: string | null;
  hours: { hour: string; count: number; totalVnd: number }[];
  days: { day: string; count: number; totalVnd: number; withoutHour: number }[];
}

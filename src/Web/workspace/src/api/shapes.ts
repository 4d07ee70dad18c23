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
}

export interface ServiceStatus {
  service: string;
  ready: boolean;
  latencyMs: number | null;
}

export interface UnitCode {
  scheme: string;
  value: string;
}

export interface Unit {
  id: string;
  name: string;
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
  ancestors: { id: string; name: string; typeName?: string }[];
  names: { name: string; validFrom: string | null; validTo: string | null }[];
}

export interface UnitType {
  code: string;
  name: string;
}

export type ImportKind = 'provinces' | 'communes' | 'unit_types' | 'schools' | 'units';

export interface ImportJob {
  importId: string;
  kind: ImportKind;
  fileName: string;
  state: 'previewed' | 'committing' | 'committed' | 'refused';
  done?: number;
  total?: number;
  counts: { rows: number; new: number; changed: number; same: number; errors: number };
  errors?: { row: number; column: string | null; code: string; message: string }[];
  sample?: Record<string, unknown>[];
  createdAt?: string;
}

export type Regime = 'tt16' | 'nd93' | 'other';

export interface Campaign {
  campaignId: string;
  slug: string;
  title: string;
  regime: Regime;
  unitId: string;
  unitName?: string | null;
  beneficiaryUnitId?: string | null;
  opensOn: string;
  closesOn?: string | null;
  closedAt?: string | null;
}

export type DonorDisplay = 'named' | 'initials' | 'anonymous';

export interface Donation {
  donationId: string;
  campaignId: string;
  amountVnd: number;
  occurredAt: string | null;
  occurredOn?: string | null;
  donorName?: string | null;
  donorDisplay: DonorDisplay;
  reference?: string | null;
  memo?: string | null;
}

export interface Statement {
  statementId: string;
  campaignId: string;
  fileName: string;
  sha256: string;
  state: 'queued' | 'reading' | 'posting' | 'posted' | 'refused';
  done: number;
  total: number;
  account: string | null;
  openingVnd: number | null;
  closingVnd: number | null;
  sumVnd: number | null;
  entryCount: number | null;
  added: number | null;
  alreadyThere: number | null;
  recovered: { line: number; amountVnd: number; reason: string }[];
  quarantined: { line: number; reason: string }[];
  refusal: { code: string; title: string; detail: string | null; line: number | null } | null;
  createdAt?: string;
}

export interface TrialBalance {
  campaignId?: string;
  accounts: { code: string; name: string; debitVnd: number; creditVnd: number }[];
  totalDebitVnd: number;
  totalCreditVnd: number;
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

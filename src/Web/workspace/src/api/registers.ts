import { get, withQuery, type Query } from './client';
import type { Page } from './shapes';

// As the service's records of the same names (src/Twinning/Registers).
export interface RegisterSchool {
  unitId: string; name: string; printedName: string; wardName: string | null; authorityName: string | null; levels: string[]; needs: number; urgency: number | null;
  mostPartners: number | null; active: number; uncovered: string | null; ruleReason: string | null;
}
export interface RegisterPair {
  agreementId: string; number: string | null; state: 'consent' | 'active' | 'ended'; since: string;
  supporterName: string; supporterNow: string; supporterWard: string | null; seekerName: string; seekerNow: string; seekerWard: string | null;
  levels: string[]; fromYear: number; throughYear: number;
}
export interface RegisterConnection {
  agreementId: string; state: 'active' | 'ended'; supporterName: string; supporterNow: string; supporterAuthority: string | null; seekerName: string; seekerNow: string; seekerWard: string | null;
  seekerAuthority: string | null; levels: string[]; planAgreed: boolean; held: number; minutes: number; supporterTeachers: number; supporterPupils: number; seekerTeachers: number; seekerPupils: number;
  usefulness: number | null; lastHeld: string | null; mark: string | null;
}
export interface RegisterPlace {
  unitId: string; name: string; authorityName: string; isBorder: boolean; isSpeciallyDifficult: boolean; schools: number; registered: number; covered: number; uncovered: number;
}
export interface RegisterTotals {
  schoolYear: number; day: string; schools: number; registered: number; seeking: number; offering: number; covered: number; activePairs: number; uncovered: Record<string, number>;
}
export type RegisterName = 'schools' | 'pairs' | 'uncovered' | 'coverage' | 'connections';

export const readTotals = (asked: Query) => get<RegisterTotals>('/api/twinning/registers/totals', asked);
export const readRegister = <T>(name: RegisterName, asked: Query, page: number, pageSize = 50) => get<Page<T>>(`/api/twinning/registers/${name}`, { ...asked, page, pageSize });
export const registerFile = (name: RegisterName, kind: 'xlsx' | 'docx', asked: Query) => withQuery(`/api/twinning/registers/${name}/export.${kind}`, asked);

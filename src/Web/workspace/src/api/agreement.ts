import { get, post } from './client';

// As the service's records of the same names (src/Reporting/Agreement).
export interface AgreementLine { field: string; label: string; figure: string; owner: 'plans' | 'donations' | 'twinning'; reported: number | null; counted: number | null; ownersCount: number | null; agrees: boolean }
export interface ReportAgreement { version: number; checkedAt: string; units: number; agrees: boolean; away: AgreementLine['owner'][]; lines: AgreementLine[] }

const path = (id: string) => `/api/reporting/reports/${id}/agreement`;
export const checkAgreement = async (id: string): Promise<ReportAgreement> => (await post<ReportAgreement>(path(id), {})).body;
/** What was seen of this step of the report; whoever comes first looks. */
export const readAgreement = async (id: string): Promise<ReportAgreement> => (await get<ReportAgreement | undefined>(path(id))) ?? checkAgreement(id);

import { get, post, put } from './client';
import type { Page } from './shapes';
import type { AgreementState } from './twinning';

// As the service's records of the same names (src/Twinning/Rules, Units, Agreements).
export const ruleKinds = ['match', 'seeker_only', 'supporter_only', 'exclude', 'other_authority', 'limit_of_seeker', 'limit_of_supporter', 'cluster', 'owner'] as const;
export type RuleKind = (typeof ruleKinds)[number];
export const levels = ['mam_non', 'tieu_hoc', 'thcs', 'thpt', 'gdtx', 'gdnn'] as const;
export const traits = ['combined', 'specialised', 'boarding', 'semi_boarding', 'border', 'specially_difficult', 'private', 'foreign_invested', 'special_needs'] as const;
export const marks = [
  'border', 'specially_difficult', 'boarding', 'semi_boarding', 'specialised', 'combined', 'private', 'foreign_invested',
  'teaches_mam_non', 'teaches_tieu_hoc', 'teaches_thcs', 'teaches_thpt', 'teaches_gdtx', 'teaches_gdnn',
] as const;

export interface PairingRule {
  ruleId: string; kind: RuleKind; authorityId?: string | null; seeker: string[]; supporter: string[]; most?: number | null; officeId?: string | null; members: string[];
  reason: string; basis: string; validFrom: string; validTo?: string | null;
}
export interface UnitMark { markId: string; unitId: string; mark: string; validFrom: string; validTo?: string | null; basis: string }
export interface TwinningSchool { unitId: string; name: string; levels: string[]; traits: string[]; ownerId: string | null; marks: UnitMark[] }
export interface Duration { stage: 'proposed' | 'accepted' | 'active'; days: number; remindBefore: number[]; escalateBefore: number; version: number }
export interface AgreementNotice { agreementId: string; stage: AgreementState; kind: string; unitId: string; supporterName: string; seekerName: string; dueAt: string; madeAt: string }

const base = '/api/twinning';
export const listRules = (query: { asOf?: string; kind?: string; page: number }) => get<Page<PairingRule>>(`${base}/rules`, { pageSize: 20, ...query });
export const addRule = (rule: PairingRule) => post<PairingRule>(`${base}/rules`, rule);
export const endRule = (id: string, lastDay: string) => post<PairingRule>(`${base}/rules/${id}/end`, { lastDay });
export const readTwinningSchool = (id: string) => get<TwinningSchool>(`${base}/schools/${id}`);
export const markUnit = (mark: UnitMark) => post<UnitMark>(`${base}/marks`, mark);
export const endMark = (id: string, lastDay: string) => post<UnitMark>(`${base}/marks/${id}/end`, { lastDay });
export const listDurations = () => get<Duration[]>(`${base}/agreements/durations`);
export const changeDuration = ({ stage, ...said }: Duration) => put<Duration[]>(`${base}/agreements/durations/${stage}`, said);
export const listAgreementNotices = (page: number) => get<Page<AgreementNotice>>(`${base}/agreements/notices`, { pageSize: 20, page });

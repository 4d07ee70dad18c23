import { get, post } from './client';
import type { components } from './generated/donations';
import type { Page } from './shapes';

type Donations = components['schemas'];
export type EntryLine = Donations['EntryLine'];
export type EntryPage = Donations['EntryPage'];
export type Entry = Donations['EntryView'];
export type EntryBytes = Donations['EntryBytes'];
export type Correction = Donations['CorrectionView'];
export type CorrectionLeg = Donations['CorrectionLeg'];
export type BookAccount = Donations['BookAccount'];
export type Ledger = Donations['LedgerView'];
export type ClosedPeriod = Donations['ClosedPeriod'];
export type PeriodWish = Donations['PeriodView'];

const base = '/api/donations';

export const listEntries = (campaignId: string, before?: number) => get<EntryPage>(`${base}/ledger/entries`, { campaignId, before });
export const readEntry = (sequence: string) => get<Entry>(`${base}/ledger/entries/${sequence}`);
export const readEntryBytes = (sequence: number) => get<EntryBytes>(`${base}/ledger/entries/${sequence}/bytes`);

export const listCorrections = (campaignId: string, state: string | undefined, page: number) => get<Page<Correction>>(`${base}/ledger/corrections`, { campaignId, state, page, pageSize: 20 });
export const proposeEntry = (request: { correctionId: string; campaignId: string; occurredOn: string; reason: string; legs: CorrectionLeg[] }) => post<Correction>(`${base}/ledger/corrections`, request);

export const listLedgers = () => get<Ledger[]>(`${base}/ledgers`);
export const listPeriods = (ledgerId: string, page: number) => get<Page<ClosedPeriod>>(`${base}/ledgers/${ledgerId}/periods`, { page, pageSize: 20 });
export const listPeriodWishes = (ledgerId: string) => get<Page<PeriodWish>>(`${base}/ledgers/${ledgerId}/periods/wishes`, { pageSize: 20 });
export const proposeClosing = (ledgerId: string, request: { periodId: string; endsOn: string }) => post<PeriodWish>(`${base}/ledgers/${ledgerId}/periods`, request);
export const decideClosing = (ledgerId: string, periodId: string, yes: boolean) => post<PeriodWish>(`${base}/ledgers/${ledgerId}/periods/${periodId}/${yes ? 'confirm' : 'refuse'}`);

import type { BookAccount, CorrectionLeg } from '../../../api/ledger';

/** A side of an entry as people type it: an amount without a sign, and where it stands. */
export interface TypedLeg { account?: BookAccount; side?: 'debit' | 'credit'; amountVnd?: number }

const signed = (leg: TypedLeg | undefined) => (leg?.side === 'credit' ? -(leg.amountVnd ?? 0) : (leg?.amountVnd ?? 0));

/** Debits less credits in đồng, of what has been typed so far; an entry whose sides are not equal is no entry. */
export const offBalance = (legs: readonly (TypedLeg | undefined)[]) => legs.reduce((sum, leg) => sum + signed(leg), 0);

/** As the ledger wants them: a debit is positive, a credit negative. */
export const toLegs = (legs: readonly TypedLeg[]): CorrectionLeg[] => legs.map((leg) => ({ account: leg.account!, amountVnd: signed(leg) }));

import { describe, expect, it } from 'vitest';
import { thanksSample } from '../src/api/thanks';
import { offBalance, toLegs } from '../src/pages/donations/ledger/legs';

describe('an entry by hand', () => {
  it('is balanced only when both sides are equal', () => {
    expect(offBalance([{ side: 'debit', amountVnd: 50_000 }, { side: 'credit', amountVnd: 50_000 }])).toBe(0);
    expect(offBalance([{ side: 'debit', amountVnd: 50_000 }, { side: 'credit', amountVnd: 30_000 }, undefined, {}])).toBe(20_000);
    expect(offBalance([])).toBe(0);
  });

  it('gives debits as positive and credits as negative amounts', () => {
    expect(toLegs([{ account: 'bank', side: 'debit', amountVnd: 7 }, { account: 'in_transit', side: 'credit', amountVnd: 7 }]))
      .toEqual([{ account: 'bank', amountVnd: 7 }, { account: 'in_transit', amountVnd: -7 }]);
  });
});

describe('a sample letter', () => {
  it('is asked for with the days that were chosen and no others', () => {
    const address = new URL(thanksSample('c1', { fromDay: '2026-03-01', toDay: undefined }, 'Hà Nội', 'Trần Ký'), 'http://x');
    expect([...address.searchParams]).toEqual([['fromDay', '2026-03-01'], ['place', 'Hà Nội'], ['signedBy', 'Trần Ký']]);
  });
});

import { describe, expect, it } from 'vitest';
import { addDays, addMonths, daysBetween, lastOf, placeOn, quarterOf, stretches, weeksOf } from '../src/components/time/days';

describe('days', () => {
  it('counts over the ends of months and years', () => {
    expect([addDays('2026-12-31', 1), addDays('2028-03-01', -1), addMonths('2026-12', 1), addMonths('2026-01', -1), lastOf('2028-02')])
      .toEqual(['2027-01-01', '2028-02-29', '2027-01', '2025-12', '2028-02-29']);
    expect(daysBetween('2026-11-22', '2026-11-15')).toBe(-7);
  });

  it('lays a month out in weeks that begin on Monday', () => {
    const weeks = weeksOf('2026-11');
    expect(weeks).toHaveLength(6);
    expect([weeks[0]![0], weeks[5]![6]]).toEqual(['2026-10-26', '2026-12-06']);
    expect(weeksOf('2027-02')).toHaveLength(4);
  });

  it('places a day on a line and keeps what lies outside at the end', () => {
    expect([placeOn('2026-01-01', '2026-01-01', '2026-12-31'), placeOn('2027-06-01', '2026-01-01', '2026-12-31'), placeOn('2025-01-01', '2026-01-01', '2026-12-31')]).toEqual([0, 100, 0]);
    expect(placeOn('2026-07-02', '2026-01-01', '2026-12-31')).toBeCloseTo(49.86, 1);
  });

  it('divides a line into quarters of the calendar, cut at its ends', () => {
    expect(stretches('2026-02-15', '2026-10-10', 'quarter')).toEqual([
      { key: '2026-01', from: '2026-02-15', to: '2026-03-31' }, { key: '2026-04', from: '2026-04-01', to: '2026-06-30' },
      { key: '2026-07', from: '2026-07-01', to: '2026-09-30' }, { key: '2026-10', from: '2026-10-01', to: '2026-10-10' }]);
    expect(stretches('2026-01-01', '2030-12-31', 'year')).toHaveLength(5);
    expect(['2026-01', '2026-04', '2026-07', '2026-10'].map(quarterOf)).toEqual(['I', 'II', 'III', 'IV']);
  });
});

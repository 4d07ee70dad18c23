import { describe, expect, it } from 'vitest';
import type { ActivityView } from '../src/api/pair-life';
import { actsWith } from '../src/pages/twinning/life/acts';
import { consentBasis } from '../src/pages/twinning/life/ConsentFields';
import { idIn } from '../src/pages/twinning/life/Gifts';
import { formatMonth, heldByMonth, monthsOf } from '../src/pages/twinning/life/months';
import { reportFields } from '../src/pages/twinning/life/ReportFields';
import { formatSpan, momentsOf, typedTimes } from '../src/pages/twinning/life/times';

describe('the months of a school year', () => {
  it('run from June to May', () => {
    const months = monthsOf(2026);
    expect([months.length, months[0], months[6], months[7], months[11]]).toEqual([12, '2026-06', '2026-12', '2027-01', '2027-05']);
    expect(formatMonth('2026-09')).toBe('09/2026');
  });

  it('count what was held in each, and a month without anything is zero', () => {
    const counted = heldByMonth([{ heldOn: '2026-09-30' }, { heldOn: '2026-09-01' }, { heldOn: '2027-05-31' }, { heldOn: '2025-09-01' }, { heldOn: null }], 2026);
    expect(counted.filter((one) => one.count > 0)).toEqual([{ month: '2026-09', count: 2 }, { month: '2027-05', count: 1 }]);
  });
});

describe('the time of an activity', () => {
  it('is on one day unless another last day is given', () => {
    expect(momentsOf({ day: '2026-10-12', from: '8:00', to: '09:30' })).toEqual({ startsAt: '2026-10-12T01:00:00.000Z', endsAt: '2026-10-12T02:30:00.000Z' });
    expect(momentsOf({ day: '2026-10-12', from: '08:00', lastDay: '2026-10-14', to: '07:00' })).toEqual({ startsAt: '2026-10-12T01:00:00.000Z', endsAt: '2026-10-14T00:00:00.000Z' });
  });

  it('is refused when it ends before it begins or cannot be read', () => {
    expect(momentsOf({ day: '2026-10-12', from: '14:00', to: '14:00' })).toBeNull();
    expect(momentsOf({ day: '2026-10-12', from: '14:00', to: '9:30' })).toBeNull();
    expect(momentsOf({ day: '2026-10-12', from: 'chiều', to: '15:30' })).toBeNull();
  });

  it('is typed and shown in the time of Vietnam', () => {
    const [startsAt, endsAt] = ['2026-10-11T17:30:00Z', '2026-10-11T18:30:00Z'];
    expect(typedTimes(startsAt, endsAt)).toEqual({ day: '2026-10-12', from: '00:30', lastDay: undefined, to: '01:30' });
    expect(momentsOf(typedTimes(startsAt, endsAt))).toEqual({ startsAt: '2026-10-11T17:30:00.000Z', endsAt: '2026-10-11T18:30:00.000Z' });
    expect(formatSpan(startsAt, endsAt)).toBe('12/10/2026 00:30 – 01:30');
    expect(formatSpan(startsAt, '2026-10-12T18:30:00Z')).toBe('12/10/2026 00:30 – 13/10/2026 01:30');
  });
});

describe('what a school may do with an activity', () => {
  const planned = {
    state: 'planned', mySide: 'supporter', reportedBy: null, confirmedAt: null, evaluations: [], report: null, activity: { startsAt: '2026-10-12T07:00:00Z', endsAt: '2026-10-12T08:30:00Z' },
  } as unknown as ActivityView;
  const held = { ...planned, state: 'held', reportedBy: 'supporter' } as ActivityView;

  it('is to report from its day on in Vietnam, not before', () => {
    expect(actsWith(planned, new Date('2026-10-11T16:59:00Z'))).toEqual(['change', 'cancel']);
    expect(actsWith(planned, new Date('2026-10-11T17:00:00Z'))).toEqual(['report', 'change', 'cancel']);
  });

  it('is to confirm what the other school told, never its own report', () => {
    expect(actsWith(held, new Date())).toEqual(['evaluate', 'correct']);
    expect(actsWith({ ...held, mySide: 'seeker' }, new Date())).toEqual(['confirm', 'evaluate', 'correct']);
    expect(actsWith({ ...held, mySide: 'seeker', confirmedAt: '2026-10-13T00:00:00Z' }, new Date())).toEqual(['evaluate', 'correct']);
  });

  it('is nothing for an office or when it was cancelled', () => {
    expect(actsWith({ ...held, mySide: null }, new Date())).toEqual([]);
    expect(actsWith({ ...planned, state: 'cancelled' }, new Date())).toEqual([]);
  });

  it('begins a report with the day and length that were planned', () => {
    expect(reportFields(planned)).toMatchObject({ heldOn: '2026-10-12', minutes: 90, seekerPupils: 0 });
    expect(reportFields({ ...held, report: { heldOn: '2026-10-13', minutes: 45 } } as ActivityView)).toMatchObject({ heldOn: '2026-10-13', minutes: 45 });
  });
});

describe('references and consents', () => {
  it('find the id in an address that was pasted', () => {
    expect(idIn('https://educoop.vn/workspace/hang/0192ABCD-0000-7000-8000-00000000000a?x=1')).toBe('0192abcd-0000-7000-8000-00000000000a');
    expect(idIn('chuyến hàng số 3')).toBeNull();
    expect(idIn(undefined)).toBeNull();
  });

  it('keep whose consent it is and on which paper, within what the service takes', () => {
    expect(consentBasis('Đã đồng ý.', ' phiếu lớp 4A ')).toBe('Đã đồng ý. phiếu lớp 4A');
    expect(consentBasis('Đã đồng ý.', 'x'.repeat(600))).toHaveLength(500);
  });
});

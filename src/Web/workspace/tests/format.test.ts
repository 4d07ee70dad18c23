import { describe, expect, it } from 'vitest';
import { dayInVietnam, formatDay, formatDayOf, formatLastDay, formatTime, momentFrom, schoolYearOf } from '../src/format/dates';
import { formatVnd, formatVndShort, formatVndUnit, parseVnd } from '../src/format/money';
import { slugOf } from '../src/format/slug';
import { newId } from '../src/format/uuid';

describe('money', () => {
  it('groups đồng by dots, up to the size of a real campaign', () => {
    expect(formatVnd(0)).toBe('0');
    expect(formatVnd(1000)).toBe('1.000');
    expect(formatVnd(18067538360)).toBe('18.067.538.360');
    expect(formatVnd(-50000)).toBe('−50.000');
    expect(formatVndUnit(50000)).toBe('50.000\u00a0đ');
  });

  it('shortens for an axis with a decimal comma', () => {
    const words = { million: 'triệu', billion: 'tỷ' };
    expect(formatVndShort(18067538360, words)).toBe('18,07 tỷ');
    expect(formatVndShort(2500000, words)).toBe('2,5 triệu');
    expect(formatVndShort(999, words)).toBe('999');
  });

  it.each([
    ['1.000.000', 1000000], ['1,000,000', 1000000], ['1000000', 1000000], ['1 000 000', 1000000], ['50.000 đ', 50000],
    ['5 triệu', 5000000], ['1,5 tỷ', 1500000000], ['1.5 tỉ', 1500000000], ['200k', 200000], ['2tr', 2000000], ['500 nghìn đồng', 500000],
  ])('reads %s as people mean it', (text, amount) => expect(parseVnd(text)).toBe(amount));

  it.each(['1.000,5', '1.00', '', 'năm triệu', '-5', '1,5', '1e6', '1.0000.000', '99999999999999999', '1,2345 k'])(
    'does not guess at %s', (text) => expect(parseVnd(text)).toBeNull());

  it('reads decomposed letters as well', () => expect(parseVnd('5 triệu'.normalize('NFD'))).toBe(5000000));
});

describe('days and times', () => {
  it('says which day a moment is in Vietnam, where it is seven hours later', () => {
    expect(formatDayOf('2026-03-06T16:59:59Z')).toBe('06/03/2026');
    expect(formatDayOf('2026-03-06T17:00:00Z')).toBe('07/03/2026');
    expect(formatDayOf(null)).toBe('');
    expect(formatLastDay('2026-03-06T17:00:00Z')).toBe('06/03/2026');
    expect(formatLastDay('soon')).toBe('');
  });

  it('begins a school year in June', () => {
    expect([schoolYearOf('2026-05-31'), schoolYearOf('2026-06-01'), schoolYearOf('2027-01-15')]).toEqual([2025, 2026, 2026]);
  });

  it('writes days as dd/MM/yyyy without moving them', () => {
    expect(formatDay('2026-03-07')).toBe('07/03/2026');
    expect(formatDay('2026-03-07T23:59:00Z')).toBe('07/03/2026');
    expect(formatDay(null)).toBe('');
    expect(formatDay('soon')).toBe('');
  });

  it('shows moments in the time of Vietnam', () => {
    expect(formatTime('2026-03-07T02:05:00Z')).toBe('07/03/2026 09:05');
    expect(formatTime('2026-12-31T17:00:00Z')).toBe('01/01/2027 00:00');
    expect(formatTime('no time')).toBe('');
    expect(dayInVietnam(new Date('2026-03-06T17:00:00Z'))).toBe('2026-03-07');
  });

  it('turns a typed day and time into a moment, or into nothing', () => {
    expect(momentFrom('2026-03-07', '9:05')).toBe('2026-03-07T02:05:00.000Z');
    expect(momentFrom('2026-02-30', '09:05')).toBeNull();
    expect(momentFrom('2026-03-07', '24:00')).toBeNull();
    expect(momentFrom('7/3/2026', '09:05')).toBeNull();
  });
});

describe('names and ids', () => {
  it('makes an address from a Vietnamese title', () => {
    expect(slugOf('Sách và máy tính cho học sinh Cao Bằng')).toBe('sach-va-may-tinh-cho-hoc-sinh-cao-bang');
    expect(slugOf('  Đợt 2: Phường Đống Đa! ')).toBe('dot-2-phuong-dong-da');
  });

  it('makes ids of version 7 that sort by time', () => {
    const early = newId(1_700_000_000_000);
    const late = newId(1_700_000_000_001);
    expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(early < late).toBe(true);
    expect(Number.parseInt(early.replace('-', '').slice(0, 12), 16)).toBe(1_700_000_000_000);
  });
});

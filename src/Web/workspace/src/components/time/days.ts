// Arithmetic with days as they are written in answers, "2026-03-07". No time zone comes in.
const dayMs = 86_400_000;

const toUtc = (day: string) => Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)));
const fromUtc = (moment: number) => new Date(moment).toISOString().slice(0, 10);

export const addDays = (day: string, days: number) => fromUtc(toUtc(day) + days * dayMs);
/** Days from one day to another; negative when the other is earlier. */
export const daysBetween = (from: string, to: string) => Math.round((toUtc(to) - toUtc(from)) / dayMs);
/** 0 for Monday … 6 for Sunday: the week begins on Monday. */
export const weekday = (day: string) => (new Date(toUtc(day)).getUTCDay() + 6) % 7;
/** "2026-03" + 1 → "2026-04". */
export const addMonths = (month: string, months: number) => fromUtc(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1 + months, 1)).slice(0, 7);
export const firstOf = (month: string) => `${month}-01`;
export const lastOf = (month: string) => addDays(firstOf(addMonths(month, 1)), -1);

/** The weeks of a month from Monday to Sunday, with the days of the neighbours that fill them. */
export function weeksOf(month: string): string[][] {
  const first = firstOf(month);
  const last = lastOf(month);
  const weeks: string[][] = [];
  for (let start = addDays(first, -weekday(first)); start <= last; start = addDays(start, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, i) => addDays(start, i)));
  }
  return weeks;
}

/** Where a day stands on a line from one day to another, in per cent; outside it stays at the end. */
export function placeOn(day: string, from: string, to: string): number {
  const whole = daysBetween(from, to) + 1;
  return Math.min(100, Math.max(0, (100 * daysBetween(from, day)) / whole));
}

export interface Stretch {
  key: string;
  from: string;
  to: string;
}

/** The months, quarters or years that a line from one day to another is divided into. */
export function stretches(from: string, to: string, by: 'month' | 'quarter' | 'year'): Stretch[] {
  const months = { month: 1, quarter: 3, year: 12 }[by];
  const list: Stretch[] = [];
  const first = Number(from.slice(5, 7)) - 1;
  for (let month = `${from.slice(0, 4)}-${String(first - (first % months) + 1).padStart(2, '0')}`; firstOf(month) <= to; month = addMonths(month, months)) {
    const end = lastOf(addMonths(month, months - 1));
    list.push({ key: month, from: firstOf(month) < from ? from : firstOf(month), to: end > to ? to : end });
  }
  return list;
}

const roman = ['I', 'II', 'III', 'IV'];
/** "2026-04" → "II". */
export const quarterOf = (month: string) => roman[Math.floor((Number(month.slice(5, 7)) - 1) / 3)]!;

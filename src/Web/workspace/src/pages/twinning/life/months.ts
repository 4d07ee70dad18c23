/** The twelve months of a school year, from June on. */
export function monthsOf(schoolYear: number): string[] {
  return Array.from({ length: 12 }, (_, i) => `${i < 7 ? schoolYear : schoolYear + 1}-${String(((i + 5) % 12) + 1).padStart(2, '0')}`);
}

/** How many activities were held in each month of a school year; a month without any is a zero and not left out. */
export function heldByMonth(held: { heldOn: string | null }[], schoolYear: number): { month: string; count: number }[] {
  return monthsOf(schoolYear).map((month) => ({ month, count: held.filter((one) => one.heldOn?.startsWith(month)).length }));
}

/** "2026-09" → "09/2026". */
export const formatMonth = (month: string): string => `${month.slice(5, 7)}/${month.slice(0, 4)}`;

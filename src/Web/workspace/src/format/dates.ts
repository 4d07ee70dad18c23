// Everything on screen is Vietnam's time, wherever the reader's computer is. No daylight saving there.
const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Ho_Chi_Minh',
  year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23',
});

function split(instant: Date): Record<string, string> {
  return Object.fromEntries(parts.formatToParts(instant).map((part) => [part.type, part.value]));
}

/** "2026-03-07" → "07/03/2026". A day has no time zone, so the text is taken apart, never parsed as a moment. */
export function formatDay(day: string | null | undefined): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(day ?? '');
  return match ? `${match[3]}/${match[2]}/${match[1]}` : '';
}

/** A moment in UTC → "07/03/2026 09:05" in Vietnam. */
export function formatTime(instant: string | null | undefined): string {
  const date = new Date(instant ?? '');
  if (Number.isNaN(date.getTime())) {
    return '';
  }
  const p = split(date);
  return `${p.day}/${p.month}/${p.year} ${p.hour}:${p.minute}`;
}

/** A moment in UTC → the day it is in Vietnam, "2026-03-07". */
export function dayInVietnam(instant: Date): string {
  const p = split(instant);
  return `${p.year}-${p.month}-${p.day}`;
}

/** A moment in UTC → "07/03/2026", the day it is in Vietnam: what is done there before seven in the morning is another day in UTC. */
export function formatDayOf(instant: string | null | undefined): string {
  const date = new Date(instant ?? '');
  return Number.isNaN(date.getTime()) ? '' : formatDay(dayInVietnam(date));
}

/** First calendar year of the school year that a day belongs to; from June on it is the next one. */
export function schoolYearOf(day: string): number {
  return Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) < 6 ? 1 : 0);
}

/** The school year of today in Vietnam. */
export const thisSchoolYear = (): number => schoolYearOf(dayInVietnam(new Date()));

/** A limit is the moment after its last day → that day, "07/03/2026". */
export function formatLastDay(limit: string): string {
  const moment = Date.parse(limit);
  return Number.isNaN(moment) ? '' : formatDayOf(new Date(moment - 1).toISOString());
}

/** "07/03/2026" and "9:05" as typed → the moment in UTC, or null when it is not a real day or time. */
export function momentFrom(day: string, time: string): string | null {
  const d = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  const t = /^(\d{1,2}):(\d{2})$/.exec(time);
  if (!d || !t || Number(t[1]) > 23 || Number(t[2]) > 59) {
    return null;
  }
  const moment = new Date(`${day}T${t[1]!.padStart(2, '0')}:${t[2]}:00+07:00`);
  return Number.isNaN(moment.getTime()) || dayInVietnam(moment) !== day ? null : moment.toISOString();
}

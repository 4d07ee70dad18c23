import { dayInVietnam, formatTime, momentFrom } from '../../../format/dates';

/** When an activity is, as people type it: most begin and end on one day. */
export interface TypedTimes { day: string; from: string; lastDay?: string; to: string }

/** As typed → the two moments, or nothing when a time cannot be read or the end is not after the beginning. */
export function momentsOf({ day, from, lastDay, to }: TypedTimes): { startsAt: string; endsAt: string } | null {
  const [startsAt, endsAt] = [momentFrom(day, from.trim()), momentFrom(lastDay || day, to.trim())];
  return startsAt && endsAt && startsAt < endsAt ? { startsAt, endsAt } : null;
}

/** The two moments → as people would type them. */
export function typedTimes(startsAt: string, endsAt: string): TypedTimes {
  const [day, lastDay] = [dayInVietnam(new Date(startsAt)), dayInVietnam(new Date(endsAt))];
  return { day, from: formatTime(startsAt).slice(11), lastDay: lastDay === day ? undefined : lastDay, to: formatTime(endsAt).slice(11) };
}

/** "07/03/2026 09:00 – 10:30", with the second day only when it is another one. */
export function formatSpan(startsAt: string, endsAt: string): string {
  const [from, to] = [formatTime(startsAt), formatTime(endsAt)];
  return `${from} – ${from.slice(0, 10) === to.slice(0, 10) ? to.slice(11) : to}`;
}

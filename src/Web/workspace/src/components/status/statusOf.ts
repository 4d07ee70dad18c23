import { daysBetween } from '../time/days';
import { statuses, type Status } from './statuses';

/** As early as the first reminder goes out. */
export const soonDays = 30;

/** The status as people speak of it: the service's word, and beside it what was given back and what falls due soon. */
export function statusOf(work: { status: string; returned: boolean; dueOn: string | null }, today: string): Status {
  if (work.returned && ['open', 'not_begun', 'undated'].includes(work.status)) {
    return 'returned';
  }
  if ((work.status === 'open' || work.status === 'not_begun') && work.dueOn && daysBetween(today, work.dueOn) <= soonDays) {
    return 'due_soon';
  }
  return statuses.find((status) => status === work.status) ?? 'open';
}

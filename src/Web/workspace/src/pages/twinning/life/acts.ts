import type { ActivityView } from '../../../api/pair-life';
import { dayInVietnam } from '../../../format/dates';

export type ActivityAct = 'report' | 'confirm' | 'evaluate' | 'correct' | 'change' | 'cancel';

/** What a school may do with an activity now, the most wanted first; an office only reads. The service decides. */
export function actsWith(activity: Pick<ActivityView, 'state' | 'mySide' | 'reportedBy' | 'confirmedAt' | 'evaluations' | 'activity'>, now: Date): ActivityAct[] {
  if (!activity.mySide || activity.state === 'cancelled') {
    return [];
  }
  if (activity.state === 'planned') {
    const begun = dayInVietnam(now) >= dayInVietnam(new Date(activity.activity.startsAt));
    return begun ? ['report', 'change', 'cancel'] : ['change', 'cancel'];
  }
  return [
    ...(activity.reportedBy !== activity.mySide && !activity.confirmedAt ? ['confirm' as const] : []),
    'evaluate', 'correct',
  ];
}


import type { PairHealth } from '../../../api/pair-health';
import { formatDay, formatDayOf } from '../../../format/dates';
import { useTexts } from '../../../i18n';

/** Why a pair stands as it does, in one line. */
export function HealthLine({ pair }: { pair: PairHealth }) {
  const { t } = useTexts();
  const parts = [
    pair.lastActivityOn ? t('health.last', { day: formatDay(pair.lastActivityOn), n: pair.daysSince }) : t('health.never', { n: pair.daysSince }),
    t('health.words', { supporter: pair.supporterWords, seeker: pair.seekerWords }),
    pair.unanswered > 0 && t('health.owed', { n: pair.unanswered, day: formatDayOf(pair.oldestUnansweredAt) }),
    pair.lastNudgeAt && t('health.nudged', { day: formatDayOf(pair.lastNudgeAt) }),
  ].filter(Boolean);
  return <div className="small soft">{parts.join(' · ')}</div>;
}

import type { HistoryEntry, Occurrence } from '../../../api/plan-shapes';
import { formatTime } from '../../../format/dates';
import { useTexts, type TextKey } from '../../../i18n';

const kinds = ['progressed', 'submitted', 'accepted', 'returned', 'extension_asked', 'extension_granted', 'extension_refused', 'evidence_added', 'evidence_withdrawn', 'consent_given', 'consent_withdrawn', 'changed'];

/** All that happened at a task, newest first: when, who, for which unit, what. */
export function TaskHistory({ list, works }: { list: HistoryEntry[]; works: Occurrence[] }) {
  const { t } = useTexts();
  if (list.length === 0) {
    return <p className="soft">{t('history.none')}</p>;
  }
  return (
    <ol className="history">
      {list.map((one) => {
        const work = works.find((each) => each.occurrenceId === one.occurrenceId);
        return (
          <li key={one.historyId}>
            <span className="num small soft">{formatTime(one.at)}</span>
            <div>
              <strong>{kinds.includes(one.kind) ? t(`history.${one.kind}` as TextKey) : one.kind}</strong>{one.kind === 'progressed' && one.percent !== null && <span className="num"> {one.percent} %</span>}
              {work && works.length > 1 && <span className="soft small"> · {work.label}</span>}
              {one.text && <div className="words">{one.text}</div>}
              <div className="small soft">{[one.byName, one.byUnitName].filter(Boolean).join(' · ')}</div>
            </div>
          </li>
        );
      })}
    </ol>
  );
}

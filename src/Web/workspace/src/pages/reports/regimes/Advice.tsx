import type { RegimeAdvice } from '../../../api/regimes';
import { State } from '../../../components/State';
import { formatDay } from '../../../format/dates';
import { useTexts } from '../../../i18n';
import { useRegimeWords } from './words';

/** What a regime does not say yet, what is at odds in it, and days that would leave each level its time. Nothing of it blocks. */
export function Advice({ advice }: { advice: RegimeAdvice }) {
  const { t } = useTexts();
  const { note } = useRegimeWords();
  return (
    <>
      {(advice.questions.length > 0 || advice.warnings.length > 0) && (
        <ul className="regime-notes">
          {advice.questions.map((one) => <li key={one.code} data-note={one.code}><State kind="wait" text={note(one)} />{one.values.written && <span className="small soft"> {t('regime.written', { text: one.values.written })}</span>}</li>)}
          {advice.warnings.map((one) => <li key={one.code} data-note={one.code}><State kind="bad" text={note(one)} /></li>)}
        </ul>
      )}
      {advice.budget && advice.budget.levels.length > 1 && (
        <details>
          <summary>{t('regime.budget')}</summary>
          <p className="small">{t('regime.budget.period', { from: formatDay(advice.budget.from), cutOff: formatDay(advice.budget.cutOff) })}</p>
          <ul className="regime-notes">
            {advice.budget.levels.map((level) => (
              <li key={level.name}><strong>{level.name}</strong>: {t('regime.budget.level', { due: formatDay(level.dueOn), proposed: formatDay(level.proposedDueOn), days: level.proposedDaysBefore })}</li>
            ))}
          </ul>
          {!advice.budget.fits && <p><State kind="wait" text={t('regime.budget.short', { day: formatDay(advice.budget.earliestFit) })} /></p>}
        </details>
      )}
    </>
  );
}

import { Link } from 'react-router';
import type { Lineage } from '../../api/shapes';
import { formatDay } from '../../format/dates';
import { useTexts, type TextKey } from '../../i18n';

const kinds = ['merge', 'split', 'closure'];

/** From whom a unit comes and what has become of it: generations from left to right, each step with its day, its kind and its decision. */
export function LineageMap({ map }: { map: Lineage }) {
  const { t } = useTexts();
  const generations = [...new Set(map.units.map((unit) => unit.generation))].sort((a, b) => a - b);
  if (map.units.length <= 1) {
    return <p className="soft">{t('lineage.none')}</p>;
  }
  const nameOf = (id: string) => map.units.find((unit) => unit.unitId === id)?.fullName ?? id;
  return (
    <>
      <div className="lineage" role="group" aria-label={t('lineage.title')}>
        {generations.map((generation) => (
          <section key={generation} aria-label={t(generation < 0 ? 'lineage.before' : generation > 0 ? 'lineage.after' : 'lineage.now')}>
            <h3>{t(generation < 0 ? 'lineage.before' : generation > 0 ? 'lineage.after' : 'lineage.now')}</h3>
            <ul>
              {map.units.filter((unit) => unit.generation === generation).map((unit) => (
                <li key={unit.unitId} className={unit.unitId === map.unitId ? 'asked' : undefined}>
                  {unit.unitId === map.unitId ? <strong>{unit.fullName}</strong> : <Link to={`/danh-muc/${unit.unitId}${unit.validTo ? `?ngay=${unit.validTo}` : ''}`}>{unit.fullName}</Link>}
                  <span className="small soft">{[unit.provinceName, unit.codes.map((code) => code.value).join(', ')].filter(Boolean).join(' · ')}</span>
                  <span className="small soft num">{t('units.period', { from: formatDay(unit.validFrom), to: formatDay(unit.validTo) || t('units.now') })}</span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      {map.isCut && <p className="soft small">{t('lineage.cut')}</p>}
      <h3>{t('lineage.steps')}</h3>
      <ol className="lineage-steps">
        {map.steps.map((step) => (
          <li key={`${step.predecessorId}-${step.successorId}-${step.effectiveOn}`}>
            <span className="num">{formatDay(step.effectiveOn)}</span> · {kinds.includes(step.kind) ? t(`lineage.kind.${step.kind}` as TextKey) : step.kind}
            {step.coverage === 'partial' && <> ({t('lineage.partial')})</>}: {nameOf(step.predecessorId)} → {nameOf(step.successorId)}
            {step.document && <span className="soft small"> · {step.document}</span>}
          </li>
        ))}
      </ol>
    </>
  );
}

import { Button } from 'antd';
import { useMemo } from 'react';
import { chooseSolution, type Run, type Solution, type SolutionKind } from '../../../api/matching';
import { Chart } from '../../../components/Chart';
import { Figure } from '../../../components/Figure';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { State } from '../../../components/State';
import { useStep } from '../../../components/useStep';
import { formatNumber, formatShare } from '../../../format/numbers';
import { useTexts, type TextKey } from '../../../i18n';

/** The solutions side by side, the price of each choice in plain words, and the choice itself. */
export function Solutions({ run, may, shown, show }: { run: Run; may: boolean; shown: SolutionKind; show: (kind: SolutionKind) => void }) {
  const { t } = useTexts();
  const { busy, problem, step } = useStep('run', 'runs');
  const outcome = run.outcome!;
  return (
    <>
      <div className="figures">
        <Figure label={t('matching.seekers')}>{formatNumber(outcome.seekers)}</Figure>
        <Figure label={t('matching.disadvantaged')}>{formatNumber(outcome.disadvantaged)}</Figure>
        <Figure label={t('matching.places')}>{formatNumber(outcome.places)}</Figure>
        <Figure label={t('matching.candidates')}>{formatNumber(outcome.candidatePairs)}</Figure>
      </div>
      {problem && <ProblemAlert problem={problem} />}
      <div className="cards" style={{ gridTemplateColumns: 'repeat(auto-fit, minmax(min(280px, 100%), 1fr))' }}>
        {run.solutions.map((solution) => (
          <section key={solution.kind} className="card" data-solution={solution.kind} aria-label={t(`matching.kind.${solution.kind}` as TextKey)} style={shown === solution.kind ? { borderColor: 'var(--accent)', borderWidth: 2 } : undefined}>
            <h2 style={{ marginTop: 0 }}>{t(`matching.kind.${solution.kind}` as TextKey)}</h2>
            <p className="soft small">{t(`matching.kind.${solution.kind}.text` as TextKey)}</p>
            <p><State kind={solution.isProven ? 'good' : 'bad'} text={solution.isProven ? t('matching.proven') : t('matching.notProven', { codes: solution.findings.join(', ') })} /></p>
            <Lines solution={solution} run={run} />
            <div className="bar" style={{ marginTop: 12, marginBottom: 0 }}>
              {shown !== solution.kind && <Button onClick={() => show(solution.kind)}>{t('matching.show')}</Button>}
              {run.chosen === solution.kind ? <State kind="good" text={t('matching.chosenBy', { name: run.chosenName ?? '' })} />
                : may && run.publishState === 'none' && <Button type={run.chosen ? 'default' : 'primary'} loading={busy} onClick={() => void step(() => chooseSolution(run.runId, solution.kind))}>{t('matching.choose')}</Button>}
            </div>
          </section>
        ))}
      </div>
      <div className="cards" style={{ gridTemplateColumns: 'repeat(auto-fit, minmax(min(360px, 100%), 1fr))', margin: '12px 0' }}>
        <div className="card"><strong>{t('matching.chart')}</strong><Compared solutions={run.solutions} /></div>
        <div className="card">
          <strong>{t('matching.prices')}</strong>
          <ul>
            <li>{t('matching.priceOfStability', { pairs: formatNumber(outcome.pairsLostToStability), schools: formatNumber(outcome.disadvantagedLostToStability), cost: formatNumber(outcome.costOfStability) })}</li>
            <li>{t('matching.priceOfFairness', { cost: formatNumber(outcome.costOfFairness), schools: formatNumber(outcome.disadvantagedWonByFairness) })}</li>
            <li>{t('matching.blocking', { n: formatNumber(outcome.blockingPairs) })}</li>
            {outcome.droppedFixedPairs > 0 && <li>{t('matching.dropped', { n: formatNumber(outcome.droppedFixedPairs) })}</li>}
          </ul>
        </div>
      </div>
    </>
  );
}

function Lines({ solution, run }: { solution: Solution; run: Run }) {
  const { t } = useTexts();
  const outcome = run.outcome!;
  const rows: [TextKey, string][] = [
    ['matching.pairs', formatNumber(solution.pairs)],
    ['matching.matchedSeekers', `${formatNumber(solution.seekers)} / ${formatNumber(outcome.seekers)} (${formatShare(solution.seekers, outcome.seekers)})`],
    ['matching.matchedDisadvantaged', `${formatNumber(solution.disadvantaged)} / ${formatNumber(outcome.disadvantaged)}`],
    ['matching.cost', formatNumber(solution.cost)],
    ...(outcome.activePairs > 0 ? [['matching.broken', `${formatNumber(solution.activeBroken)} / ${formatNumber(outcome.activePairs)}`] as [TextKey, string]] : []),
  ];
  return <dl className="matching-lines">{rows.map(([key, text]) => <div key={key} style={{ display: 'flex', justifyContent: 'space-between', gap: 12 }}><dt className="soft">{t(key)}</dt><dd className="num" style={{ margin: 0 }}>{text}</dd></div>)}</dl>;
}

function Compared({ solutions }: { solutions: Solution[] }) {
  const { t } = useTexts();
  const options = useMemo(() => ({
    grid: { left: 8, right: 8, top: 36, bottom: 8, containLabel: true },
    legend: { top: 0 },
    tooltip: { trigger: 'axis', renderMode: 'richText' },
    xAxis: { type: 'category', data: [t('matching.pairs'), t('matching.matchedSeekers'), t('matching.matchedDisadvantaged')], axisTick: { show: false }, axisLabel: { interval: 0, width: 76, overflow: 'break', fontSize: 11, lineHeight: 14 } },
    yAxis: { type: 'value', min: 0, minInterval: 1 },
    series: solutions.map((solution, at) => ({
      type: 'bar', name: t(`matching.kind.${solution.kind}` as TextKey), data: [solution.pairs, solution.seekers, solution.disadvantaged], barMaxWidth: 40, itemStyle: { color: ['#2f6fc4', '#c9822b', '#4b8f5c'][at] },
    })),
  }), [solutions, t]);
  return <Chart options={options} label={t('matching.chart')} />;
}

import { useQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useParams } from 'react-router';
import { readIndicator } from '../../../api/indicators';
import type { IndicatorDetail, Measurement } from '../../../api/plan-shapes';
import { Figure } from '../../../components/Figure';
import { Loaded } from '../../../components/Loaded';
import { PageHead } from '../../../components/PageHead';
import { formatDay, formatTime } from '../../../format/dates';
import { formatNumber } from '../../../format/numbers';
import { useTexts } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';
import { IndicatorChart } from './IndicatorChart';
import { IndicatorSettings } from './IndicatorSettings';
import { Light } from './Light';
import { MeasureForm } from './MeasureForm';
import { WithdrawMeasurement } from './WithdrawMeasurement';

/** One indicator: is it on its way to the target? Chart, the same figures as a table, and where each comes from. */
export function IndicatorPage() {
  const { indicatorId = '' } = useParams();
  const detail = useQuery({ queryKey: ['indicator', indicatorId], queryFn: () => readIndicator(indicatorId) });
  return <Loaded query={detail}>{(found) => <Shown detail={found} />}</Loaded>;
}

function Shown({ detail }: { detail: IndicatorDetail }) {
  const { t } = useTexts();
  const me = useAccount();
  const [gone, setGone] = useState<Measurement | null>(null);
  const [side, setSide] = useState<'measure' | 'settings' | null>(null);
  const { indicator: one, measurements } = detail;
  const unit = one.unit ?? '';
  const targets = useMemo(() => one.targets.map((target) => ({ on: `${target.year}-12-31`, value: target.value })), [one.targets]);
  const measured = useMemo(() => {
    const points = one.points.map((point) => ({ on: point.day!, value: point.value! }));
    return one.baseline !== null && one.baselineOn && !points.some((point) => point.on === one.baselineOn) ? [{ on: one.baselineOn, value: one.baseline }, ...points] : points;
  }, [one]);
  const forecast = useMemo(() => (one.outlook.forecast !== null && one.outlook.milestoneOn ? { on: one.outlook.milestoneOn, value: one.outlook.forecast } : null), [one.outlook]);
  const mayEdit = hasRole(me, 'administrator', 'programme_officer', 'unit_officer');
  return (
    <>
      <nav className="crumbs"><Link to="/ke-hoach">{t('nav.plans')}</Link> › <Link to={`/ke-hoach/${one.planId}?muc=chi-tieu`}>{t('plan.tab.indicators')}</Link></nav>
      <PageHead title={one.text} lead={<><Light light={one.outlook.light} />{one.unitName ? ` · ${one.unitName}` : ''}{one.source ? ` · ${t('indicator.source')}: ${one.source}` : ''}</>}
        actions={mayEdit && (
          <>
            {!one.formula && <Button type="primary" onClick={() => setSide(side === 'measure' ? null : 'measure')}>{t('indicator.measure')}</Button>}
            <Button onClick={() => setSide(side === 'settings' ? null : 'settings')}>{t('indicator.settings')}</Button>
          </>
        )} />
      {side === 'measure' && <MeasureForm indicator={one} done={() => setSide(null)} />}
      {side === 'settings' && <IndicatorSettings indicator={one} done={() => setSide(null)} />}
      <div className="figures">
        <Figure label={t('indicator.latest')}>{one.latest ? `${formatNumber(one.latest.value)} ${unit}` : '–'}</Figure>
        <Figure label={t('indicator.expected')}>{one.outlook.expectedToday === null ? '–' : `${formatNumber(one.outlook.expectedToday)} ${unit}`}</Figure>
        <Figure label={t('indicator.milestone', { day: formatDay(one.outlook.milestoneOn) || '…' })}>{one.outlook.milestoneValue === null ? '–' : `${formatNumber(one.outlook.milestoneValue)} ${unit}`}</Figure>
        <Figure label={t('indicator.forecast')}>{one.outlook.forecast === null ? '–' : `${formatNumber(one.outlook.forecast)} ${unit}`}</Figure>
        <Figure label={t('indicator.trend')}>{one.outlook.trendPerYear === null ? '–' : `${one.outlook.trendPerYear > 0 ? '+' : ''}${formatNumber(one.outlook.trendPerYear)} ${unit}`}</Figure>
      </div>
      {one.formula && <p>{t('indicator.formula')}: <code>{one.formula}</code></p>}
      {measured.length > 0 || targets.length > 0
        ? <section className="card"><h2 style={{ marginTop: 0 }}>{t('indicator.question')}</h2><IndicatorChart question={t('indicator.question')} unit={unit} measured={measured} targets={targets} forecast={forecast} /></section>
        : <p className="soft">{t('indicator.noFigures')}</p>}
      <h2>{t('indicator.figures')}</h2>
      {gone && <WithdrawMeasurement key={gone.measurementId} figure={gone} unit={unit} indicatorId={one.indicatorId} done={() => setGone(null)} />}
      <div className="table-scroll">
        <Table rowKey="measurementId" size="small" dataSource={measurements} scroll={{ x: 760 }} pagination={{ pageSize: 25, hideOnSinglePage: true, showSizeChanger: false }} locale={{ emptyText: t('indicator.noFigures') }}
          rowClassName={(row) => (row.withdrawnAt ? 'withdrawn' : '')}
          columns={[
            { title: t('indicator.day'), width: 110, render: (_, row) => <span className="num">{formatDay(row.measuredOn)}</span> },
            { title: t('indicator.value'), width: 120, align: 'right', render: (_, row) => <span className="num">{formatNumber(row.value)} {unit}</span> },
            { title: t('indicator.source'), width: 260, render: (_, row) => <>{row.source}{row.note && <div className="small soft">{row.note}</div>}{row.withdrawnAt && <div className="small st-overdue">{t('indicator.withdrawn', { reason: row.withdrawnReason ?? '' })}</div>}</> },
            ...(mayEdit && !one.formula ? [{ title: t('indicator.do'), width: 150, render: (_: unknown, row: Measurement) => !row.withdrawnAt && <Button size="small" onClick={() => setGone(row)}>{t('indicator.withdraw')}</Button> }] : []),
            { title: t('indicator.by'), width: 200, render: (_, row) => <>{row.byName}<div className="small soft num">{formatTime(row.at)}</div></> },
          ]} />
      </div>
    </>
  );
}

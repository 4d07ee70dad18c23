import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { listActivities } from '../../../api/pair-life';
import { Chart } from '../../../components/Chart';
import { everyRow } from '../../../components/list/columns';
import { useTexts } from '../../../i18n';
import { formatMonth, heldByMonth } from './months';

/** In which months of a school year the two schools met: bars from zero, and the same as a table. */
export function MonthsChart({ agreementId, schoolYear }: { agreementId: string; schoolYear: number }) {
  const { t } = useTexts();
  const held = useQuery({
    queryKey: ['activities', 'held', agreementId, schoolYear],
    queryFn: () => everyRow((page, pageSize) => listActivities({ agreementId, schoolYear, state: 'held', page, pageSize }), 1000),
  });
  const months = useMemo(() => heldByMonth(held.data ?? [], schoolYear), [held.data, schoolYear]);
  const options = useMemo(() => ({
    grid: { left: 4, right: 4, top: 12, bottom: 4, containLabel: true },
    tooltip: { trigger: 'axis', renderMode: 'richText', formatter: (items: { dataIndex: number }[]) => {
      const one = months[items[0]?.dataIndex ?? 0];
      return one ? `${formatMonth(one.month)}\n${t('activity.n', { n: one.count })}` : '';
    } },
    xAxis: { type: 'category', data: months.map((one) => one.month.slice(5)), axisTick: { show: false } },
    yAxis: { type: 'value', min: 0, minInterval: 1 },
    series: [{ type: 'bar', data: months.map((one) => one.count), itemStyle: { color: '#2f6fc4' }, barMaxWidth: 28 }],
  }), [months, t]);
  if (!held.data) {
    return null;
  }
  return (
    <section>
      <h2>{t('activity.months')}</h2>
      <div className="card">
        <Chart options={options} label={t('activity.months')} />
        <details>
          <summary>{t('chart.table')}</summary>
          <ul className="plain small">{months.filter((one) => one.count > 0).map((one) => <li key={one.month} className="spread"><span className="num">{formatMonth(one.month)}</span><span>{t('activity.n', { n: one.count })}</span></li>)}</ul>
        </details>
      </div>
    </section>
  );
}

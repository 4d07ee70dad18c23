import { Select } from 'antd';
import { useMemo, useState } from 'react';
import type { ProductPage } from '../../../api/products';
import { Chart } from '../../../components/Chart';
import { formatVnd, formatVndShort } from '../../../format/money';
import { formatNumber } from '../../../format/numbers';
import { useTexts } from '../../../i18n';

// Safe for colour-blind people, and told apart by their order in each bar too.
const colours: Record<string, string> = { done_on_time: '#2f6fc4', done_late: '#8fb3e0', overdue: '#c0392b', waiting: '#e0a526', open: '#9aa3ad' };
const grid = { left: 8, right: 16, top: 40, bottom: 8, containLabel: true };
const mostBars = 12;

/** The picture of a product whose rows say more as one; the same numbers stand in the table below it. */
export function ProductChart({ rows }: { rows: ProductPage }) {
  if (rows.items.length === 0) {
    return null;
  }
  switch (rows.product.code) {
    case 'task-status': return <Quarters rows={rows} />;
    case 'resources': return <Money rows={rows} />;
    case 'indicator-progress': return <Path rows={rows} />;
    default: return null;
  }
}

function at(rows: ProductPage, key: string): number {
  return rows.product.columns.findIndex((column) => column.key === key);
}

function Quarters({ rows }: { rows: ProductPage }) {
  const { t, language } = useTexts();
  const options = useMemo(() => {
    const quarters = rows.items.filter((row) => row.cells[0]);
    return {
      grid, legend: { top: 0, type: 'scroll' }, tooltip: { trigger: 'axis', renderMode: 'richText' },
      xAxis: { type: 'category', data: quarters.map((row) => row.cells[0]), axisTick: { show: false } }, yAxis: { type: 'value', min: 0, minInterval: 1 },
      series: rows.product.columns.flatMap((column, i) => (colours[column.key] ? [{ type: 'bar', stack: 'all', name: column[language], data: quarters.map((row) => Number(row.cells[i])), itemStyle: { color: colours[column.key] }, barMaxWidth: 56 }] : [])),
    };
  }, [rows, language]);
  return <section className="card product-chart"><h2>{t('products.chart.quarters')}</h2><Chart options={options} label={t('products.chart.quarters')} /></section>;
}

function Money({ rows }: { rows: ProductPage }) {
  const { t, language } = useTexts();
  const options = useMemo(() => {
    const words = { million: t('money.million'), billion: t('money.billion') };
    const [campaign, received, spent] = [at(rows, 'campaign'), at(rows, 'received'), at(rows, 'spent')];
    const sums = new Map<string, [number, number]>();
    for (const row of rows.items) {
      const [got, used] = sums.get(row.cells[campaign]!) ?? [0, 0];
      sums.set(row.cells[campaign]!, [got + Number(row.cells[received] ?? 0), used + Number(row.cells[spent] ?? 0)]);
    }
    const shown = [...sums].slice(0, mostBars);
    const series = (name: string, place: 0 | 1, color: string) => ({ type: 'bar', name, data: shown.map(([, both]) => both[place]), itemStyle: { color }, barMaxWidth: 28 });
    return {
      grid, legend: { top: 0 }, tooltip: { trigger: 'axis', renderMode: 'richText', valueFormatter: (value: number) => formatVnd(value) },
      xAxis: { type: 'value', min: 0, splitNumber: 3, axisLabel: { hideOverlap: true, formatter: (value: number) => formatVndShort(value, words) } },
      yAxis: { type: 'category', inverse: true, data: shown.map(([name]) => name), axisLabel: { width: 120, overflow: 'truncate' } },
      series: [series(rows.product.columns[received]![language], 0, '#2f6fc4'), series(rows.product.columns[spent]![language], 1, '#e0a526')],
    };
  }, [rows, language, t]);
  return <section className="card product-chart"><h2>{t('products.chart.money')}</h2><Chart options={options} label={t('products.chart.money')} /></section>;
}

/** One indicator: from where it began over its milestones, and where it stands. */
function Path({ rows }: { rows: ProductPage }) {
  const { t } = useTexts();
  const [chosen, setChosen] = useState(0);
  const row = rows.items[Math.min(chosen, rows.items.length - 1)]!;
  const options = useMemo(() => {
    const cell = (key: string) => row.cells[at(rows, key)] ?? null;
    const point = (day: string | null, value: string | null) => (day && value !== null ? [[day, Number(value)]] : []);
    const path = [...point(cell('baseline_on'), cell('baseline')), ...['2030', '2035', '2045'].flatMap((year) => point(`${year}-12-31`, cell(`goal_${year}`)))];
    return {
      grid, legend: { top: 0 }, tooltip: { trigger: 'item', renderMode: 'richText', valueFormatter: (value: [string, number]) => `${value[0]}: ${formatNumber(value[1])}` },
      xAxis: { type: 'time', axisLabel: { hideOverlap: true } }, yAxis: { type: 'value', scale: true },
      series: [
        { type: 'line', name: t('products.chart.goal'), data: path, lineStyle: { type: 'dashed', color: '#6b7580' }, itemStyle: { color: '#6b7580' }, symbolSize: 8 },
        { type: 'line', name: t('products.chart.figure'), data: point(cell('measured_on'), cell('value')), lineStyle: { width: 0 }, itemStyle: { color: '#2f6fc4' }, symbol: 'diamond', symbolSize: 14 },
      ],
    };
  }, [rows, row, t]);
  return (
    <section className="card product-chart">
      <h2>{t('products.chart.path')}</h2>
      <Select style={{ width: 480, maxWidth: '100%' }} value={rows.items.indexOf(row)} aria-label={t('products.chart.indicator')} onChange={setChosen} options={rows.items.map((one, i) => ({ value: i, label: one.cells[0] }))} />
      <Chart options={options} label={t('products.chart.path')} />
    </section>
  );
}

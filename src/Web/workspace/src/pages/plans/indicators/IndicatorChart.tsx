import { useMemo } from 'react';
import { Chart } from '../../../components/Chart';
import { formatDay } from '../../../format/dates';
import { useTexts } from '../../../i18n';

export interface Point {
  on: string;
  value: number;
}

/** How an indicator has moved, where it should be and where it is heading: measured (line), target (steps), forecast (dashes). */
export function IndicatorChart({ question, unit, measured, targets, forecast }: { question: string; unit: string; measured: Point[]; targets: Point[]; forecast?: Point | null }) {
  const { t, language } = useTexts();
  const options = useMemo(() => {
    const number = (value: number) => `${value.toLocaleString('vi-VN', { maximumFractionDigits: 2 })} ${unit}`.trim();
    const points = (list: Point[]) => list.map((point) => [Date.parse(point.on), point.value]);
    const last = measured[measured.length - 1];
    return {
      grid: { left: 8, right: 24, top: 40, bottom: 8, containLabel: true },
      legend: { top: 0, left: 0 },
      tooltip: { trigger: 'item', renderMode: 'richText', formatter: (item: { seriesName: string; value: [number, number] }) =>
        `${item.seriesName}\n${formatDay(new Date(item.value[0]).toISOString())}: ${number(item.value[1])}` },
      xAxis: { type: 'time', axisLabel: { hideOverlap: true, formatter: (at: number) => formatDay(new Date(at).toISOString()).slice(3) } },
      yAxis: { type: 'value', scale: true, axisLabel: { formatter: (value: number) => value.toLocaleString('vi-VN') } },
      series: [
        { type: 'line', name: t('indicator.measured'), data: points(measured), symbol: 'circle', symbolSize: 9, lineStyle: { width: 2 }, color: '#2f6fc4' },
        { type: 'line', name: t('indicator.target'), data: points(targets), symbol: 'diamond', symbolSize: 11, lineStyle: { width: 1.5, type: 'dotted' }, color: '#1b7a3d' },
        ...(forecast && last ? [{ type: 'line', name: t('indicator.forecast'), data: points([last, forecast]), symbol: 'emptyTriangle', symbolSize: 11, lineStyle: { width: 2, type: 'dashed' }, color: '#b06000' }] : []),
      ],
    };
    // The axis and the tooltip are in words of the language in use.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [measured, targets, forecast, unit, language]);
  return <Chart options={options} label={question} />;
}

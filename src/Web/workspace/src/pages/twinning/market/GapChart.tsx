import { useMemo } from 'react';
import { Chart } from '../../../components/Chart';
import { useTexts } from '../../../i18n';

interface Gap { name: string; needingSchools: number; places: number }

/** Who needs beside who has a place, theme by theme or authority by authority; the same numbers stand in the table below. */
export function GapChart({ gaps, label }: { gaps: Gap[]; label: string }) {
  const { t } = useTexts();
  const options = useMemo(() => ({
    grid: { left: 8, right: 16, top: 32, bottom: 8, containLabel: true },
    legend: { top: 0, left: 0 },
    tooltip: { trigger: 'axis', renderMode: 'richText' },
    xAxis: { type: 'value', min: 0, minInterval: 1 },
    yAxis: { type: 'category', inverse: true, data: gaps.map((gap) => gap.name), axisTick: { show: false }, axisLabel: { width: 120, overflow: 'break', lineHeight: 16 } },
    series: [
      { name: t('market.needing'), type: 'bar', data: gaps.map((gap) => gap.needingSchools), itemStyle: { color: '#b4541f' }, barMaxWidth: 18 },
      { name: t('market.places'), type: 'bar', data: gaps.map((gap) => gap.places), itemStyle: { color: '#2f6fc4' }, barMaxWidth: 18 },
    ],
  }), [gaps, t]);
  return <div className="card" style={{ marginBottom: 16 }}><Chart options={options} label={label} /></div>;
}

import { Table } from 'antd';
import { useMemo } from 'react';
import type { CampaignTotalDetail } from '../../api/shapes';
import { Chart } from '../../components/Chart';
import { formatDay } from '../../format/dates';
import { formatVnd, formatVndShort, formatVndUnit } from '../../format/money';
import { useTexts } from '../../i18n';

type Day = CampaignTotalDetail['days'][number];

/** What came in on which day: bars from zero, and the same numbers as a table. */
export function DaysChart({ days }: { days: Day[] }) {
  const { t } = useTexts();
  const options = useMemo(() => {
    const words = { million: t('money.million'), billion: t('money.billion') };
    return {
      grid: { left: 8, right: 8, top: 16, bottom: 8, containLabel: true },
      // Rich text keeps the tooltip inside the canvas; the other kind would write style attributes into the page.
      tooltip: { trigger: 'axis', renderMode: 'richText', formatter: (items: { dataIndex: number }[]) => {
        const day = days[items[0]?.dataIndex ?? 0];
        return day ? `${formatDay(day.day)}\n${formatVndUnit(day.totalVnd)}\n${t('gifts.count', { n: day.count.toLocaleString('vi-VN') })}` : '';
      } },
      xAxis: { type: 'category', data: days.map((day) => formatDay(day.day)), axisTick: { show: false } },
      yAxis: { type: 'value', min: 0, axisLabel: { formatter: (value: number) => formatVndShort(value, words) } },
      series: [{ type: 'bar', data: days.map((day) => day.totalVnd), itemStyle: { color: '#2f6fc4' }, barMaxWidth: 64 }],
    };
  }, [days, t]);
  if (days.length === 0) {
    return <p className="soft">{t('reports.days.empty')}</p>;
  }
  return (
    <div className="cards" style={{ gridTemplateColumns: 'repeat(auto-fit, minmax(min(440px, 100%), 1fr))' }}>
      <div className="card"><Chart options={options} label={t('reports.days.question')} /></div>
      <div className="table-scroll">
        <Table<Day> rowKey="day" size="small" dataSource={days} pagination={{ pageSize: 15, hideOnSinglePage: true, showSizeChanger: false }}
          columns={[
            { title: t('gift.day'), render: (_, day) => <span className="num">{formatDay(day.day)}</span> },
            { title: t('campaign.count'), align: 'right', render: (_, day) => <span className="num">{day.count.toLocaleString('vi-VN')}</span> },
            { title: t('campaign.total'), align: 'right', render: (_, day) => <span className="num">{formatVnd(day.totalVnd)}</span> },
          ]} />
      </div>
    </div>
  );
}

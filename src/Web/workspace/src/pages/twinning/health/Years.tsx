import '../registers/registers.css';
import { useQuery } from '@tanstack/react-query';
import { Select, Table } from 'antd';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { listTwinningYears, type TwinningYear } from '../../../api/pair-health';
import { Chart } from '../../../components/Chart';
import { EmptyState } from '../../../components/EmptyState';
import { Loaded } from '../../../components/Loaded';
import { PageHead } from '../../../components/PageHead';
import { useAddress } from '../../../components/useAddress';
import { formatDay, thisSchoolYear } from '../../../format/dates';
import { formatNumber } from '../../../format/numbers';
import { useTexts, type TextKey } from '../../../i18n';

const columns = ['schools', 'schoolsRegistered', 'schoolsUncovered', 'pairs', 'pairsEnded', 'activities', 'minutes', 'teachers', 'pupils', 'borderCommunes', 'borderCommunesCovered'] as const;

/** What each province counted for a school year, as Reporting heard it last. */
export function Years() {
  const { t } = useTexts();
  const { value, change } = useAddress();
  const present = thisSchoolYear();
  const year = Number(value('nam')) || present;
  const years = useQuery({ queryKey: ['twinning-years', year], queryFn: () => listTwinningYears(year) });
  return (
    <>
      <nav className="crumbs"><Link to="/ket-nghia">{t('nav.twinning')}</Link></nav>
      <PageHead title={t('years.title')} lead={t('years.lead')} />
      <div className="register-filters">
        <label>{t('registers.year')}
          <Select value={year} aria-label={t('registers.year')} onChange={(next: number) => change({ nam: next === present ? '' : next })}
            options={Array.from({ length: 8 }, (_, i) => present + 1 - i).map((one) => ({ value: one, label: `${one}-${one + 1}` }))} />
        </label>
      </div>
      <Loaded query={years}>
        {({ items }) => items.length === 0 ? <EmptyState title={t('years.empty', { from: year, to: year + 1 })} text={t('years.empty.text')} /> : <><YearsChart items={items} /><YearsTable items={items} /></>}
      </Loaded>
    </>
  );
}

function YearsChart({ items }: { items: TwinningYear[] }) {
  const { t } = useTexts();
  const options = useMemo(() => ({
    grid: { left: 8, right: 16, top: 40, bottom: 8, containLabel: true },
    legend: { top: 0, left: 0 },
    tooltip: { trigger: 'axis', renderMode: 'richText' },
    xAxis: { type: 'category', data: items.map((one) => one.authorityName.replace(/^Sở Giáo dục và Đào tạo /, '')), axisTick: { show: false } },
    yAxis: { type: 'value', min: 0, minInterval: 1 },
    series: [
      { type: 'bar', name: t('years.pairs'), data: items.map((one) => one.pairs), itemStyle: { color: '#2f6fc4' }, barMaxWidth: 48 },
      { type: 'bar', name: t('years.activities'), data: items.map((one) => one.activities), itemStyle: { color: '#1b7a3d' }, barMaxWidth: 48 },
    ],
  }), [items, t]);
  return <section className="card" style={{ marginBottom: 16 }}><h2 style={{ marginTop: 0 }}>{t('years.question')}</h2><Chart options={options} label={t('years.question')} /></section>;
}

function YearsTable({ items }: { items: TwinningYear[] }) {
  const { t } = useTexts();
  return (
    <div className="table-scroll">
      <Table<TwinningYear> rowKey="authorityId" size="middle" dataSource={items} scroll={{ x: 1500 }} pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          { title: t('registers.authority'), width: 260, fixed: 'left', render: (_, one) => <>{one.authorityName}<div className="small soft num">{t('years.counted', { day: formatDay(one.countedOn) })}</div></> },
          ...columns.map((name) => ({ title: t(`years.${name}` as TextKey), align: 'right' as const, render: (_: unknown, one: TwinningYear) => <span className="num">{formatNumber(one[name])}</span> })),
        ]} />
    </div>
  );
}

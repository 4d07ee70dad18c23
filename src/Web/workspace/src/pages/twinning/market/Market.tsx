import { useQuery } from '@tanstack/react-query';
import { Select, Table } from 'antd';
import { Link } from 'react-router';
import { readMarket, type MarketLine } from '../../../api/twinning';
import { EmptyState } from '../../../components/EmptyState';
import { Loaded } from '../../../components/Loaded';
import { PageHead } from '../../../components/PageHead';
import { useAddress } from '../../../components/useAddress';
import { thisSchoolYear } from '../../../format/dates';
import { formatNumber } from '../../../format/numbers';
import { useTexts } from '../../../i18n';
import { GapChart } from './GapChart';

/** Who needs and who offers, by theme and authority, and what is missing. */
export function Market() {
  const { t, language } = useTexts();
  const { value, change } = useAddress();
  const present = thisSchoolYear();
  const year = Number(value('nam')) || present;
  const market = useQuery({ queryKey: ['market', year], queryFn: () => readMarket(year) });
  const nameOf = (line?: MarketLine) => (line ? (language === 'vi' ? line.themeName : line.themeNameEn) : '');
  const number = (value: number) => <span className="num">{formatNumber(value)}</span>;
  return (
    <>
      <nav className="crumbs"><Link to="/ket-nghia">{t('nav.twinning')}</Link></nav>
      <PageHead title={t('twinning.market')} lead={t('twinning.market.lead')} />
      <div className="bar">
        <Select value={year} aria-label={t('need.year')} onChange={(next: number) => change({ nam: next === present ? '' : next })}
          options={[-1, 0, 1, 2, 3, 4].map((ahead) => ({ value: present + ahead, label: t('twinning.year', { from: present + ahead, to: present + ahead + 1 }) }))} />
      </div>
      <Loaded query={market}>
        {({ lines, gaps, schoolYear }) => lines.length === 0 ? <EmptyState title={t('market.empty')} text={t('market.empty.text')} /> : (
          <>
            <h2>{t('market.gaps', { from: schoolYear, to: schoolYear + 1 })}</h2>
            <GapChart gaps={gaps.map((gap) => ({ ...gap, name: nameOf(lines.find((line) => line.themeCode === gap.themeCode)) }))} />
            <div className="table-scroll">
              <Table rowKey="themeCode" dataSource={gaps} pagination={false} scroll={{ x: 560 }} columns={[
                { title: t('need.theme'), key: 'theme', render: (_, gap) => nameOf(lines.find((line) => line.themeCode === gap.themeCode)) },
                { title: t('market.needing'), key: 'needing', align: 'right', render: (_, gap) => number(gap.needingSchools) },
                { title: t('market.places'), key: 'places', align: 'right', render: (_, gap) => number(gap.places) },
                { title: t('market.gap'), key: 'gap', align: 'right', render: (_, gap) => <strong>{number(gap.gap)}</strong> },
              ]} />
            </div>
            <h2>{t('market.lines')}</h2>
            <div className="table-scroll">
              <Table<MarketLine> rowKey={(line) => line.themeCode + line.authorityId} dataSource={lines} pagination={{ pageSize: 50, hideOnSinglePage: true }} scroll={{ x: 820 }} columns={[
                { title: t('need.theme'), key: 'theme', render: (_, line) => nameOf(line) },
                { title: t('market.authority'), dataIndex: 'authorityName' },
                { title: t('market.needing'), key: 'needing', align: 'right', render: (_, line) => number(line.needingSchools) },
                { title: t('market.urgent'), key: 'urgent', align: 'right', render: (_, line) => number(line.urgentSchools) },
                { title: t('market.offering'), key: 'offering', align: 'right', render: (_, line) => number(line.offeringSchools) },
                { title: t('market.places'), key: 'places', align: 'right', render: (_, line) => number(line.places) },
              ]} />
            </div>
          </>
        )}
      </Loaded>
    </>
  );
}

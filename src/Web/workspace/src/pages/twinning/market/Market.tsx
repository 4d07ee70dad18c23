import { useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { readMarket, type MarketLine } from '../../../api/twinning';
import { EmptyState } from '../../../components/EmptyState';
import { Loaded } from '../../../components/Loaded';
import { PageHead } from '../../../components/PageHead';
import { formatNumber } from '../../../format/numbers';
import { useTexts } from '../../../i18n';

/** Who needs and who offers, by theme and authority, and what is missing. */
export function Market() {
  const { t, language } = useTexts();
  const market = useQuery({ queryKey: ['market'], queryFn: () => readMarket() });
  const nameOf = (line?: MarketLine) => (line ? (language === 'vi' ? line.themeName : line.themeNameEn) : '');
  const number = (value: number) => <span className="num">{formatNumber(value)}</span>;
  return (
    <>
      <PageHead title={t('twinning.market')} lead={t('twinning.market.lead')} />
      <Loaded query={market}>
        {({ lines, gaps, schoolYear }) => lines.length === 0 ? <EmptyState title={t('market.empty')} text={t('market.empty.text')} /> : (
          <>
            <h2>{t('market.gaps', { from: schoolYear, to: schoolYear + 1 })}</h2>
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

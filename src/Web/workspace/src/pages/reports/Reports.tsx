import { useQuery } from '@tanstack/react-query';
import { Button, Select, Table } from 'antd';
import { Link } from 'react-router';
import { campaignTotal, campaignTotals } from '../../api/reporting';
import type { CampaignTotal } from '../../api/shapes';
import { EmptyState } from '../../components/EmptyState';
import { Figure } from '../../components/Figure';
import { Loaded } from '../../components/Loaded';
import { PageHead } from '../../components/PageHead';
import { State } from '../../components/State';
import { useAddress } from '../../components/useAddress';
import { formatTime } from '../../format/dates';
import { formatVndUnit } from '../../format/money';
import { useTexts } from '../../i18n';
import { DaysChart } from './DaysChart';
import { ReportLinks } from './ReportLinks';

/** What has been received, per campaign and day by day, beside what the bank says. */
export function Reports() {
  const { t } = useTexts();
  const totals = useQuery({ queryKey: ['campaign-totals'], queryFn: campaignTotals, refetchInterval: 15_000 });
  return (
    <>
      <PageHead title={t('nav.reports')} lead={t('reports.lead')} />
      <ReportLinks />
      <h2>{t('reports.money')}</h2>
      <Loaded query={totals}>
        {(list) => list.length === 0 ? <EmptyState title={t('reports.empty')} text={t('reports.empty.text')} action={<Link to="/dong-gop"><Button type="primary">{t('nav.donations')}</Button></Link>} /> : (
          <>
            <div className="figures">
              <Figure label={t('reports.allTotal')}>{formatVndUnit(list.reduce((sum, one) => sum + one.totalVnd, 0))}</Figure>
              <Figure label={t('reports.allCount')}>{list.reduce((sum, one) => sum + one.count, 0).toLocaleString('vi-VN')}</Figure>
              <Figure label={t('reports.campaigns')}>{list.length.toLocaleString('vi-VN')}</Figure>
            </div>
            <TotalsTable list={list} />
            <OneCampaign list={list} />
          </>
        )}
      </Loaded>
    </>
  );
}

function TotalsTable({ list }: { list: CampaignTotal[] }) {
  const { t } = useTexts();
  return (
    <div className="table-scroll">
      <Table<CampaignTotal> rowKey="campaignId" size="middle" dataSource={list} pagination={false} scroll={{ x: 900 }}
        columns={[
          { title: t('campaign.title'), width: 280, render: (_, one) => <Link to={`/dong-gop/${one.campaignId}`}>{one.title}</Link> },
          { title: t('campaign.count'), width: 110, align: 'right', render: (_, one) => <span className="num">{one.count.toLocaleString('vi-VN')}</span> },
          { title: t('campaign.total'), width: 180, align: 'right', render: (_, one) => <span className="num">{formatVndUnit(one.totalVnd)}</span> },
          { title: t('campaign.difference'), width: 200, align: 'right', render: (_, one) => <Difference value={one.bankDifferenceVnd} /> },
          { title: t('campaign.updatedAt'), width: 160, render: (_, one) => <span className="num">{formatTime(one.updatedAt) || '–'}</span> },
        ]} />
    </div>
  );
}

/** Difference to the bank: nothing to compare with is not the same as no difference. */
function Difference({ value }: { value: number | null | undefined }) {
  const { t } = useTexts();
  if (value === null || value === undefined) {
    return <State kind="off" text={t('campaign.difference.none')} />;
  }
  return <State kind={value === 0 ? 'good' : 'bad'} text={formatVndUnit(value)} />;
}

function OneCampaign({ list }: { list: CampaignTotal[] }) {
  const { t } = useTexts();
  const { value, change } = useAddress();
  const slug = list.some((one) => one.slug === value('dot')) ? value('dot') : list[0]!.slug;
  const detail = useQuery({ queryKey: ['campaign-total', slug], queryFn: () => campaignTotal(slug) });
  return (
    <section>
      <h2>{t('reports.days.question')}</h2>
      <div className="bar">
        <Select style={{ width: 420, maxWidth: '100%' }} value={slug} aria-label={t('campaign.title')} onChange={(next) => change({ dot: next })}
          options={list.map((one) => ({ value: one.slug, label: one.title }))} />
      </div>
      <Loaded query={detail}>{(found) => <DaysChart days={found.days} />}</Loaded>
    </section>
  );
}

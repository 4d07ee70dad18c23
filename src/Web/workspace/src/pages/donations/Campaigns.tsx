import { useQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { Link } from 'react-router';
import { listCampaigns } from '../../api/donations';
import { campaignTotals } from '../../api/reporting';
import type { Campaign } from '../../api/shapes';
import { EmptyState } from '../../components/EmptyState';
import { Loaded } from '../../components/Loaded';
import { PageHead } from '../../components/PageHead';
import { State } from '../../components/State';
import { dayInVietnam, formatDay } from '../../format/dates';
import { formatVndUnit } from '../../format/money';
import { useTexts, type TextKey } from '../../i18n';
import { hasRole, useAccount } from '../../shell/session';
import { Funds } from '../collecting/Funds';
import { CampaignPlans } from './CampaignPlans';

/** Open, not yet open, or closed: by word and shape. */
export function CampaignState({ campaign }: { campaign: Campaign }) {
  const { t } = useTexts();
  const today = dayInVietnam(new Date());
  if (campaign.closedOn || (campaign.closesOn && campaign.closesOn < today)) {
    return <State kind="off" text={t('campaign.state.closed')} />;
  }
  return campaign.opensOn > today ? <State kind="wait" text={t('campaign.state.soon')} /> : <State kind="good" text={t('campaign.state.open')} />;
}

export function Campaigns() {
  const { t } = useTexts();
  const me = useAccount();
  const campaigns = useQuery({ queryKey: ['campaigns'], queryFn: listCampaigns });
  // Totals come from another service; when it is away the list is still of use.
  const totals = useQuery({ queryKey: ['campaign-totals'], queryFn: campaignTotals });
  const totalOf = (id: string) => totals.data?.find((total) => total.campaignId === id);
  const open = hasRole(me, 'administrator', 'programme_officer') && <Link to="/dong-gop/moi"><Button type="primary">{t('campaign.new')}</Button></Link>;
  return (
    <>
      <PageHead title={t('nav.donations')} lead={t('campaigns.lead')} actions={open} />
      <Loaded query={campaigns}>
        {(list) => list.length === 0 ? <EmptyState title={t('campaigns.empty')} text={t('campaigns.empty.text')} action={open} /> : (
          <div className="table-scroll">
            <Table<Campaign> rowKey="campaignId" dataSource={list} pagination={false} scroll={{ x: 900 }}
              columns={[
                { title: t('campaign.title'), key: 'title', width: 300, render: (_, c) => <><Link to={`/dong-gop/${c.campaignId}`}>{c.title}</Link>{c.unitName && <div className="small soft">{c.unitName}</div>}</> },
                { title: t('campaign.state'), key: 'state', width: 130, render: (_, c) => <CampaignState campaign={c} /> },
                { title: t('campaign.period'), key: 'period', width: 200, render: (_, c) => <span className="num">{formatDay(c.opensOn)} – {formatDay(c.closesOn) || '…'}</span> },
                { title: t('campaign.regime'), key: 'regime', width: 140, render: (_, c) => t(`regime.${c.regime}.short` as TextKey) },
                { title: t('campaign.count'), key: 'count', width: 100, align: 'right', render: (_, c) => <span className="num">{totalOf(c.campaignId)?.count.toLocaleString('vi-VN') ?? '–'}</span> },
                { title: t('campaign.total'), key: 'total', width: 180, align: 'right', render: (_, c) => { const total = totalOf(c.campaignId); return <span className="num">{total ? formatVndUnit(total.totalVnd) : '–'}</span>; } },
              ]} />
          </div>
        )}
      </Loaded>
      <Funds />
      <CampaignPlans />
    </>
  );
}

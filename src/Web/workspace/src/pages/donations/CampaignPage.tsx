import { useQuery } from '@tanstack/react-query';
import { Button, Tabs } from 'antd';
import { Link, useParams } from 'react-router';
import { listFunds } from '../../api/collecting';
import { readCampaign } from '../../api/donations';
import { campaignTotals } from '../../api/reporting';
import type { Campaign } from '../../api/shapes';
import { Figure } from '../../components/Figure';
import { Loaded } from '../../components/Loaded';
import { PageHead } from '../../components/PageHead';
import { useAddress } from '../../components/useAddress';
import { formatDay, formatTime } from '../../format/dates';
import { formatVndUnit } from '../../format/money';
import { useTexts, type TextKey } from '../../i18n';
import { hasRole, useAccount } from '../../shell/session';
import { ReceiptRegister } from '../collecting/ReceiptRegister';
import { Reconciliation } from '../collecting/Reconciliation';
import { CampaignState } from './Campaigns';
import { CloseCampaign } from './CloseCampaign';
import { GoodsPanel } from './goods/GoodsPanel';
import { GiftList } from './GiftList';
import { Statements } from './Statements';
import { LedgerPanel } from './ledger/LedgerPanel';

/** One campaign: its figures, gifts, statements and ledger. */
export function CampaignPage() {
  const { campaignId = '' } = useParams();
  const campaign = useQuery({ queryKey: ['campaign', campaignId], queryFn: () => readCampaign(campaignId) });
  return <Loaded query={campaign}>{(found) => <CampaignView campaign={found} />}</Loaded>;
}

function CampaignView({ campaign }: { campaign: Campaign }) {
  const { t } = useTexts();
  const me = useAccount();
  const { value, change } = useAddress();
  const funds = useQuery({ queryKey: ['funds'], queryFn: listFunds });
  // The fund of a shared account takes statements only; what people give by hand belongs to a campaign.
  const isFund = funds.data?.some((fund) => fund.bucketId === campaign.campaignId) ?? false;
  const mayRecord = !isFund && !campaign.closedOn && hasRole(me, 'accountant', 'programme_officer', 'unit_officer', 'school_officer');
  return (
    <>
      <nav className="crumbs"><Link to="/dong-gop">{t('nav.donations')}</Link></nav>
      <PageHead title={campaign.title}
        lead={<><CampaignState campaign={campaign} /> · {formatDay(campaign.opensOn)} – {formatDay(campaign.closesOn) || '…'} · {t(`regime.${campaign.regime}.short` as TextKey)}{` · ${campaign.unitName}`}{campaign.account ? ` · ${[campaign.bankName, campaign.account].filter(Boolean).join(' ')}` : ''}</>}
        actions={
          <>
            <a href={`/chien-dich/${campaign.slug}`}><Button>{t('campaign.public')}</Button></a>
            {isFund ? <Link to={`/dong-gop/${campaign.campaignId}/phan-loai`}><Button type="primary">{t('queue.title')}</Button></Link> : <CloseCampaign campaign={campaign} />}
            {!isFund && <Link to={`/dong-gop/ke-hoach/${campaign.campaignId}`}><Button>{t('campaign.plan')}</Button></Link>}
            {mayRecord && <Link to={`/dong-gop/${campaign.campaignId}/tiep-nhan`}><Button>{t('intake.title')}</Button></Link>}
            {mayRecord && <Link to={`/dong-gop/${campaign.campaignId}/ghi-nhan`}><Button type="primary">{t('gift.record')}</Button></Link>}
          </>
        } />
      <CampaignFigures campaignId={campaign.campaignId} />
      <Tabs activeKey={value('muc') || 'khoan'} onChange={(muc) => change({ muc: muc === 'khoan' ? '' : muc })} destroyOnHidden
        items={[
          { key: 'khoan', label: t('campaign.tab.gifts'), children: <GiftList campaignId={campaign.campaignId} regime={campaign.regime} /> },
          { key: 'sao-ke', label: t('campaign.tab.statements'), children: <Statements campaignId={campaign.campaignId} /> },
          { key: 'hien-vat', label: t('campaign.tab.goods'), children: <GoodsPanel campaign={campaign} /> },
          { key: 'doi-soat', label: t('campaign.tab.recon'), children: <Reconciliation campaignId={campaign.campaignId} /> },
          { key: 'bien-nhan', label: t('receipts.title'), children: <ReceiptRegister campaignId={campaign.campaignId} /> },
          { key: 'so-cai', label: t('campaign.tab.ledger'), children: <LedgerPanel campaignId={campaign.campaignId} /> },
        ]} />
    </>
  );
}

/** The total as the public sees it, and how far it is from the bank. */
export function CampaignFigures({ campaignId }: { campaignId: string }) {
  const { t } = useTexts();
  const totals = useQuery({ queryKey: ['campaign-totals'], queryFn: campaignTotals, refetchInterval: 10_000 });
  const total = totals.data?.find((one) => one.campaignId === campaignId);
  if (!total) {
    return totals.isError ? <p className="soft">{t('campaign.noTotals')}</p> : null;
  }
  return (
    <div className="figures">
      <Figure label={t('campaign.total')}>{formatVndUnit(total.totalVnd)}</Figure>
      <Figure label={t('campaign.count')}>{total.count.toLocaleString('vi-VN')}</Figure>
      <Figure label={t('campaign.difference')}>{total.bankDifferenceVnd === null ? t('campaign.difference.none') : formatVndUnit(total.bankDifferenceVnd)}</Figure>
      <Figure label={t('campaign.updatedAt')}>{formatTime(total.updatedAt) || '–'}</Figure>
    </div>
  );
}

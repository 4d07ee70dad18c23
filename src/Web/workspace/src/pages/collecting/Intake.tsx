import { useQuery } from '@tanstack/react-query';
import { Tabs } from 'antd';
import { Link, useParams } from 'react-router';
import { readCampaign } from '../../api/donations';
import { Loaded } from '../../components/Loaded';
import { PageHead } from '../../components/PageHead';
import { useAddress } from '../../components/useAddress';
import { useTexts } from '../../i18n';
import { CashDesk } from './CashDesk';
import { PledgeDesk } from './PledgeDesk';

/** The desk where people come with cash or a promise. */
export function Intake() {
  const { campaignId = '' } = useParams();
  const { t } = useTexts();
  const { value, change } = useAddress();
  const campaign = useQuery({ queryKey: ['campaign', campaignId], queryFn: () => readCampaign(campaignId) });
  return (
    <Loaded query={campaign}>
      {(found) => (
        <>
          <nav className="crumbs"><Link to="/dong-gop">{t('nav.donations')}</Link> › <Link to={`/dong-gop/${campaignId}`}>{found.title}</Link></nav>
          <PageHead title={t('intake.title')} lead={t('intake.lead')} />
          <Tabs activeKey={value('muc') || 'tien-mat'} onChange={(muc) => change({ muc: muc === 'tien-mat' ? '' : muc })} destroyOnHidden
            items={[
              { key: 'tien-mat', label: t('intake.tab.cash'), children: <CashDesk campaignId={campaignId} open={!found.closedOn} /> },
              { key: 'cam-ket', label: t('intake.tab.pledges'), children: <PledgeDesk campaignId={campaignId} open={!found.closedOn} /> },
            ]} />
        </>
      )}
    </Loaded>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Pagination } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { listCampaignPlans } from '../../api/campaign-plans';
import type { CampaignStage } from '../../api/collecting-shapes';
import { Loaded } from '../../components/Loaded';
import { State, type StateKind } from '../../components/State';
import { useTexts, type TextKey } from '../../i18n';

const kinds: Record<CampaignStage, StateKind> = { draft: 'off', submitted: 'wait', approved: 'wait', open: 'good', closed: 'off', settled: 'off' };

/** Where a plan stands: by word and shape. */
export function PlanState({ state }: { state: CampaignStage }) {
  const { t } = useTexts();
  return <State kind={kinds[state]} text={t(`campaign.stage.${state}` as TextKey)} />;
}

/** Plans of campaigns, also those that may not ask for gifts yet. */
export function CampaignPlans() {
  const { t } = useTexts();
  const [page, setPage] = useState(1);
  const plans = useQuery({ queryKey: ['campaign-plans', page], queryFn: () => listCampaignPlans(page) });
  return (
    <section>
      <h2>{t('campaign.plans')}</h2>
      <Loaded query={plans}>
        {(list) => list.items.length === 0 ? <p className="soft">{t('campaign.plans.empty')}</p> : (
          <>
            <ul>{list.items.map((plan) => <li key={plan.campaignId}><Link to={`/dong-gop/ke-hoach/${plan.campaignId}`}>{plan.title}</Link> <PlanState state={plan.state} /></li>)}</ul>
            {list.total > 20 && <Pagination current={page} pageSize={20} total={list.total} showSizeChanger={false} onChange={setPage} />}
          </>
        )}
      </Loaded>
    </section>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Alert, Tabs } from 'antd';
import { Link, useParams } from 'react-router';
import type { PlanView } from '../../../api/plan-shapes';
import { readPlan } from '../../../api/plans';
import { Loaded } from '../../../components/Loaded';
import { PageHead } from '../../../components/PageHead';
import { useAddress } from '../../../components/useAddress';
import { formatDay } from '../../../format/dates';
import { useTexts } from '../../../i18n';
import { About } from './About';
import { LifeActions } from './LifeActions';
import { PlanStateTag } from './PlanStateTag';

/** One plan: where it stands, its next step, and its parts. */
export function PlanPage() {
  const { planId = '' } = useParams();
  const plan = useQuery({
    queryKey: ['plan', planId],
    queryFn: () => readPlan(planId),
    // Deadlines are unfolded after issuing; the page follows until all are there.
    refetchInterval: (query) => ((query.state.data?.unfolding ?? 0) > 0 ? 1500 : false),
  });
  return <Loaded query={plan}>{(found) => <Shown plan={found} />}</Loaded>;
}

function Shown({ plan }: { plan: PlanView }) {
  const { t } = useTexts();
  const { value, change } = useAddress();
  const number = plan.documentNumber ?? `…/${plan.symbol.replace(/^\//, '')}`;
  return (
    <>
      <nav className="crumbs"><Link to="/ke-hoach">{t('nav.plans')}</Link></nav>
      <PageHead title={plan.title}
        lead={<><PlanStateTag state={plan.state} /> · <span className="num">{number}</span>{plan.documentDate && <> · {formatDay(plan.documentDate)}</>} · {plan.issuerName}{plan.periodFrom && <> · {plan.periodFrom}–{plan.periodTo}</>}</>} />
      <LifeActions plan={plan} />
      {plan.unfolding > 0 && <Alert type="info" showIcon style={{ marginBottom: 12 }} title={t('plan.unfolding', { n: plan.unfolding })} role="status" />}
      {plan.withoutLead > 0 && <Alert type="warning" showIcon style={{ marginBottom: 12 }} title={t('plan.withoutLead', { n: plan.withoutLead })} />}
      {plan.unresolvedLead > 0 && <Alert type="warning" showIcon style={{ marginBottom: 12 }} title={t('plan.unresolvedLead', { n: plan.unresolvedLead })} />}
      <Tabs activeKey={value('muc') || 'can-cu'} destroyOnHidden onChange={(key) => change({ muc: key })}
        items={[
          { key: 'can-cu', label: t('plan.tab.about'), children: <About plan={plan} /> },
        ]} />
    </>
  );
}

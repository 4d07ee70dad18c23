import { useQuery } from '@tanstack/react-query';
import { Alert, Skeleton, Tabs } from 'antd';
import { lazy, Suspense, useState } from 'react';
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
import { PlanFigures } from './PlanFigures';
import { PlanMore } from './PlanMore';
import { PlanTasks } from './PlanTasks';
import { PlanStateTag } from './PlanStateTag';

const PlanCalendar = lazy(async () => ({ default: (await import('./PlanTime')).PlanCalendar }));
const PlanGantt = lazy(async () => ({ default: (await import('./PlanTime')).PlanGantt }));

const AddTask = lazy(async () => ({ default: (await import('../tasks/AddTask')).AddTask }));
const Coverage = lazy(async () => ({ default: (await import('../coverage/Coverage')).Coverage }));
const Derive = lazy(async () => ({ default: (await import('../coverage/Derive')).Derive }));
const IndicatorList = lazy(async () => ({ default: (await import('../indicators/IndicatorList')).IndicatorList }));
const Inspections = lazy(async () => ({ default: (await import('../inspections/Inspections')).Inspections }));

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
  const [doing, setDoing] = useState<'derive' | 'task'>();
  const number = plan.documentNumber ?? `…/${plan.symbol.replace(/^\//, '')}`;
  return (
    <>
      <nav className="crumbs"><Link to="/ke-hoach">{t('nav.plans')}</Link></nav>
      <PageHead title={plan.title}
        lead={<><PlanStateTag state={plan.state} /> · <span className="num">{number}</span>{plan.documentDate && <> · {formatDay(plan.documentDate)}</>} · {plan.issuerName}{plan.periodFrom && <> · {plan.periodFrom}–{plan.periodTo}</>}</>} />
      <LifeActions plan={plan} more={<PlanMore plan={plan} derive={() => setDoing('derive')} addTask={() => setDoing('task')} />} />
      {doing && <Suspense fallback={<Skeleton active />}>{doing === 'derive' ? <Derive parent={plan} leave={() => setDoing(undefined)} /> : <AddTask plan={plan} leave={() => setDoing(undefined)} />}</Suspense>}
      {plan.unfolding > 0 && <Alert type="info" showIcon style={{ marginBottom: 12 }} title={t('plan.unfolding', { n: plan.unfolding })} role="status" />}
      {plan.withoutLead > 0 && <Alert type="warning" showIcon style={{ marginBottom: 12 }} title={t('plan.withoutLead', { n: plan.withoutLead })} action={<Link to={`/ke-hoach/bang?ke-hoach=${plan.planId}&muc=con-thieu&thieu=tasks_without_lead`}>{t('plan.see')}</Link>} />}
      {plan.unresolvedLead > 0 && <Alert type="warning" showIcon style={{ marginBottom: 12 }} title={t('plan.unresolvedLead', { n: plan.unresolvedLead })} action={<Link to={`/ke-hoach/bang?ke-hoach=${plan.planId}&muc=con-thieu&thieu=tasks_with_unknown_lead`}>{t('plan.see')}</Link>} />}
      {(plan.state === 'issued' || plan.state === 'amended') && <PlanFigures planId={plan.planId} />}
      <Tabs activeKey={value('muc') || 'nhiem-vu'} destroyOnHidden onChange={(key) => change({ muc: key === 'nhiem-vu' ? '' : key, q: '', tt: '', quy: '', den: '', kq: '', thang: '', xep: '' })}
        items={[
          { key: 'nhiem-vu', label: t('review.part.tasks'), children: <PlanTasks plan={plan} /> },
          { key: 'lich', label: t('plan.tab.calendar'), children: <PlanCalendar plan={plan} /> },
          { key: 'tien-do', label: t('plan.tab.gantt'), children: <PlanGantt plan={plan} /> },
          { key: 'chi-tieu', label: t('plan.tab.indicators'), children: <IndicatorList planId={plan.planId} /> },
          { key: 'doi-chieu', label: t('plan.tab.coverage'), children: <Coverage plan={plan} /> },
          { key: 'kiem-tra', label: t('plan.tab.inspections'), children: <Inspections plan={plan} /> },
          { key: 'can-cu', label: t('plan.tab.about'), children: <About plan={plan} /> },
        ].map((tab) => ({ ...tab, children: <Suspense fallback={<Skeleton active />}>{tab.children}</Suspense> }))} />
    </>
  );
}

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import type { PlanItem, PlanState } from '../../api/plan-shapes';
import { listPlans } from '../../api/plans';
import { EmptyState } from '../../components/EmptyState';
import { DataTable } from '../../components/list/DataTable';
import { Loaded } from '../../components/Loaded';
import { useAddress } from '../../components/useAddress';
import { useDelayed } from '../../components/useDelayed';
import { formatDay } from '../../format/dates';
import { useTexts, type TextKey } from '../../i18n';
import { PlanStateTag } from './plan/PlanStateTag';

const states: PlanState[] = ['draft', 'submitted', 'approved', 'issued', 'amended', 'closed'];
const years = Array.from({ length: 12 }, (_, i) => 2024 + i);

/** The plans one may see: found by words, state and year, all of which stay in the address. */
export function PlanList() {
  const { t } = useTexts();
  const { value, page, change } = useAddress();
  const [text, setText] = useState(value('q'));
  const words = useDelayed(text.trim(), 300);
  const state = (value('trang-thai') || undefined) as PlanState | undefined;
  const year = Number(value('nam')) || undefined;
  useEffect(() => { if (words !== value('q')) { change({ q: words }); } }, [words, value, change]);
  const plans = useQuery({
    queryKey: ['plans', value('q'), state, year, page],
    queryFn: ({ signal }) => listPlans({ query: value('q'), state, year, page, pageSize: 50 }, signal),
    placeholderData: keepPreviousData,
  });
  const filtered = !!(value('q') || state || year);
  return (
    <>
      <div className="bar">
        <Input className="grow" type="search" allowClear placeholder={t('plans.search')} aria-label={t('plans.search')} value={text} onChange={(event) => setText(event.target.value)} />
        <Select style={{ minWidth: 160 }} allowClear placeholder={t('draft.state.any')} aria-label={t('draft.state')} value={state} onChange={(next?: string) => change({ 'trang-thai': next })} options={states.map((one) => ({ value: one, label: t(`plan.state.${one}` as TextKey) }))} />
        <Select style={{ minWidth: 110 }} allowClear placeholder={t('plans.anyYear')} aria-label={t('plans.year')} value={year} onChange={(next?: number) => change({ nam: next })} options={years.map((one) => ({ value: one, label: String(one) }))} />
        {plans.data && <span className="soft" role="status">{t('plans.count', { n: plans.data.total })}</span>}
      </div>
      <Loaded query={plans}>
        {(list) => list.total === 0
          ? filtered
            ? <EmptyState title={t('plans.none')} text={t('units.none.text')} action={<Button onClick={() => { setText(''); change({ q: '', 'trang-thai': '', nam: '' }); }}>{t('list.clear')}</Button>} />
            : <EmptyState title={t('plans.empty')} text={t('draft.none.text')} action={<Link to="/ke-hoach/nhap"><Button type="primary">{t('plans.import')}</Button></Link>} />
          : (
            <DataTable<PlanItem> name="ke-hoach" rowKey={(one) => one.planId} list={list} asked={[value('q'), state, year]} loading={plans.isPlaceholderData}
              read={(next, pageSize) => listPlans({ query: value('q'), state, year, page: next, pageSize })}
              columns={[
                { key: 'ten', always: true, title: t('plan.title'), width: 320, plain: (one) => one.title, render: (one) => <Link to={`/ke-hoach/${one.planId}`}>{one.title}</Link> },
                { key: 'don-vi', title: t('plans.issuer'), width: 170, plain: (one) => one.issuerName, render: (one) => one.issuerName },
                { key: 'so', title: t('plan.number'), width: 130, plain: (one) => one.documentNumber ?? `…/${one.symbol.replace(/^\//, '')}`, render: (one) => <><span className="num">{one.documentNumber ?? `…/${one.symbol.replace(/^\//, '')}`}</span><div className="small soft num">{formatDay(one.documentDate)}</div></> },
                { key: 'giai-doan', title: t('review.field.period'), width: 115, plain: (one) => [one.periodFrom, one.periodTo].filter(Boolean).join('–'), render: (one) => <span className="num">{[one.periodFrom, one.periodTo].filter(Boolean).join('–') || '–'}</span> },
                { key: 'nhiem-vu', title: t('plans.tasks'), width: 105, right: true, plain: (one) => one.taskCount, render: (one) => <span className="num">{one.taskCount}</span> },
                { key: 'qua-han', title: t('status.overdue'), width: 95, right: true, plain: (one) => one.overdueCount, render: (one) => <span className={`num${one.overdueCount > 0 ? ' st-overdue strong' : ' soft'}`}>{one.overdueCount}</span> },
                { key: 'trang-thai', title: t('draft.state'), width: 160, plain: (one) => t(`plan.state.${one.state}` as TextKey), render: (one) => <PlanStateTag state={one.state} /> },
              ]} />
          )}
      </Loaded>
    </>
  );
}

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Pagination, Select } from 'antd';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import type { PlanView } from '../../../api/plan-shapes';
import { listTasks } from '../../../api/tasks';
import { EmptyState } from '../../../components/EmptyState';
import { Loaded } from '../../../components/Loaded';
import { StatusTag } from '../../../components/status/StatusTag';
import { statusOf } from '../../../components/status/statusOf';
import { daysBetween } from '../../../components/time/days';
import { useAddress } from '../../../components/useAddress';
import { useDelayed } from '../../../components/useDelayed';
import { dayInVietnam, formatDay } from '../../../format/dates';
import { useTexts, type TextKey } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';
import { useActsFor } from '../../../shell/useActsFor';
import { BulkEdit } from '../tasks/BulkEdit';
import { DueDay } from '../tasks/DueDay';
import { groupsOf, type TreeGroup, type TreeTask } from './groupsOf';

const filterable = ['overdue', 'open', 'waiting', 'not_begun', 'undated', 'done_on_time', 'done_late', 'planned'] as const;

/** The plan as its document orders it: groups, tasks, and below each task its pieces of work. */
export function PlanTasks({ plan }: { plan: PlanView }) {
  const { t } = useTexts();
  const { value, page, change } = useAddress();
  const [text, setText] = useState(value('q'));
  const words = useDelayed(text.trim(), 300);
  const status = value('tt') || undefined;
  const quarter = value('quy') || undefined;
  useEffect(() => { if (words !== value('q')) { change({ q: words }); } }, [words, value, change]);
  const tasks = useQuery({
    queryKey: ['tasks', plan.planId, plan.revision, plan.unfolding, value('q'), status, quarter, page],
    queryFn: ({ signal }) => listTasks({ planId: plan.planId, query: value('q'), status, quarter, page, pageSize: 200 }, signal),
    placeholderData: keepPreviousData,
  });
  const me = useAccount();
  const acts = useActsFor(plan.issuerUnitId);
  const mayEdit = acts && hasRole(me, 'administrator', 'programme_officer', 'unit_officer') && ['draft', 'issued', 'amended'].includes(plan.state);
  // Undefined: nobody is ticking. Ticked tasks stay ticked while one filters.
  const [ticked, setTicked] = useState<string[]>();
  const [changing, setChanging] = useState(false);
  const tick: Tick | undefined = ticked && { has: (id) => ticked.includes(id), set: (ids, on) => setTicked(on ? [...new Set([...ticked, ...ids])] : ticked.filter((id) => !ids.includes(id))) };
  const first = plan.periodFrom ?? new Date().getFullYear();
  const years = Array.from({ length: Math.min(12, (plan.periodTo ?? first + 4) - first + 1) }, (_, i) => first + i);
  return (
    <>
      <div className="bar">
        <Input className="grow" type="search" allowClear placeholder={t('task.search')} aria-label={t('task.search')} value={text} onChange={(event) => setText(event.target.value)} />
        <Select style={{ minWidth: 170 }} allowClear placeholder={t('draft.state.any')} aria-label={t('draft.state')} value={status} onChange={(next?: string) => change({ tt: next })} options={filterable.map((one) => ({ value: one, label: t(`status.${one}` as TextKey) }))} />
        <Select style={{ minWidth: 130 }} allowClear showSearch placeholder={t('task.quarter')} aria-label={t('task.quarter')} value={quarter} onChange={(next?: string) => change({ quy: next })}
          options={years.flatMap((year) => [1, 2, 3, 4].map((n) => ({ value: `${year}-Q${n}`, label: t('task.quarterOf', { n: ['I', 'II', 'III', 'IV'][n - 1]!, year }) })))} />
        {tasks.data && <span className="soft" role="status">{t('task.count', { n: tasks.data.total })}</span>}
        {mayEdit && plan.taskCount > 0 && !ticked && <Button size="small" onClick={() => setTicked([])}>{t('bulk.begin')}</Button>}
        {ticked && (
          <>
            <Button size="small" type="primary" disabled={ticked.length === 0 || ticked.length > 500} onClick={() => setChanging(true)}>{t('bulk.change', { n: ticked.length })}</Button>
            <Button size="small" onClick={() => { setTicked(undefined); setChanging(false); }}>{t('form.cancel')}</Button>
          </>
        )}
      </div>
      {ticked && changing && <BulkEdit plan={plan} taskIds={ticked} leave={() => { setTicked(undefined); setChanging(false); }} />}
      <Loaded query={tasks}>
        {(list) => list.total === 0 ? <EmptyState title={t(plan.taskCount === 0 ? 'task.noTasks' : 'task.none')} text={t(plan.taskCount === 0 ? 'task.noTasks.text' : 'units.none.text')} /> : (
          <>
            <div className="plan-tree">{groupsOf(list.items).map((group) => <Group key={group.key} group={group} tick={tick} />)}</div>
            <Pagination style={{ marginTop: 12 }} current={list.page} pageSize={list.pageSize} total={list.total} showSizeChanger={false} hideOnSinglePage onChange={(next) => change({ trang: next })} />
          </>
        )}
      </Loaded>
    </>
  );
}

interface Tick {
  has: (taskId: string) => boolean;
  set: (taskIds: string[], on: boolean) => void;
}

function Group({ group, tick }: { group: TreeGroup; tick?: Tick }) {
  const { t } = useTexts();
  const ids = group.tasks.map((task) => task.head.taskId);
  return (
    <details open className="tree-group">
      <summary>{tick && <Checkbox checked={ids.every(tick.has)} aria-label={t('bulk.all')} onClick={(event) => event.stopPropagation()} onChange={(event) => tick.set(ids, event.target.checked)} />} <strong>{group.title ? `${group.section}. ${group.title}` : t('review.part.tasks')}</strong> <span className="soft num">{group.tasks.length}</span></summary>
      <ul className="plain">{group.tasks.map((task) => <Task key={task.head.taskId} task={task} tick={tick} />)}</ul>
    </details>
  );
}

function Task({ task: { head, works }, tick }: { task: TreeTask; tick?: Tick }) {
  const { t } = useTexts();
  const today = dayInVietnam(new Date());
  // What is worth a look on the first line: the late one, else the next that is not done.
  const next = works.find((one) => one.status === 'overdue') ?? works.find((one) => !one.status.startsWith('done')) ?? works[works.length - 1];
  const shown = next ?? head;
  return (
    <li className="tree-task">
      <div className="what">{tick && <Checkbox checked={tick.has(head.taskId)} aria-label={head.title} onChange={(event) => tick.set([head.taskId], event.target.checked)} style={{ marginRight: 8 }} />}<span className="num soft">{head.section}</span> <Link to={`/ke-hoach/nhiem-vu/${head.taskId}`}>{head.title}</Link></div>
      <div className="who small">{head.leadMembers > 0 ? `${head.leadWritten} (${t('names.group', { n: head.leadMembers })})` : head.leadUnitName ?? head.leadWritten ?? <span className="st-overdue">{t('task.noLead')}</span>}</div>
      <div className="when"><DueDay due={shown.dueOn} days={shown.dueOn ? daysBetween(today, shown.dueOn) : null} text={head.deadlineText} done={shown.status.startsWith('done')} /></div>
      <div className="state-of"><StatusTag status={statusOf(shown, today)} /></div>
      {works.length > 1 && (
        <details className="rounds">
          <summary className="small">{t('task.rounds', { n: works.length })}</summary>
          <ul className="plain small">
            {works.map((one) => (
              <li key={one.occurrenceId} className="spread">
                <Link to={`/ke-hoach/nhiem-vu/${one.taskId}?viec=${one.occurrenceId}`}>{[one.label, head.leadMembers > 0 ? one.leadUnitName : null].filter(Boolean).join(' · ') || t('task.once')}</Link>
                <span className="spread"><span className="num">{one.percent} %</span><StatusTag status={statusOf(one, today)} /><span className="num soft">{formatDay(one.dueOn)}</span></span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

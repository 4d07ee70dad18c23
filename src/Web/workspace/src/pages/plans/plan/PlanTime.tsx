import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useMemo } from 'react';
import type { PlanView } from '../../../api/plan-shapes';
import { allTasks, workingCalendar } from '../../../api/tasks';
import { EmptyState } from '../../../components/EmptyState';
import { Loaded } from '../../../components/Loaded';
import { statusOf } from '../../../components/status/statusOf';
import { Gantt, type GanttRow } from '../../../components/time/Gantt';
import { MonthCalendar, type DueItem } from '../../../components/time/MonthCalendar';
import { useAddress } from '../../../components/useAddress';
import { dayInVietnam } from '../../../format/dates';
import { useTexts } from '../../../i18n';
import { groupsOf } from './groupsOf';

const useAllTasks = (plan: PlanView) => useQuery({ queryKey: ['tasks', plan.planId, plan.revision, plan.unfolding, 'all'], queryFn: () => allTasks({ planId: plan.planId }) });

/** What of the plan is due on which day. */
export function PlanCalendar({ plan }: { plan: PlanView }) {
  const { value, change } = useAddress();
  const today = dayInVietnam(new Date());
  const month = /^\d{4}-\d{2}$/.test(value('thang')) ? value('thang') : today.slice(0, 7);
  const tasks = useAllTasks(plan);
  const year = Number(month.slice(0, 4));
  const calendar = useQuery({ queryKey: ['calendar', year], queryFn: () => workingCalendar(year), staleTime: 3_600_000 });
  const holidays = useMemo(() => Object.fromEntries((calendar.data?.days ?? []).filter((day) => !day.isWorking).map((day) => [day.day, day.name])), [calendar.data]);
  return (
    <Loaded query={tasks}>
      {({ items }) => {
        const due: DueItem[] = items.filter((one) => one.dueOn?.startsWith(month)).map((one) => ({
          id: one.occurrenceId ?? one.taskId, day: one.dueOn!, title: one.title, hint: [one.section, one.leadUnitName, one.label].filter(Boolean).join(' · '),
          status: statusOf(one, today), to: `/ke-hoach/nhiem-vu/${one.taskId}${one.occurrenceId ? `?viec=${one.occurrenceId}` : ''}`,
        }));
        const months = [...new Set(items.flatMap((one) => (one.dueOn ? [one.dueOn.slice(0, 7)] : [])))].sort();
        return <MonthCalendar month={month} items={due} next={months.find((one) => one > month) ?? months[months.length - 1]} holidays={holidays} onMonth={(next) => change({ thang: next })} />;
      }}
    </Loaded>
  );
}

/** The whole plan along the time. */
export function PlanGantt({ plan }: { plan: PlanView }) {
  const { t } = useTexts();
  const tasks = useAllTasks(plan);
  return (
    <Loaded query={tasks}>
      {({ items, total }) => {
        const today = dayInVietnam(new Date());
        const days = items.flatMap((one) => [one.startsOn, one.dueOn]).filter((day): day is string => !!day).sort();
        if (days.length === 0) {
          return <EmptyState title={t('gantt.none')} text={t('gantt.none.text')} />;
        }
        const rows = groupsOf(items).flatMap((group): GanttRow[] => [
          ...(group.title ? [{ id: `g:${group.key}`, title: group.title, section: group.section ?? undefined, heading: true, bars: [] }] : []),
          ...group.tasks.map(({ head, works }) => ({
            id: head.taskId, title: head.title, section: head.section, hint: head.leadUnitName ?? head.leadWritten ?? undefined, to: `/ke-hoach/nhiem-vu/${head.taskId}`,
            bars: works.filter((one) => one.dueOn).map((one) => ({ id: one.occurrenceId!, from: one.startsOn, due: one.dueOn!, status: statusOf(one, today), label: [one.label, one.leadUnitName].filter(Boolean).join(' · ') })),
          })),
        ]);
        const from = `${Math.min(Number(days[0]!.slice(0, 4)), plan.periodFrom ?? 9999)}-01-01`;
        const to = `${Math.max(Number(days[days.length - 1]!.slice(0, 4)), plan.periodTo ?? 0)}-12-31`;
        return (
          <>
            {items.length < total && <Alert type="info" showIcon style={{ marginBottom: 12 }} title={t('gantt.cut', { n: items.length.toLocaleString('vi-VN'), all: total.toLocaleString('vi-VN') })} />}
            <Gantt rows={rows} from={from} to={to} />
          </>
        );
      }}
    </Loaded>
  );
}

import { describe, expect, it } from 'vitest';
import type { TaskItem } from '../src/api/plan-shapes';
import { statusOf } from '../src/components/status/statusOf';
import { groupsOf } from '../src/pages/plans/plan/groupsOf';

describe('the status of work', () => {
  const today = '2026-11-22';
  const of = (status: string, dueOn: string | null, returned = false) => statusOf({ status, dueOn, returned }, today);

  it('is the service\'s word, and beside it what falls due soon and what was given back', () => {
    expect([of('open', '2026-12-22'), of('open', '2026-12-23'), of('open', null), of('not_begun', '2026-11-23'), of('not_begun', '2027-11-23')]).toEqual(['due_soon', 'open', 'open', 'due_soon', 'not_begun']);
    expect([of('open', '2026-12-01', true), of('overdue', '2026-11-01', true), of('done_late', '2026-11-01'), of('planned', null)]).toEqual(['returned', 'overdue', 'done_late', 'planned']);
  });
});

describe('the tree of a plan', () => {
  const row = (taskId: string, groupSection: string | null, occurrenceId: string | null) =>
    ({ taskId, groupSection, groupTitle: groupSection && `Nhóm ${groupSection}`, occurrenceId }) as TaskItem;

  it('gathers rounds below their task and tasks below their group, in the order of the document', () => {
    const groups = groupsOf([row('a', null, null), row('b', 'I', 'b1'), row('b', 'I', 'b2'), row('c', 'I', 'c1'), row('d', 'II', 'd1')]);
    expect(groups.map((group) => [group.section, group.tasks.map((task) => [task.head.taskId, task.works.length])])).toEqual([
      [null, [['a', 0]]], ['I', [['b', 2], ['c', 1]]], ['II', [['d', 1]]]]);
  });
});

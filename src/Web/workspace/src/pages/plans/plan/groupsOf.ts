import type { TaskItem } from '../../../api/plan-shapes';

export interface TreeTask {
  head: TaskItem;
  works: TaskItem[];
}

export interface TreeGroup {
  key: string;
  section: string | null;
  title: string | null;
  tasks: TreeTask[];
}

/** Rows come in the order of the document: neighbours of one group and of one task belong together. */
export function groupsOf(items: TaskItem[]): TreeGroup[] {
  const groups: TreeGroup[] = [];
  for (const item of items) {
    let group = groups[groups.length - 1];
    if (!group || group.section !== item.groupSection || group.title !== item.groupTitle) {
      group = { key: item.taskId, section: item.groupSection, title: item.groupTitle, tasks: [] };
      groups.push(group);
    }
    let task = group.tasks[group.tasks.length - 1];
    if (task?.head.taskId !== item.taskId) {
      task = { head: item, works: [] };
      group.tasks.push(task);
    }
    if (item.occurrenceId) {
      task.works.push(item);
    }
  }
  return groups;
}

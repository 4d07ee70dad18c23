import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { asProblem, type Problem } from '../../../api/problem';
import type { TaskView } from '../../../api/plan-shapes';

/** One step at a task: every step answers with the task as it is then, and lists that show it are asked again. */
export function useTaskStep(taskId: string) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = async (step: () => Promise<TaskView>, done: string): Promise<boolean> => {
    setBusy(true);
    setProblem(null);
    try {
      queries.setQueryData(['task', taskId], await step());
      void message.success(done);
      void queries.invalidateQueries({ queryKey: ['my-tasks'] });
      void queries.invalidateQueries({ queryKey: ['tasks'] });
      return true;
    } catch (thrown) {
      setProblem(asProblem(thrown));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, run };
}

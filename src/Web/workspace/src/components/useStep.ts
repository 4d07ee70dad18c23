import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem, type Problem } from '../api/problem';

/** Does one thing that changes something: busy meanwhile, its refusal kept to be shown, and what it changed is read again. */
export function useStep(...changes: string[]): { busy: boolean; problem: Problem | null; step: (action: () => Promise<unknown>) => Promise<boolean> } {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const step = async (action: () => Promise<unknown>) => {
    setBusy(true);
    setProblem(null);
    try {
      await action();
      await Promise.all(changes.map((key) => queries.invalidateQueries({ queryKey: [key] })));
      return true;
    } catch (thrown) {
      setProblem(asProblem(thrown));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, step };
}

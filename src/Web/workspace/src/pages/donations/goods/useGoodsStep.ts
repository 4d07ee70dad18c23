import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem, type Problem } from '../../../api/problem';

/** One step with goods: sends it, then has everything about goods read again. */
export function useGoodsStep() {
  const queries = useQueryClient();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const run = async (step: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    setProblem(null);
    try {
      await step();
      await Promise.all(['goods-stock', 'goods-intakes', 'shipments', 'shipment', 'write-offs'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
      return true;
    } catch (thrown) {
      setProblem(asProblem(thrown));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { run, problem, busy };
}

import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { newStepId, previewStep, takeStep, type UnitStep } from '../../../api/acts';
import { asProblem, type Problem } from '../../../api/problem';
import type { ActPreview } from '../../../api/shapes';
import { useTexts } from '../../../i18n';

/** A step that is first looked at and then taken: what was looked at is what is sent, under one id, so that a second press does nothing twice. */
export function useStep() {
  const { t } = useTexts();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const id = useRef(newStepId());
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [seen, setSeen] = useState<{ step: UnitStep; preview: ActPreview } | null>(null);
  const act = async (action: () => Promise<void>) => {
    setBusy(true);
    setProblem(null);
    try {
      await action();
    } catch (thrown) {
      setProblem(asProblem(thrown));
      setSeen(null);
    } finally {
      setBusy(false);
    }
  };
  return {
    id: id.current,
    busy,
    problem,
    seen,
    /** Another word in the form makes what was looked at another step. */
    changed: () => { setSeen(null); setProblem(null); },
    look: (make: () => Promise<UnitStep>) => act(async () => {
      const step = await make();
      setSeen({ step, preview: await previewStep(step) });
    }),
    take: () => act(async () => {
      const { body } = await takeStep(seen!.step);
      await queries.invalidateQueries({ predicate: ({ queryKey }) => ['unit', 'units', 'unit-acts', 'every-row'].includes(String(queryKey[0])) });
      void message.success(t('acts.done'));
      const step = seen!.step;
      // One that has ended is shown as it was on its last day.
      void navigate(`/danh-muc/${body.unitId}${step.kind === 'close' ? `?ngay=${step.lastDay}` : ''}`);
    }),
  };
}

export type Step = ReturnType<typeof useStep>;

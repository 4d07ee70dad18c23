import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import { correctDraft, decideFinding, takeBackCorrection } from '../../../api/drafts';
import { asProblem, type Problem } from '../../../api/problem';
import type { DecisionKind, DraftView } from '../../../api/plan-shapes';
import { readValue, type Contradiction, type ReviewField, type ReviewRecord } from '../../../components/review/model';
import { useTexts } from '../../../i18n';

type Said = (view: DraftView) => DraftView;

/**
 * A person's words on a draft. The screen follows at once; the service is told one after the other, since each word raises the draft's
 * version. When it refuses, everything not yet said is dropped and the draft is read anew: what is shown is then what is kept.
 */
export function useDraftEdits(view: DraftView) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const [waiting, setWaiting] = useState<{ id: number; said: Said }[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const chain = useRef(Promise.resolve());
  const round = useRef(0);
  const last = useRef(0);
  const key = useMemo(() => ['draft', view.draftId], [view.draftId]);

  const say = useCallback((said: Said, tell: () => Promise<DraftView>) => {
    const mine = round.current;
    const id = ++last.current;
    setProblem(null);
    setWaiting((list) => [...list, { id, said }]);
    chain.current = chain.current.then(async () => {
      if (mine !== round.current) {
        return;
      }
      try {
        queries.setQueryData(key, await tell());
        setWaiting((list) => list.filter((one) => one.id !== id));
      } catch (thrown) {
        round.current++;
        setProblem(asProblem(thrown));
        setWaiting([]);
        await queries.invalidateQueries({ queryKey: key });
      }
    });
  }, [queries, key]);

  const decide = (findingId: string, decision: DecisionKind, reason: string, value?: string) => say(
    decided(findingId, decision, reason),
    () => decideFinding(view.draftId, findingId, decision, reason, value));

  return {
    shown: waiting.reduce((now, one) => one.said(now), view),
    saving: waiting.length > 0,
    problem,
    /** Waits until everything said so far is kept. */
    settled: () => chain.current,
    confirm: (field: ReviewField) => {
      if (field.findings) {
        field.findings.forEach((id) => decide(id, 'leave', t('review.reason.checked')));
      } else {
        // The reader was unsure: the same value, now on a person's word.
        const value = readValue(field.kind, field.value);
        say(corrected(field.id, value), () => correctDraft(view.draftId, field.id, value));
      }
    },
    correct: (field: ReviewField, typed: string) => {
      const value = readValue(field.kind, typed);
      say(corrected(field.id, value), () => correctDraft(view.draftId, field.id, value));
      // What was noted of the value is answered by the correction.
      field.findings?.filter((id) => view.findings.some((one) => one.findingId === id)).forEach((id) => decide(id, 'leave', t('review.reason.corrected')));
    },
    link: (field: ReviewField, to: string) => decide(field.linkable!, 'link', t('review.reason.linked'), to),
    choose: (one: Contradiction, side: string) => decide(one.id, side as DecisionKind, t('review.reason.chosen')),
    drop: (record: ReviewRecord, dropped: boolean) => say(
      dropped ? corrected(record.id, null) : (now) => now,
      () => (dropped ? correctDraft(view.draftId, record.id, null) : takeBackCorrection(view.draftId, record.id))),
  };
}

const decided = (findingId: string, decision: DecisionKind, reason: string): Said => (view) => {
  const mark = <T extends { findingId: string }>(list: T[]) => list.map((one) => (one.findingId === findingId ? { ...one, decision: { findingId, decision, value: null, reason, decidedBy: '', decidedAt: '' } } : one));
  return { ...view, findings: mark(view.findings), questions: mark(view.questions) };
};

/** The draft with one value put in its place, as the service will do it. */
export const corrected = (path: string, value: unknown): Said => (view) => {
  const draft = structuredClone(view.draft) as Record<string, unknown>;
  const steps = [...path.matchAll(/([a-zA-Z]+)|\[(\d+)\]/g)].map((match) => match[1] ?? Number(match[2]));
  let owner = draft as Record<string | number, unknown>;
  for (const step of steps.slice(0, -1)) {
    owner = owner[step] as Record<string | number, unknown>;
  }
  const name = steps[steps.length - 1]!;
  if (value === null && typeof owner[name] === 'object' && owner[name] !== null && !Array.isArray(owner[name])) {
    (owner[name] as Record<string, unknown>).removed = true;
  } else {
    owner[name] = value;
  }
  const correction = { path, value, was: null, note: null, correctedBy: '', correctedAt: '' };
  // A question about a missing value is answered by giving one.
  const questions = value ? view.questions.filter((one) => one.path !== path || one.kind === 'undated_deadline') : view.questions;
  return { ...view, draft: draft as DraftView['draft'], corrections: [...view.corrections.filter((one) => one.path !== path), correction], questions };
};

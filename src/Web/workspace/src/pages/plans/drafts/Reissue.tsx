import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { reissuePlan } from '../../../api/drafts';
import { asProblem, type Problem } from '../../../api/problem';
import type { DraftView, ReissueView } from '../../../api/plan-shapes';
import { listPlans } from '../../../api/plans';
import { Figure } from '../../../components/Figure';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { useDelayed } from '../../../components/useDelayed';
import { useTexts, type TextKey } from '../../../i18n';

const fields: Record<string, TextKey> = {
  title: 'review.field.task', lead: 'review.field.lead', coordinating: 'review.field.coordinating', advising: 'review.field.advising', products: 'review.field.products', deadlineText: 'review.field.deadline', content: 'review.field.text',
  indicator: 'plan.tab.indicators',
};

/** The plan of the same unit that has the document's number, or else its title: what it most likely corrects. */
function useLikely({ unitId, draft }: DraftView) {
  const like = useQuery({
    queryKey: ['plans', 'corrected by', unitId, draft?.documentNumber, draft?.title],
    queryFn: async ({ signal }) => {
      const find = async (query: string | null | undefined) => (query ? (await listPlans({ query, issuerUnitId: unitId, pageSize: 20 }, signal)).items.filter((one) => one.state !== 'closed') : []);
      const byNumber = (await find(draft?.documentNumber)).filter((one) => one.documentNumber === draft?.documentNumber);
      return byNumber.length > 0 ? byNumber : find(draft?.title);
    },
  });
  return like.data ?? [];
}

/** A corrected document over an existing plan: first what would differ, then, with a reason, the change itself. */
export function Reissue({ view, leave }: { view: DraftView; leave: () => void }) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const words = useDelayed(text.trim(), 300);
  const plans = useQuery({ queryKey: ['plans', 'select', words], queryFn: ({ signal }) => listPlans({ query: words, pageSize: 20 }, signal) });
  const likely = useLikely(view);
  const [planId, setPlanId] = useState<string>();
  const only = likely.length === 1 ? likely[0]!.planId : undefined;
  // Proposed, not decided: nothing happens before the difference has been looked at.
  useEffect(() => setPlanId((chosen) => chosen ?? only), [only]);
  const [difference, setDifference] = useState<ReissueView | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = async (apply: boolean, reason?: string) => {
    setBusy(true);
    setProblem(null);
    try {
      const found = await reissuePlan(planId!, view.draftId, apply, reason);
      setDifference(found);
      if (found.applied) {
        await queries.invalidateQueries({ queryKey: ['plan', planId] });
        void message.success(t('reissue.done'));
        void navigate(`/ke-hoach/${planId}`);
      }
    } catch (thrown) {
      setProblem(asProblem(thrown));
    } finally {
      setBusy(false);
    }
  };
  const shown = (value: unknown) => (value === null || value === undefined || value === '' ? t('review.empty') : Array.isArray(value) ? value.join('; ') : String(value));
  return (
    <section className="card" style={{ marginBottom: 16 }} aria-label={t('reissue.title')}>
      <h2 style={{ marginTop: 0 }}>{t('reissue.title')}</h2>
      <p className="soft">{t('reissue.text')}</p>
      <div className="bar">
        <Select<string> className="grow" style={{ minWidth: 280 }} showSearch={{ filterOption: false, onSearch: setText }} aria-label={t('plan.title')} placeholder={t('reissue.choose')} value={planId} loading={plans.isFetching}
          onChange={(next) => { setPlanId(next); setDifference(null); }} options={[...likely, ...(plans.data?.items ?? []).filter((one) => one.state !== 'closed' && !likely.some((each) => each.planId === one.planId))].map((one) => ({ value: one.planId, label: [one.documentNumber, one.title].filter(Boolean).join(' · ') }))} />
        <Button type="primary" disabled={!planId} loading={busy && !difference} onClick={() => void run(false)}>{t('reissue.compare')}</Button>
        <Button onClick={leave}>{t('form.cancel')}</Button>
      </div>
      {problem && <ProblemAlert problem={problem} />}
      {difference && (
        <>
          <div className="figures">
            <Figure label={t('reissue.unchanged')}>{difference.unchanged}</Figure>
            <Figure label={t('reissue.changed')}>{difference.kept - difference.unchanged}</Figure>
            <Figure label={t('reissue.added')}>{difference.added}</Figure>
            <Figure label={t('reissue.gone')}>{difference.gone}</Figure>
          </div>
          <div className="table-scroll" style={{ maxHeight: 360, overflow: 'auto' }}>
            <table className="tasks changes">
              <thead><tr><th scope="col">{t('reissue.section')}</th><th scope="col">{t('reissue.field')}</th><th scope="col">{t('reissue.was')}</th><th scope="col">{t('reissue.now')}</th></tr></thead>
              <tbody>{difference.changes.map((change, i) => <tr key={i}><td className="num">{change.section}</td><td>{change.field in fields ? t(fields[change.field]!) : change.field}</td><td data-label={t('reissue.was')}>{shown(change.was)}</td><td data-label={t('reissue.now')}>{shown(change.now)}</td></tr>)}</tbody>
            </table>
          </div>
          <Form layout="vertical" style={{ marginTop: 12 }} disabled={busy} onFinish={({ reason }: { reason?: string }) => void run(true, reason?.trim() || undefined)}>
            <Form.Item name="reason" label={t('task.edit.reason')} rules={[{ max: 2000 }]}><Input /></Form.Item>
            <Button type="primary" htmlType="submit" loading={busy}>{t('reissue.apply')}</Button>
          </Form>
        </>
      )}
    </section>
  );
}

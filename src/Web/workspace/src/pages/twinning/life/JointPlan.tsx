import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { agreePlan, writePlan, type PairLife, type Side } from '../../../api/pair-life';
import { EmptyState } from '../../../components/EmptyState';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { State } from '../../../components/State';
import { useStep } from '../../../components/useStep';
import { formatDayOf } from '../../../format/dates';
import { useTexts } from '../../../i18n';

/** What the two schools want to reach in a year: one writes and has thereby agreed, the other agrees or writes anew. */
export function JointPlan({ pair, mayWrite }: { pair: PairLife; mayWrite: boolean }) {
  const { t } = useTexts();
  const [writes, setWrites] = useState(false);
  const { busy, problem, step } = useStep('pair-life', 'pair-health');
  const { plan, agreementId, schoolYear } = pair;
  const agreed: Record<Side, boolean> = { supporter: plan?.supporterAgreed ?? false, seeker: plan?.seekerAgreed ?? false };
  const write = async ({ aims }: { aims: string }) => {
    if (await step(() => writePlan(agreementId, schoolYear, plan?.version ?? 0, aims.trim()))) {
      setWrites(false);
    }
  };
  if (writes) {
    return (
      <Form name="joint-plan" layout="vertical" className="form" aria-label={t('jointPlan.write')} initialValues={{ aims: plan?.aims ?? '' }} onFinish={write}>
        <Form.Item name="aims" label={t('jointPlan.aims')} extra={t('jointPlan.aims.help')} rules={[{ required: true, whitespace: true, message: t('twinning.required') }]}><Input.TextArea rows={6} maxLength={4000} autoFocus /></Form.Item>
        {problem && <ProblemAlert problem={problem} />}
        <div className="bar"><Button type="primary" htmlType="submit" loading={busy}>{t('jointPlan.save')}</Button><Button onClick={() => setWrites(false)}>{t('twinning.back')}</Button></div>
      </Form>
    );
  }
  if (!plan) {
    return (
      <div style={{ marginBottom: 16 }}>
        <EmptyState title={t('jointPlan.none', { from: schoolYear, to: schoolYear + 1 })} text={t('jointPlan.none.text')} action={mayWrite && <Button type="primary" onClick={() => setWrites(true)}>{t('jointPlan.write')}</Button>} />
      </div>
    );
  }
  return (
    <section className="card" style={{ marginBottom: 16 }} data-plan={plan.version}>
      <h2 style={{ marginTop: 0 }}>{t('jointPlan.title', { from: schoolYear, to: schoolYear + 1 })}</h2>
      <p className="said">{plan.aims}</p>
      {(['supporter', 'seeker'] as const).map((side) => (
        <div key={side}><State kind={agreed[side] ? 'good' : 'wait'} text={t(agreed[side] ? 'jointPlan.agreed' : 'jointPlan.waits')} /> {pair[side].currentName}</div>
      ))}
      {plan.agreedAt && <p className="small soft">{t('jointPlan.agreedAt', { day: formatDayOf(plan.agreedAt) })}</p>}
      {problem && <ProblemAlert problem={problem} />}
      {mayWrite && (
        <div className="bar" style={{ margin: '12px 0 0' }}>
          {!agreed[pair.mySide!] && <Button type="primary" loading={busy} onClick={() => void step(() => agreePlan(agreementId, schoolYear, plan.version))}>{t('jointPlan.agree')}</Button>}
          <Button onClick={() => setWrites(true)}>{t('jointPlan.change')}</Button>
        </div>
      )}
    </section>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, InputNumber, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { asProblem, type Problem } from '../../../api/problem';
import type { PlanView } from '../../../api/plan-shapes';
import { approvePlan, closePlan, issuePlan, returnPlan, submitPlan } from '../../../api/plans';
import { DayInput } from '../../../components/DayInput';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { dayInVietnam } from '../../../format/dates';
import { useTexts } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';

type Asked = 'issue' | 'return' | 'close' | null;

interface Without {
  taskId: string;
  section: string;
}

/** The next steps of a plan's life: hand in, approve or give back by somebody else, issue with number and date, close. */
export function LifeActions({ plan, more }: { plan: PlanView; more?: ReactNode }) {
  const { t } = useTexts();
  const me = useAccount();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<Asked>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const drafts = hasRole(me, 'administrator', 'programme_officer', 'unit_officer');
  const approves = hasRole(me, 'administrator', 'approver');

  const act = async (action: () => Promise<PlanView>, done: string) => {
    setBusy(true);
    setProblem(null);
    try {
      queries.setQueryData(['plan', plan.planId], await action());
      await queries.invalidateQueries({ queryKey: ['plan', plan.planId] });
      await queries.invalidateQueries({ queryKey: ['plans'] });
      setAsked(null);
      void message.success(done);
    } catch (thrown) {
      setProblem(asProblem(thrown));
    } finally {
      setBusy(false);
    }
  };
  const without = problem?.code === 'tasks_without_lead' ? ((problem.more?.tasks ?? []) as Without[]) : [];
  const mine = plan.submittedBy === me.accountId;
  return (
    <>
      <div className="bar">
        {plan.state === 'draft' && drafts && <Button type="primary" loading={busy} onClick={() => void act(() => submitPlan(plan.planId), t('life.submitted'))}>{t('life.submit')}</Button>}
        {plan.state === 'submitted' && approves && !mine && <Button type="primary" loading={busy} onClick={() => void act(() => approvePlan(plan.planId), t('life.approved'))}>{t('life.approve')}</Button>}
        {plan.state === 'submitted' && (mine || !approves) && <span className="soft">{t(mine ? 'life.waitsForOther' : 'life.waits')}</span>}
        {plan.state === 'approved' && (drafts || approves) && <Button type="primary" onClick={() => setAsked('issue')}>{t('life.issue')}</Button>}
        {(plan.state === 'submitted' || plan.state === 'approved') && approves && <Button onClick={() => setAsked('return')}>{t('life.return')}</Button>}
        {(plan.state === 'issued' || plan.state === 'amended') && (drafts || approves) && <Button onClick={() => setAsked('close')}>{t('life.close')}</Button>}
        {more}
      </div>
      {problem && !asked && <ProblemAlert problem={problem} />}
      {without.length > 0 && (
        <section className="card" style={{ marginBottom: 16 }}>
          <p>{t('life.without', { n: without.length })}</p>
          <p className="num">{without.map((task) => task.section).join(', ')}</p>
          <Button loading={busy} onClick={() => void act(() => submitPlan(plan.planId, without.map((task) => task.taskId)), t('life.submitted'))}>{t('life.without.accept', { n: without.length })}</Button>
        </section>
      )}
      <Modal open={asked === 'issue'} title={t('life.issue')} footer={null} onCancel={() => setAsked(null)} destroyOnHidden>
        <Form layout="vertical" initialValues={{ documentDate: dayInVietnam(new Date()) }} onFinish={(typed: { documentDate: string; number?: number }) => void act(() => issuePlan(plan.planId, typed.documentDate, typed.number ?? undefined), t('life.issued'))}>
          <p className="soft">{t('life.issue.text')}</p>
          <Form.Item name="documentDate" label={t('life.date')} rules={[{ required: true, message: t('form.required') }]}><DayInput /></Form.Item>
          <Form.Item name="number" label={t('life.number')} extra={t('life.number.help')}><InputNumber min={1} max={99999} style={{ width: '100%' }} /></Form.Item>
          {problem && <ProblemAlert problem={problem} />}
          <Button type="primary" htmlType="submit" loading={busy}>{t('life.issue')}</Button>
        </Form>
      </Modal>
      <Modal open={asked === 'return' || asked === 'close'} title={t(asked === 'close' ? 'life.close' : 'life.return')} footer={null} onCancel={() => setAsked(null)} destroyOnHidden>
        <Form layout="vertical" onFinish={({ reason }: { reason: string }) => void (asked === 'close' ? act(() => closePlan(plan.planId, reason), t('life.closed')) : act(() => returnPlan(plan.planId, reason), t('life.returned')))}>
          {asked === 'close' && <p className="soft">{t('life.close.text')}</p>}
          <Form.Item name="reason" label={t('life.reason')} rules={[{ required: true, message: t('form.required') }, { max: 2000 }]}><Input.TextArea rows={3} /></Form.Item>
          {problem && <ProblemAlert problem={problem} />}
          <Button type="primary" htmlType="submit" loading={busy}>{t(asked === 'close' ? 'life.close' : 'life.return')}</Button>
        </Form>
      </Modal>
    </>
  );
}

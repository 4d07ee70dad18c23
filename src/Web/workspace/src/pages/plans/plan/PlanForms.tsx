import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import type { PlanView } from '../../../api/plan-shapes';
import { changePlan } from '../../../api/plans';
import { asProblem, type Problem } from '../../../api/problem';
import { makeTemplate } from '../../../api/templates';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { useTexts } from '../../../i18n';

function useSend(leave: () => void) {
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const send = async (action: () => Promise<unknown>, done: string) => {
    setBusy(true);
    setProblem(null);
    try {
      await action();
      void message.success(done);
      leave();
    } catch (thrown) {
      setProblem(asProblem(thrown));
      setBusy(false);
    }
  };
  return { busy, problem, send };
}

interface Typed {
  title: string;
  periodFrom?: number | null;
  periodTo?: number | null;
  reason?: string;
}

/** Title and years of a plan: freely in a draft, as an amendment with its reason once issued. */
export function EditPlan({ plan, leave }: { plan: PlanView; leave: () => void }) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const { busy, problem, send } = useSend(leave);
  const issued = plan.state === 'issued' || plan.state === 'amended';
  const required = { required: true, whitespace: true, message: t('form.required') };
  const save = (typed: Typed) => send(async () => {
    queries.setQueryData(['plan', plan.planId], await changePlan(plan.planId, { title: typed.title.trim(), periodFrom: typed.periodFrom, periodTo: typed.periodTo, reason: typed.reason?.trim() }));
    await queries.invalidateQueries({ queryKey: ['plan', plan.planId] });
    await queries.invalidateQueries({ queryKey: ['plans'] });
  }, t('task.changed'));
  return (
    <Modal open title={t('plan.edit')} footer={null} onCancel={leave}>
      <Form<Typed> layout="vertical" disabled={busy} initialValues={{ title: plan.title, periodFrom: plan.periodFrom, periodTo: plan.periodTo }} onFinish={(typed) => void save(typed)}>
        <Form.Item name="title" label={t('review.field.title')} rules={[required, { max: 2000 }]}><Input.TextArea rows={3} /></Form.Item>
        <div className="cards">
          <Form.Item name="periodFrom" label={t('plan.edit.from')}><InputNumber min={2000} max={2100} style={{ width: '100%' }} /></Form.Item>
          <Form.Item name="periodTo" label={t('plan.edit.to')}><InputNumber min={2000} max={2100} style={{ width: '100%' }} /></Form.Item>
        </div>
        {issued && <Form.Item name="reason" label={t('task.edit.reason')} extra={t('task.edit.reason.help')} rules={[required, { max: 2000 }]}><Input.TextArea rows={2} /></Form.Item>}
        {problem && <ProblemAlert problem={problem} />}
        <div className="bar"><Button type="primary" htmlType="submit" loading={busy}>{t('review.save')}</Button><Button onClick={leave}>{t('form.cancel')}</Button></div>
      </Form>
    </Modal>
  );
}

/** Keeps a plan as a pattern that this unit and those below it begin with. */
export function MakeTemplate({ plan, leave }: { plan: PlanView; leave: () => void }) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const { busy, problem, send } = useSend(leave);
  const save = ({ name }: { name: string }) => send(async () => {
    await makeTemplate(plan.planId, name.trim());
    await queries.invalidateQueries({ queryKey: ['templates'] });
  }, t('template.made'));
  return (
    <Modal open title={t('template.make')} footer={null} onCancel={leave}>
      <p className="soft">{t('template.make.text')}</p>
      <Form layout="vertical" disabled={busy} initialValues={{ name: plan.title.slice(0, 200) }} onFinish={(typed: { name: string }) => void save(typed)}>
        <Form.Item name="name" label={t('template.name')} rules={[{ required: true, whitespace: true, message: t('form.required') }, { max: 200 }]}><Input /></Form.Item>
        {problem && <ProblemAlert problem={problem} />}
        <div className="bar"><Button type="primary" htmlType="submit" loading={busy}>{t('review.save')}</Button><Button onClick={leave}>{t('form.cancel')}</Button></div>
      </Form>
    </Modal>
  );
}

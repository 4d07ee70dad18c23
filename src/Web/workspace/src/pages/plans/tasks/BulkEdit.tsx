import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { PlanView } from '../../../api/plan-shapes';
import { asProblem, type Problem } from '../../../api/problem';
import { changeTasks } from '../../../api/tasks';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { UnitSelect } from '../../../components/UnitSelect';
import { useTexts } from '../../../i18n';

interface Typed {
  leadId?: string;
  deadlineText?: string;
  reason?: string;
}

/** The same lead or the same deadline for all tasks that were ticked; one version, one reason. */
export function BulkEdit({ plan, taskIds, leave }: { plan: PlanView; taskIds: string[]; leave: () => void }) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [form] = Form.useForm<Typed>();
  const issued = plan.state === 'issued' || plan.state === 'amended';
  const save = async (typed: Typed) => {
    if (!typed.leadId && !typed.deadlineText?.trim()) {
      form.setFields([{ name: 'leadId', errors: [t('bulk.nothing')] }]);
      return;
    }
    setBusy(true);
    setProblem(null);
    try {
      const { changed } = await changeTasks(taskIds, { lead: typed.leadId ? { unitId: typed.leadId } : null, deadlineText: typed.deadlineText?.trim() || null }, typed.reason?.trim());
      await queries.invalidateQueries({ queryKey: ['plan', plan.planId] });
      await queries.invalidateQueries({ queryKey: ['tasks', plan.planId] });
      void message.success(t('bulk.done', { n: changed }));
      leave();
    } catch (thrown) {
      setProblem(asProblem(thrown));
      setBusy(false);
    }
  };
  return (
    <Form<Typed> form={form} className="card form" layout="vertical" style={{ marginBottom: 12 }} disabled={busy} aria-label={t('bulk.title', { n: taskIds.length })} onFinish={(typed) => void save(typed)}>
      <h3 style={{ marginTop: 0 }}>{t('bulk.title', { n: taskIds.length })}</h3>
      <Form.Item name="leadId" label={t('review.field.lead')} extra={t('bulk.keep')}><UnitSelect /></Form.Item>
      <Form.Item name="deadlineText" label={t('review.field.deadline')} extra={t('task.edit.deadline')} rules={[{ max: 1000 }]}><Input /></Form.Item>
      {issued && <Form.Item name="reason" label={t('task.edit.reason')} extra={t('task.edit.reason.help')} rules={[{ required: true, whitespace: true, message: t('form.required') }, { max: 2000 }]}><Input.TextArea rows={2} /></Form.Item>}
      {problem && <ProblemAlert problem={problem} />}
      <div className="bar"><Button type="primary" htmlType="submit" loading={busy}>{t('review.save')}</Button><Button onClick={leave}>{t('form.cancel')}</Button></div>
    </Form>
  );
}

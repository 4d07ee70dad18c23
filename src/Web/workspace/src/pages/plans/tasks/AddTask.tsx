import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Select } from 'antd';
import { useRef, useState } from 'react';
import type { PlanView } from '../../../api/plan-shapes';
import { asProblem, type Problem } from '../../../api/problem';
import { addTask } from '../../../api/tasks';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { UnitSelect } from '../../../components/UnitSelect';
import { newId } from '../../../format/uuid';
import { useTexts } from '../../../i18n';

interface Typed {
  section: string;
  groupId?: string;
  title: string;
  leadId: string;
  deadlineText?: string;
  products?: string;
  reason?: string;
}

/** One more task in a plan; in an issued plan it is an amendment with its reason. */
export function AddTask({ plan, leave }: { plan: PlanView; leave: () => void }) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const id = useRef(newId());
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const issued = plan.state === 'issued' || plan.state === 'amended';
  const required = { required: true, whitespace: true, message: t('form.required') };
  const save = async (typed: Typed) => {
    setBusy(true);
    setProblem(null);
    try {
      const products = (typed.products ?? '').split('\n').map((line) => line.trim()).filter(Boolean);
      await addTask(plan.planId, {
        taskId: id.current, section: typed.section.trim(), groupId: typed.groupId ?? null, reason: typed.reason?.trim(),
        task: { title: typed.title.trim(), lead: { unitId: typed.leadId }, deadlineText: typed.deadlineText?.trim() || null, products: products.length > 0 ? products : null },
      });
      await queries.invalidateQueries({ queryKey: ['plan', plan.planId] });
      await queries.invalidateQueries({ queryKey: ['tasks', plan.planId] });
      void message.success(t('task.added'));
      leave();
    } catch (thrown) {
      setProblem(asProblem(thrown));
      setBusy(false);
    }
  };
  return (
    <Form<Typed> className="card form" layout="vertical" style={{ marginBottom: 16 }} disabled={busy} aria-label={t('task.add')} onFinish={(typed) => void save(typed)}>
      <h2 style={{ marginTop: 0 }}>{t('task.add')}</h2>
      <div className="cards">
        <Form.Item name="section" label={t('reissue.section')} rules={[required, { max: 40 }]}><Input placeholder="III.2.4" /></Form.Item>
        {plan.groups.length > 0 && <Form.Item name="groupId" label={t('task.group')}><Select allowClear options={plan.groups.map((group) => ({ value: group.groupId, label: `${group.section}. ${group.title}` }))} /></Form.Item>}
      </div>
      <Form.Item name="title" label={t('review.field.task')} rules={[required, { max: 2000 }]}><Input.TextArea rows={2} /></Form.Item>
      <Form.Item name="leadId" label={t('review.field.lead')} rules={[{ required: true, message: t('form.required') }]}><UnitSelect /></Form.Item>
      <Form.Item name="deadlineText" label={t('review.field.deadline')} extra={t('task.edit.deadline')} rules={[{ max: 1000 }]}><Input /></Form.Item>
      <Form.Item name="products" label={t('review.field.products')} extra={t('review.list.help')}><Input.TextArea rows={2} /></Form.Item>
      {issued && <Form.Item name="reason" label={t('task.edit.reason')} extra={t('task.edit.reason.help')} rules={[required, { max: 2000 }]}><Input.TextArea rows={2} /></Form.Item>}
      {problem && <ProblemAlert problem={problem} />}
      <div className="bar"><Button type="primary" htmlType="submit" loading={busy}>{t('review.save')}</Button><Button onClick={leave}>{t('form.cancel')}</Button></div>
    </Form>
  );
}

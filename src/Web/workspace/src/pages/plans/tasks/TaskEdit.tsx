import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import type { TaskPatch, TaskView } from '../../../api/plan-shapes';
import { changeTask, withdrawTask } from '../../../api/tasks';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { UnitSelect } from '../../../components/UnitSelect';
import { useTexts } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';
import { useActsFor } from '../../../shell/useActsFor';
import { useTaskStep } from './useTaskStep';

interface Typed {
  title: string;
  leadId?: string;
  coordinating: string[];
  deadlineText?: string;
  deadlineNote?: string;
  products?: string;
  reason?: string;
}

/** Assigns and changes a task: freely in a draft, as an amendment with its reason in an issued plan. */
export function TaskEdit({ task }: { task: TaskView }) {
  const { t } = useTexts();
  const me = useAccount();
  const acts = useActsFor(task.issuerUnitId);
  const step = useTaskStep(task.taskId);
  const [open, setOpen] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const issued = task.planState === 'issued' || task.planState === 'amended';
  if (!acts || !hasRole(me, 'administrator', 'programme_officer', 'unit_officer') || !(issued || task.planState === 'draft') || task.state !== 'active') {
    return null;
  }
  const lead = task.roles.find((one) => one.role === 'lead');
  const others = task.roles.filter((one) => one.role === 'coordinate');
  const before: Typed = {
    title: task.title, leadId: lead?.unitId ?? undefined, coordinating: others.flatMap((one) => (one.unitId ? [one.unitId] : [])), deadlineText: task.deadlineText ?? undefined,
    deadlineNote: task.deadlineNote ?? undefined, products: task.products.join('\n'),
  };
  const save = async (typed: Typed) => {
    if (await step.run(() => changeTask(task.taskId, patchOf(before, typed, others.filter((one) => !one.unitId).map((one) => one.written)), typed.reason), t('task.changed'))) {
      setOpen(false);
    }
  };
  const required = { required: true, whitespace: true, message: t('form.required') };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('task.edit')}</Button>
      <Button onClick={() => setLeaving(true)}>{t('task.withdraw')}</Button>
      <Modal open={leaving} title={t('task.withdraw')} footer={null} onCancel={() => setLeaving(false)} destroyOnHidden>
        <Form layout="vertical" disabled={step.busy} onFinish={({ reason }: { reason: string }) => void step.run(() => withdrawTask(task.taskId, reason), t('task.withdrawn')).then((done) => { if (done) { setLeaving(false); } })}>
          <p className="soft">{t('task.withdraw.text')}</p>
          <Form.Item name="reason" label={t('life.reason')} rules={[required, { max: 2000 }]}><Input.TextArea rows={2} /></Form.Item>
          {step.problem && <ProblemAlert problem={step.problem} />}
          <div className="bar"><Button type="primary" htmlType="submit" loading={step.busy}>{t('task.withdraw')}</Button><Button onClick={() => setLeaving(false)}>{t('form.back')}</Button></div>
        </Form>
      </Modal>
      <Modal open={open} title={t('task.edit')} footer={null} width={640} onCancel={() => setOpen(false)} destroyOnHidden>
        <Form<Typed> layout="vertical" initialValues={before} disabled={step.busy} onFinish={(typed) => void save(typed)}>
          <Form.Item name="title" label={t('review.field.task')} rules={[required, { max: 2000 }]}><Input.TextArea rows={2} /></Form.Item>
          <Form.Item name="leadId" label={t('review.field.lead')} extra={lead && !lead.unitId ? t('task.edit.written', { name: lead.written }) : undefined}><UnitSelect /></Form.Item>
          <Form.Item name="coordinating" label={t('review.field.coordinating')} valuePropName="values" trigger="onChangeMany"
            extra={others.some((one) => !one.unitId) ? t('task.edit.written', { name: others.filter((one) => !one.unitId).map((one) => one.written).join('; ') }) : undefined}>
            <UnitSelect many values={[]} onChangeMany={() => {}} />
          </Form.Item>
          <Form.Item name="deadlineText" label={t('review.field.deadline')} extra={t('task.edit.deadline')} rules={[{ max: 1000 }]}><Input /></Form.Item>
          <Form.Item name="deadlineNote" label={t('task.edit.note')} rules={[{ max: 1000 }]}><Input /></Form.Item>
          <Form.Item name="products" label={t('review.field.products')} extra={t('review.list.help')}><Input.TextArea rows={2} /></Form.Item>
          {issued && <Form.Item name="reason" label={t('task.edit.reason')} extra={t('task.edit.reason.help')} rules={[required, { max: 2000 }]}><Input.TextArea rows={2} /></Form.Item>}
          {step.problem && <ProblemAlert problem={step.problem} />}
          <div className="bar"><Button type="primary" htmlType="submit" loading={step.busy}>{t('review.save')}</Button><Button onClick={() => setOpen(false)}>{t('form.cancel')}</Button></div>
        </Form>
      </Modal>
    </>
  );
}

/** Only what was changed is sent; those who are still a written name keep their place. */
function patchOf(before: Typed, typed: Typed, written: string[]): TaskPatch {
  const lines = (text?: string) => (text ?? '').split('\n').map((line) => line.trim()).filter(Boolean);
  const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
  return {
    title: same(before.title, typed.title) ? null : typed.title,
    lead: same(before.leadId, typed.leadId) || !typed.leadId ? null : { unitId: typed.leadId },
    coordinating: same(before.coordinating, typed.coordinating) ? null : [...typed.coordinating.map((unitId) => ({ unitId })), ...written.map((name) => ({ written: name }))],
    deadlineText: same(before.deadlineText, typed.deadlineText) || !typed.deadlineText ? null : typed.deadlineText,
    deadlineNote: same(before.deadlineNote, typed.deadlineNote) || !typed.deadlineNote ? null : typed.deadlineNote,
    products: same(lines(before.products), lines(typed.products)) ? null : lines(typed.products),
  };
}

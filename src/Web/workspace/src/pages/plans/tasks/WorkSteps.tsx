import { Button, Form, Input } from 'antd';
import { useRef, useState } from 'react';
import type { Extension, Occurrence } from '../../../api/plan-shapes';
import { acceptWork, askExtension, decideExtension, returnWork } from '../../../api/tasks';
import { DayInput } from '../../../components/DayInput';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { formatDay } from '../../../format/dates';
import { newId } from '../../../format/uuid';
import { useTexts } from '../../../i18n';
import { useTaskStep } from './useTaskStep';

/** What was handed in is accepted, or given back with a reason, by the issuer's people. */
export function Judge({ work }: { work: Occurrence }) {
  const { t } = useTexts();
  const step = useTaskStep(work.taskId);
  const [form] = Form.useForm<{ text?: string }>();
  const giveBack = async () => {
    const text = (form.getFieldValue('text') as string | undefined)?.trim();
    if (!text) {
      form.setFields([{ name: 'text', errors: [t('judge.reasonNeeded')] }]);
      return;
    }
    await step.run(() => returnWork(work.occurrenceId, text), t('judge.returned'));
  };
  return (
    <Form form={form} className="card" layout="vertical" disabled={step.busy} aria-label={t('judge.title')} onFinish={({ text }: { text?: string }) => void step.run(() => acceptWork(work.occurrenceId, text?.trim() || undefined), t('judge.accepted'))}>
      <h3 style={{ marginTop: 0 }}>{t('judge.title')}</h3>
      <Form.Item name="text" label={t('judge.text')}><Input.TextArea rows={2} maxLength={2000} /></Form.Item>
      {step.problem && <ProblemAlert problem={step.problem} />}
      <div className="bar"><Button type="primary" htmlType="submit" loading={step.busy}>{t('judge.accept')}</Button><Button onClick={() => void giveBack()}>{t('judge.return')}</Button></div>
    </Form>
  );
}

/** Asks for a later due day, with the reason. */
export function AskExtension({ work }: { work: Occurrence }) {
  const { t } = useTexts();
  const step = useTaskStep(work.taskId);
  const id = useRef(newId());
  const [open, setOpen] = useState(false);
  if (!open) {
    return <p><Button onClick={() => setOpen(true)}>{t('extension.ask')}</Button></p>;
  }
  const required = { required: true, message: t('form.required') };
  const ask = async (typed: { newDueOn: string; reason: string }) => {
    if (await step.run(() => askExtension(work.occurrenceId, id.current, typed.newDueOn, typed.reason), t('extension.asked'))) {
      id.current = newId();
      setOpen(false);
    }
  };
  return (
    <Form className="card" layout="vertical" disabled={step.busy} aria-label={t('extension.ask')} onFinish={(typed: { newDueOn: string; reason: string }) => void ask(typed)}>
      <h3 style={{ marginTop: 0 }}>{t('extension.ask')}</h3>
      <Form.Item name="newDueOn" label={t('extension.newDue')} rules={[required, { validator: async (_, day?: string) => { if (day && work.dueOn && day <= work.dueOn) { throw new Error(t('extension.later', { day: formatDay(work.dueOn) })); } } }]}><DayInput /></Form.Item>
      <Form.Item name="reason" label={t('life.reason')} rules={[required, { max: 2000 }]}><Input.TextArea rows={2} /></Form.Item>
      {step.problem && <ProblemAlert problem={step.problem} />}
      <div className="bar"><Button type="primary" htmlType="submit" loading={step.busy}>{t('extension.send')}</Button><Button onClick={() => setOpen(false)}>{t('form.cancel')}</Button></div>
    </Form>
  );
}

/** An extension that somebody asked for: yes or no, with a reason, by somebody else. */
export function DecideExtension({ one, work }: { one: Extension; work: Occurrence }) {
  const { t } = useTexts();
  const step = useTaskStep(work.taskId);
  const [form] = Form.useForm<{ reason: string }>();
  const decide = async (granted: boolean) => {
    const typed = await form.validateFields().catch(() => null);
    if (typed) {
      await step.run(() => decideExtension(one.extensionId, granted, typed.reason), t(granted ? 'extension.granted' : 'extension.refused'));
    }
  };
  return (
    <Form form={form} className="card" layout="vertical" disabled={step.busy} aria-label={t('extension.decide')}>
      <h3 style={{ marginTop: 0 }}>{t('extension.decide')}</h3>
      <p>{t('extension.words', { old: formatDay(one.oldDueOn), now: formatDay(one.newDueOn) })}<br /><span className="soft">{one.reason}</span></p>
      <Form.Item name="reason" label={t('life.reason')} rules={[{ required: true, whitespace: true, message: t('form.required') }]}><Input /></Form.Item>
      {step.problem && <ProblemAlert problem={step.problem} />}
      <div className="bar"><Button type="primary" loading={step.busy} onClick={() => void decide(true)}>{t('extension.grant')}</Button><Button onClick={() => void decide(false)}>{t('extension.refuse')}</Button></div>
    </Form>
  );
}

import { Button, Checkbox, Form, Input, Popconfirm, Radio, Slider } from 'antd';
import { useRef, useState } from 'react';
import type { Occurrence, TaskView } from '../../../api/plan-shapes';
import { addEvidence, reportProgress, submitWork } from '../../../api/tasks';
import { FilePick } from '../../../components/FilePick';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { useDraft } from '../../../components/useDraft';
import { newId } from '../../../format/uuid';
import { useTexts } from '../../../i18n';
import { useTaskStep } from './useTaskStep';

interface Typed {
  percent: number;
  text: string;
  productDelivered?: boolean;
}

const maxBytes = 20 * 1024 * 1024;

/** How far a piece of work is, in per cent and words, with the files that show it; and handing it in. */
export function ProgressForm({ work }: { work: Occurrence }) {
  const { t } = useTexts();
  const [form] = Form.useForm<Typed>();
  const draft = useDraft(form, `progress:${work.occurrenceId}`);
  const step = useTaskStep(work.taskId);
  // The same id until it is taken: a sending whose answer was lost counts once.
  const id = useRef(newId());
  const after = (done: boolean) => {
    if (done) {
      id.current = newId();
      draft.forget();
      form.setFieldsValue({ text: '' });
    }
  };
  const save = async (typed: Typed) => after(await step.run(
    () => reportProgress(work.occurrenceId, { progressId: id.current, percent: typed.percent, text: typed.text, productDelivered: typed.productDelivered ?? false }), t('progress.saved')));
  const handIn = async () => {
    const typed = await form.validateFields().catch(() => null);
    if (typed) {
      after(await step.run(() => submitWork(work.occurrenceId, id.current, typed.text), t('progress.submitted')));
    }
  };
  return (
    <Form<Typed> form={form} className="card" layout="vertical" disabled={step.busy} onValuesChange={draft.keep} onFinish={(typed) => void save(typed)} aria-label={t('progress.title')}
      initialValues={{ percent: work.percent, productDelivered: work.productDelivered, text: '' }}>
      <h3 style={{ marginTop: 0 }}>{t('progress.title')}</h3>
      <Form.Item name="percent" label={t('progress.percent')}><Slider step={5} marks={{ 0: '0', 50: '50', 100: '100 %' }} ariaLabelForHandle={t('progress.percent')} /></Form.Item>
      <Form.Item name="text" label={t('progress.text')} rules={[{ required: true, whitespace: true, message: t('form.required') }, { max: 4000 }]}><Input.TextArea rows={3} /></Form.Item>
      <Form.Item name="productDelivered" valuePropName="checked"><Checkbox>{t('progress.product')}</Checkbox></Form.Item>
      {step.problem && <ProblemAlert problem={step.problem} />}
      <div className="bar">
        <Button type="primary" htmlType="submit" loading={step.busy}>{t('progress.save')}</Button>
        <Popconfirm title={t('progress.submit.ask')} description={<div style={{ maxWidth: 300 }}>{t('progress.submit.text')}</div>} okText={t('progress.submit')} cancelText={t('form.back')} onConfirm={() => void handIn()}>
          <Button>{t('progress.submit')}</Button>
        </Popconfirm>
      </div>
    </Form>
  );
}

/** Adds a file. For a picture somebody must say whether people can be known on it: then it needs their consents. */
export function EvidenceForm({ work }: { work: Occurrence }) {
  const { t } = useTexts();
  const step = useTaskStep(work.taskId);
  const [people, setPeople] = useState<boolean>();
  const [consent, setConsent] = useState(false);
  const [sent, setSent] = useState(0);
  const [round, setRound] = useState(0);
  const send = async (file: File) => {
    setSent(0);
    const done = await step.run(async (): Promise<TaskView> => (await addEvidence({ occurrenceId: work.occurrenceId, evidenceId: newId(), showsPeople: people, consent }, file, setSent)).body, t('evidence.added'));
    if (done) {
      // Another file starts with an empty form.
      setRound(round + 1);
      setPeople(undefined);
      setConsent(false);
    }
  };
  return (
    <section className="card" aria-label={t('evidence.title')}>
      <h3 style={{ marginTop: 0 }}>{t('evidence.title')}</h3>
      <div id="evidence-people" className="small">{t('evidence.people')}</div>
      <Radio.Group aria-labelledby="evidence-people" value={people} onChange={(event) => setPeople(event.target.value as boolean)} options={[{ value: false, label: t('evidence.people.no') }, { value: true, label: t('evidence.people.yes') }]} style={{ marginBottom: 8 }} />
      {people && <div style={{ marginBottom: 8 }}><Checkbox checked={consent} onChange={(event) => setConsent(event.target.checked)}>{t('evidence.consent')}</Checkbox></div>}
      {step.problem && <ProblemAlert problem={step.problem} />}
      <FilePick key={round} accept=".pdf,.png,.jpg,.jpeg,.docx,.xlsx,.pptx" maxBytes={maxBytes} hint={t('evidence.hint')} action={t('evidence.add')} busy={step.busy} sent={sent} send={(file) => void send(file)} />
    </section>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, InputNumber } from 'antd';
import { useRef, useState } from 'react';
import { measureIndicator } from '../../../api/indicators';
import type { Indicator } from '../../../api/plan-shapes';
import { asProblem, type Problem } from '../../../api/problem';
import { DayInput } from '../../../components/DayInput';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { useDraft } from '../../../components/useDraft';
import { dayInVietnam } from '../../../format/dates';
import { newId } from '../../../format/uuid';
import { useTexts } from '../../../i18n';

interface Typed {
  measuredOn: string;
  value: number;
  source: string;
  note?: string;
}

/** One figure: for which day, how much, and where it comes from; a figure without a source is none. */
export function MeasureForm({ indicator, done }: { indicator: Indicator; done: () => void }) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form] = Form.useForm<Typed>();
  const draft = useDraft(form, `measure:${indicator.indicatorId}`);
  // The same id until it is taken: sending twice counts once.
  const id = useRef(newId());
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const send = async (typed: Typed) => {
    setBusy(true);
    setProblem(null);
    try {
      await measureIndicator(indicator.indicatorId, { measurementId: id.current, ...typed, note: typed.note || null });
      draft.forget();
      await queries.invalidateQueries({ queryKey: ['indicator', indicator.indicatorId] });
      void message.success(t('indicator.measured.done'));
      done();
    } catch (thrown) {
      setProblem(asProblem(thrown));
    } finally {
      setBusy(false);
    }
  };
  const required = { required: true, message: t('form.required') };
  return (
    <Form<Typed> form={form} className="card form" layout="vertical" style={{ marginBottom: 16 }} disabled={busy} onValuesChange={draft.keep} onFinish={(typed) => void send(typed)}
      initialValues={{ measuredOn: dayInVietnam(new Date()), source: indicator.source ?? undefined }}>
      <div className="cards">
        <Form.Item name="measuredOn" label={t('indicator.day')} rules={[required]}><DayInput /></Form.Item>
        <Form.Item name="value" label={t('indicator.value')} rules={[required]}><InputNumber<number> style={{ width: '100%' }} suffix={indicator.unit} decimalSeparator="," /></Form.Item>
      </div>
      <Form.Item name="source" label={t('indicator.source')} extra={t('indicator.source.help')} rules={[required, { max: 500 }]}><Input /></Form.Item>
      <Form.Item name="note" label={t('indicator.note')} rules={[{ max: 1000 }]}><Input.TextArea rows={2} /></Form.Item>
      {problem && <ProblemAlert problem={problem} />}
      <div className="bar"><Button type="primary" htmlType="submit" loading={busy}>{t('indicator.measure.save')}</Button><Button onClick={done}>{t('form.cancel')}</Button></div>
    </Form>
  );
}

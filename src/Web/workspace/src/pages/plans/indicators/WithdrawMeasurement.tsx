import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { withdrawMeasurement } from '../../../api/indicators';
import type { Measurement } from '../../../api/plan-shapes';
import { asProblem, type Problem } from '../../../api/problem';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { formatDay } from '../../../format/dates';
import { formatNumber } from '../../../format/numbers';
import { useTexts } from '../../../i18n';

/** A wrong figure is taken back with a reason and stays in sight as such. */
export function WithdrawMeasurement({ figure, unit, indicatorId, done }: { figure: Measurement; unit: string; indicatorId: string; done: () => void }) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const send = async (reason: string) => {
    setBusy(true);
    setProblem(null);
    try {
      await withdrawMeasurement(figure.measurementId, reason.trim());
      await queries.invalidateQueries({ queryKey: ['indicator', indicatorId] });
      void message.success(t('indicator.withdrawn.done'));
      done();
    } catch (thrown) {
      setProblem(asProblem(thrown));
      setBusy(false);
    }
  };
  return (
    <Form className="card form" layout="vertical" style={{ marginBottom: 12 }} disabled={busy} aria-label={t('indicator.withdraw')} onFinish={({ reason }: { reason: string }) => void send(reason)}>
      <strong className="num">{formatDay(figure.measuredOn)}: {formatNumber(figure.value)} {unit}</strong>
      <p className="soft small">{t('indicator.withdraw.text')}</p>
      <Form.Item name="reason" label={t('life.reason')} rules={[{ required: true, whitespace: true, message: t('form.required') }, { max: 500 }]}><Input autoFocus /></Form.Item>
      {problem && <ProblemAlert problem={problem} />}
      <div className="bar"><Button type="primary" htmlType="submit" loading={busy}>{t('indicator.withdraw')}</Button><Button onClick={done}>{t('form.cancel')}</Button></div>
    </Form>
  );
}

import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { ProblemAlert } from '../../components/ProblemAlert';
import { useStep } from '../../components/useStep';
import { useTexts } from '../../i18n';

/** Takes back what a school has said, with its reason; asked for only when it is wanted. */
export function Withdraw({ label, changed, send }: { label: string; changed: string; send: (reason: string) => Promise<unknown> }) {
  const { t } = useTexts();
  const { busy, problem, step } = useStep(changed);
  const [asked, setAsked] = useState(false);
  if (!asked) {
    return <div className="bar"><Button onClick={() => setAsked(true)}>{label}</Button></div>;
  }
  return (
    <Form layout="vertical" onFinish={async ({ reason }: { reason: string }) => { if (await step(() => send(reason))) { setAsked(false); } }}>
      <Form.Item name="reason" label={t('twinning.reason')} rules={[{ required: true, whitespace: true, message: t('twinning.required') }]}><Input maxLength={500} autoFocus /></Form.Item>
      {problem && <ProblemAlert problem={problem} />}
      <div className="bar"><Button htmlType="submit" danger loading={busy}>{label}</Button><Button onClick={() => setAsked(false)}>{t('twinning.back')}</Button></div>
    </Form>
  );
}

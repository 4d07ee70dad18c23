import { Button, Form } from 'antd';
import { useState } from 'react';
import { DayInput } from '../../../components/DayInput';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { useStep } from '../../../components/useStep';
import { dayInVietnam } from '../../../format/dates';
import { useTexts } from '../../../i18n';

/** Ends what holds, with its last day; asked for only when it is wanted. */
export function EndOn({ changed, send }: { changed: string; send: (lastDay: string) => Promise<unknown> }) {
  const { t } = useTexts();
  const { busy, problem, step } = useStep(changed);
  const [asked, setAsked] = useState(false);
  if (!asked) {
    return <div className="bar"><Button onClick={() => setAsked(true)}>{t('pairing.end')}</Button></div>;
  }
  return (
    <Form layout="vertical" style={{ maxWidth: 320 }} initialValues={{ lastDay: dayInVietnam(new Date()) }} onFinish={async ({ lastDay }: { lastDay: string }) => { if (await step(() => send(lastDay))) { setAsked(false); } }}>
      <Form.Item name="lastDay" label={t('pairing.lastDay')} rules={[{ required: true, message: t('twinning.required') }]}><DayInput /></Form.Item>
      {problem && <ProblemAlert problem={problem} />}
      <div className="bar"><Button htmlType="submit" danger loading={busy}>{t('pairing.end')}</Button><Button onClick={() => setAsked(false)}>{t('twinning.back')}</Button></div>
    </Form>
  );
}

import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { nudgePair } from '../../../api/pair-health';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { useStep } from '../../../components/useStep';
import { newId } from '../../../format/uuid';
import { useTexts } from '../../../i18n';

/** An office reminds the two schools in its own words; the words are there to begin with and can be changed. */
export function NudgeForm({ agreementId }: { agreementId: string }) {
  const { t } = useTexts();
  const [nudgeId, setNudgeId] = useState<string | null>(null);
  const [sent, setSent] = useState(false);
  const { busy, problem, step } = useStep('pair-health', 'nudges');
  if (!nudgeId) {
    return (
      <div className="bar">
        <Button onClick={() => { setSent(false); setNudgeId(newId()); }}>{t('nudge.write')}</Button>
        {sent && <span role="status">{t('nudge.sent')}</span>}
      </div>
    );
  }
  const send = async ({ text }: { text: string }) => {
    if (await step(() => nudgePair(agreementId, nudgeId, text.trim()))) {
      setNudgeId(null);
      setSent(true);
    }
  };
  return (
    <Form name={`nudge-${agreementId}`} layout="vertical" className="form" aria-label={t('nudge.write')} initialValues={{ text: t('nudge.suggested') }} onFinish={send}>
      <Form.Item name="text" label={t('nudge.text')} rules={[{ required: true, whitespace: true, message: t('twinning.required') }]}><Input.TextArea rows={3} maxLength={1000} autoFocus /></Form.Item>
      {problem && <ProblemAlert problem={problem} />}
      <div className="bar"><Button type="primary" htmlType="submit" loading={busy}>{t('nudge.send')}</Button><Button onClick={() => setNudgeId(null)}>{t('twinning.back')}</Button></div>
    </Form>
  );
}

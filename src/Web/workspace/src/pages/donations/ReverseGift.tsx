import { App, Button, Form, Input, Modal } from 'antd';
import { useRef, useState } from 'react';
import { proposeReversal } from '../../api/collecting';
import type { Donation } from '../../api/shapes';
import { ProblemAlert } from '../../components/ProblemAlert';
import { useStep } from '../../components/useStep';
import { dayInVietnam } from '../../format/dates';
import { newId } from '../../format/uuid';
import { useTexts } from '../../i18n';

/** Proposes to take back a gift that a person wrote down wrongly; another person decides. What a bank's statement shows is not taken back here. */
export function ReverseGift({ campaignId, gift }: { campaignId: string; gift: Donation }) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const id = useRef(newId());
  const { busy, problem, step } = useStep('approvals', 'donations');
  const send = async ({ reason }: { reason: string }) => {
    if (await step(() => proposeReversal({ correctionId: id.current, campaignId, occurredOn: dayInVietnam(new Date()), reason: reason.trim(), reverses: gift.ledgerSequence }))) {
      setOpen(false);
      void message.success(t('gift.reverse.sent'));
    }
  };
  return (
    <>
      <Button type="link" size="small" style={{ padding: 0 }} onClick={() => setOpen(true)}>{t('gift.reverse')}</Button>
      <Modal open={open} title={t('gift.reverse')} footer={null} onCancel={() => setOpen(false)} destroyOnHidden>
        <Form layout="vertical" disabled={busy} onFinish={(typed: { reason: string }) => void send(typed)}>
          <p className="soft">{t('gift.reverse.text')}</p>
          <Form.Item name="reason" label={t('gift.reverse.reason')} rules={[{ required: true, whitespace: true, message: t('form.required') }, { min: 3, max: 500 }]}><Input.TextArea rows={2} /></Form.Item>
          {problem && <ProblemAlert problem={problem} />}
          <div className="bar"><Button type="primary" htmlType="submit" loading={busy}>{t('gift.reverse')}</Button><Button onClick={() => setOpen(false)}>{t('form.back')}</Button></div>
        </Form>
      </Modal>
    </>
  );
}

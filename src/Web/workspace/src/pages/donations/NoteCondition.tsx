import { App, Button, Form, Input, Modal } from 'antd';
import { useRef, useState } from 'react';
import { noteCondition } from '../../api/campaign-plans';
import type { Donation } from '../../api/shapes';
import { ProblemAlert } from '../../components/ProblemAlert';
import { useStep } from '../../components/useStep';
import { newId } from '../../format/uuid';
import { useTexts } from '../../i18n';
import type { CampaignPlan } from '../../api/collecting-shapes';
import { TermsFields, termsOf, type TypedTerms } from '../collecting/TermsFields';

/** Writes down what the giver of one gift wants, learned after the gift had come. The money is held at once; another person decides. */
export function NoteCondition({ gift, regime }: { gift: Donation; regime: CampaignPlan['regime'] }) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const id = useRef(newId());
  const { busy, problem, step } = useStep('donations', 'gift-conditions', 'campaign-money', 'approvals');
  const send = async (typed: TypedTerms & { reason: string }) => {
    if (await step(() => noteCondition(gift.donationId, { conditionId: id.current, terms: termsOf(typed), reason: typed.reason.trim() }))) {
      setOpen(false);
      void message.success(t('condition.noted'));
    }
  };
  return (
    <>
      <Button type="link" size="small" style={{ padding: 0 }} onClick={() => setOpen(true)}>{t('condition.note')}</Button>
      <Modal open={open} title={t('condition.note')} footer={null} onCancel={() => setOpen(false)} destroyOnHidden>
        <Form layout="vertical" disabled={busy} onFinish={(typed: TypedTerms & { reason: string }) => void send(typed)}>
          <p className="soft">{t('condition.note.text')}</p>
          <TermsFields regime={regime} />
          <Form.Item name="reason" label={t('condition.note.reason')} rules={[{ required: true, whitespace: true, message: t('form.required') }, { min: 3, max: 500 }]}><Input.TextArea rows={2} /></Form.Item>
          {problem && <ProblemAlert problem={problem} />}
          <div className="bar"><Button type="primary" htmlType="submit" loading={busy}>{t('condition.note')}</Button><Button onClick={() => setOpen(false)}>{t('form.back')}</Button></div>
        </Form>
      </Modal>
    </>
  );
}

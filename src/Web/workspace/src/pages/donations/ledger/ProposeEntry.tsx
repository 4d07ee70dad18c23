import { App, Button, Form, Input, Select } from 'antd';
import { useRef } from 'react';
import { proposeEntry, type BookAccount } from '../../../api/ledger';
import { DayInput } from '../../../components/DayInput';
import { MoneyInput } from '../../../components/MoneyInput';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { State } from '../../../components/State';
import { useStep } from '../../../components/useStep';
import { dayInVietnam } from '../../../format/dates';
import { formatVndUnit } from '../../../format/money';
import { newId } from '../../../format/uuid';
import { useTexts, type TextKey } from '../../../i18n';
import { offBalance, toLegs, type TypedLeg } from './legs';

interface Typed { occurredOn: string; reason: string; legs: TypedLeg[] }

// Gifts alone move what was received; the service refuses it too.
const accounts: BookAccount[] = ['bank', 'in_transit', 'paid_out'];

/** An entry by hand, both sides of it. It is only a wish until another person says yes. */
export function ProposeEntry({ campaignId, close }: { campaignId: string; close: () => void }) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const [form] = Form.useForm<Typed>();
  const id = useRef(newId());
  const { busy, problem, step } = useStep('corrections', 'approvals');
  const legs = Form.useWatch('legs', form) ?? [];
  const off = offBalance(legs);
  const send = async (typed: Typed) => {
    if (await step(() => proposeEntry({ correctionId: id.current, campaignId, occurredOn: typed.occurredOn, reason: typed.reason.trim(), legs: toLegs(typed.legs) }))) {
      void message.success(t('correction.sent'));
      close();
    }
  };
  const required = { required: true, message: t('form.required') };
  return (
    <Form<Typed> form={form} className="card form" layout="vertical" disabled={busy} onFinish={(typed) => void send(typed)} style={{ marginBottom: 16 }}
      initialValues={{ occurredOn: dayInVietnam(new Date()), legs: [{ side: 'debit' }, { side: 'credit' }] }}>
      <p className="soft">{t('correction.text')}</p>
      <Form.Item name="occurredOn" label={t('correction.day')} rules={[required]}><DayInput /></Form.Item>
      <Form.List name="legs">
        {(lines, { add, remove }) => (
          <>
            {lines.map((line) => (
              <div className="cards" key={line.key}>
                <Form.Item name={[line.name, 'account']} label={t('ledger.code')} rules={[required]}><Select options={accounts.map((one) => ({ value: one, label: t(`ledger.account.${one}` as TextKey) }))} /></Form.Item>
                <Form.Item name={[line.name, 'side']} label={t('correction.side')} rules={[required]}><Select options={[{ value: 'debit', label: t('ledger.debit') }, { value: 'credit', label: t('ledger.credit') }]} /></Form.Item>
                <Form.Item name={[line.name, 'amountVnd']} label={t('gift.amount')} rules={[required]}><MoneyInput /></Form.Item>
                {lines.length > 2 && <Form.Item label=" "><Button onClick={() => remove(line.name)}>{t('campaign.plan.remove')}</Button></Form.Item>}
              </div>
            ))}
            <Form.Item><Button onClick={() => add({ side: 'debit' })} disabled={lines.length >= 20}>{t('correction.addLeg')}</Button></Form.Item>
          </>
        )}
      </Form.List>
      <p role="status"><State kind={off === 0 ? 'good' : 'wait'} text={off === 0 ? t('ledger.balanced') : t('correction.off', { amount: formatVndUnit(Math.abs(off)) })} /></p>
      <Form.Item name="reason" label={t('correction.reason')} rules={[required, { min: 3, max: 500 }]}><Input.TextArea rows={2} /></Form.Item>
      {problem && <ProblemAlert problem={problem} />}
      <div className="bar" style={{ marginBottom: 0 }}>
        <Button type="primary" htmlType="submit" loading={busy} disabled={off !== 0}>{t('correction.send')}</Button>
        <Button onClick={close}>{t('form.cancel')}</Button>
      </div>
    </Form>
  );
}

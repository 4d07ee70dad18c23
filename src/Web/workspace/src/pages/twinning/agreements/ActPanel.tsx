import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { actOnAgreement, type Agreement, type AgreementAct } from '../../../api/twinning';
import { DayInput } from '../../../components/DayInput';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { useStep } from '../../../components/useStep';
import { newId } from '../../../format/uuid';
import { useTexts, type TextKey } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';
import { actsOf } from './actsOf';

interface Fields { name: string; capacity: string; number: string; date: string; reason: string }

// As the service takes them.
const longest: Record<keyof Fields, number> = { name: 100, capacity: 200, number: 60, date: 10, reason: 500 };

/** What this account may say now; the service decides, and its refusal is shown as it is. */
export function ActPanel({ agreement }: { agreement: Agreement }) {
  const { t } = useTexts();
  const me = useAccount();
  const [act, setAct] = useState<{ what: AgreementAct; messageId: string } | null>(null);
  const { busy, problem, step } = useStep('agreement', 'agreements');
  const acts = actsOf(agreement, me.unitId, hasRole(me, 'school_officer'), hasRole(me, 'approver', 'unit_officer'), hasRole(me, 'approver', 'unit_officer', 'programme_officer'));
  if (acts.length === 0) {
    return null;
  }
  const send = (said: Fields) => step(() => actOnAgreement(agreement.agreementId, act!.what, {
    messageId: act!.messageId,
    signature: said.name ? { name: said.name, capacity: said.capacity } : undefined,
    basis: said.number ? { number: said.number, date: said.date } : undefined,
    reason: said.reason || undefined,
    schoolYear: act!.what === 'renew' ? agreement.throughYear + 1 : undefined,
  }));
  const required = { required: true, message: t('twinning.required') };
  const field = (name: keyof Fields, label: TextKey) => <Form.Item name={name} label={t(label)} rules={[{ ...required, whitespace: true }]}><Input maxLength={longest[name]} /></Form.Item>;
  return (
    <section className="card">
      <h2 style={{ marginTop: 0 }}>{t('agreement.acts')}</h2>
      <div className="bar">{acts.map((one) => <Button key={one} type={act?.what === one ? 'primary' : 'default'} danger={one === 'decline' || one === 'end'} onClick={() => setAct({ what: one, messageId: newId() })}>{t(`agreement.step.${one}` as TextKey)}</Button>)}</div>
      {act && (
        <Form<Fields> key={act.messageId} layout="vertical" onFinish={async (said) => { if (await send(said)) { setAct(null); } }} style={{ maxWidth: 560 }}>
          {act.what !== 'decline' && act.what !== 'withdraw' && <>{field('name', 'agreement.signer')}{field('capacity', 'agreement.capacity')}</>}
          {act.what === 'approve' && <>{field('number', 'agreement.basis')}<Form.Item name="date" label={t('agreement.basis.date')} rules={[required]}><DayInput /></Form.Item></>}
          {(act.what === 'decline' || act.what === 'withdraw' || act.what === 'end') && field('reason', 'twinning.reason')}
          {problem && <ProblemAlert problem={problem} />}
          <div className="bar"><Button type="primary" htmlType="submit" loading={busy}>{t('agreement.send')}</Button><Button onClick={() => setAct(null)}>{t('twinning.back')}</Button></div>
        </Form>
      )}
    </section>
  );
}

import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { addRule, ruleKinds, type PairingRule, type RuleKind } from '../../../api/pairing-rules';
import { DayInput } from '../../../components/DayInput';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { UnitSelect } from '../../../components/UnitSelect';
import { useStep } from '../../../components/useStep';
import { dayInVietnam } from '../../../format/dates';
import { newId } from '../../../format/uuid';
import { useTexts, type TextKey } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';
import { useWords } from './words';

type Fields = Omit<PairingRule, 'ruleId'>;

/** A new rule; asked is only what its kind needs. */
export function AddRule({ done }: { done: () => void }) {
  const { t } = useTexts();
  const me = useAccount();
  const { options } = useWords();
  const [form] = Form.useForm<Fields>();
  const [ruleId] = useState(() => newId());
  const { busy, problem, step } = useStep('rules');
  const kind = Form.useWatch('kind', form) as RuleKind | undefined;
  const admin = hasRole(me, 'administrator');
  const required = { required: true, message: t('twinning.required') };
  const isLimit = kind === 'limit_of_seeker' || kind === 'limit_of_supporter';
  const send = async (said: Fields) => {
    const rule = { ...said, ruleId, seeker: said.seeker ?? [], supporter: said.supporter ?? [], members: said.members ?? [], most: said.most ?? null, officeId: said.officeId ?? null, authorityId: said.authorityId ?? null, validTo: said.validTo ?? null };
    if (await step(() => addRule(rule))) {
      done();
    }
  };
  return (
    <section className="card" aria-label={t('pairing.add')} style={{ marginBottom: 16 }}>
      <Form form={form} layout="vertical" onFinish={send} scrollToFirstError style={{ maxWidth: 640 }} initialValues={{ kind: 'match', authorityId: admin ? undefined : me.unitId, validFrom: dayInVietnam(new Date()) }}>
        <Form.Item name="kind" label={t('pairing.kind')} rules={[required]}><Select options={ruleKinds.map((value) => ({ value, label: t(`pairing.kind.${value}` as TextKey) }))} /></Form.Item>
        <Form.Item name="authorityId" label={t('pairing.authority')} rules={admin && kind !== 'owner' ? [] : [required]} extra={admin ? t('pairing.authority.help') : undefined}><UnitSelect /></Form.Item>
        <Form.Item name="seeker" label={t('pairing.seeker')} extra={t('pairing.words.help')}><Select mode="multiple" maxCount={10} optionFilterProp="label" options={options} /></Form.Item>
        {kind !== 'owner' && <Form.Item name="supporter" label={t('pairing.supporter')}><Select mode="multiple" maxCount={10} optionFilterProp="label" options={options} /></Form.Item>}
        {isLimit && <Form.Item name="most" label={t('pairing.most')} rules={[required]} preserve={false}><InputNumber min={1} max={50} precision={0} inputMode="numeric" /></Form.Item>}
        {kind === 'owner' && <Form.Item name="officeId" label={t('pairing.office')} rules={[required]} preserve={false}><UnitSelect /></Form.Item>}
        {kind === 'cluster' && <Form.Item name="members" label={t('pairing.members')} rules={[required]} preserve={false}><Members /></Form.Item>}
        <Form.Item name="reason" label={t('pairing.reason')} rules={[{ ...required, whitespace: true }]}><Input.TextArea rows={2} maxLength={500} /></Form.Item>
        <Form.Item name="basis" label={t('pairing.basis')} rules={[{ ...required, whitespace: true }]}><Input maxLength={300} /></Form.Item>
        <Form.Item name="validFrom" label={t('pairing.from')} rules={[required]}><DayInput /></Form.Item>
        <Form.Item name="validTo" label={t('pairing.to')}><DayInput /></Form.Item>
        {problem && <ProblemAlert problem={problem} />}
        <div className="bar"><Button type="primary" htmlType="submit" loading={busy}>{t('pairing.add')}</Button><Button onClick={done}>{t('twinning.back')}</Button></div>
      </Form>
    </section>
  );
}

function Members({ id, value = [], onChange }: { id?: string; value?: string[]; onChange?: (ids: string[]) => void }) {
  return <UnitSelect many id={id} values={value} onChangeMany={(ids) => onChange?.(ids)} />;
}

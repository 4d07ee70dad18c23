import { Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { newStepId } from '../../../api/acts';
import { readUnit } from '../../../api/units';
import { UnitSelect } from '../../../components/UnitSelect';
import { useTexts } from '../../../i18n';
import { DayAndDocument, TypeField, UnitsField, useRequired } from './fields';
import { StepEnd } from './StepEnd';
import { useStep } from './useStep';

interface Typed {
  units: string[];
  into: 'new' | 'there';
  name?: string;
  typeCode?: string;
  successorId?: string;
  effectiveOn: string;
  document: string;
}

/** Several units become one: a new one, or one that is there already. */
export function MergeForm({ unitId, cancel }: { unitId?: string; cancel: () => void }) {
  const { t } = useTexts();
  const required = useRequired();
  const step = useStep();
  const [form] = Form.useForm<Typed>();
  const [successor] = useState(newStepId);
  const into = Form.useWatch('into', form);
  const look = (typed: Typed) => void step.look(async () => ({
    kind: 'merge', actId: step.id, effectiveOn: typed.effectiveOn, document: typed.document.trim(),
    // As they are now: what somebody else changes before the step is taken is refused there.
    predecessors: await Promise.all(typed.units.map(async (id) => ({ unitId: id, expectedVersion: (await readUnit(id)).version }))),
    successor: typed.into === 'new' ? { unitId: successor, name: typed.name!.trim(), typeCode: typed.typeCode } : { unitId: typed.successorId! },
  }));
  return (
    <Form<Typed> form={form} className="card form" layout="vertical" aria-label={t('acts.merge')} initialValues={{ units: unitId ? [unitId] : [], into: 'new' }} onValuesChange={step.changed} onFinish={look}>
      <p className="soft">{t('acts.merge.text')}</p>
      <Form.Item name="units" label={t('acts.merge.units')} rules={[required]}><UnitsField /></Form.Item>
      <Form.Item name="into" label={t('acts.merge.into')}><Radio.Group options={[{ value: 'new', label: t('acts.merge.new') }, { value: 'there', label: t('acts.merge.there') }]} /></Form.Item>
      {into === 'there'
        ? <Form.Item name="successorId" label={t('acts.successor')} rules={[required]}><UnitSelect all /></Form.Item>
        : (
          <div className="cards">
            <Form.Item name="name" label={t('acts.newName')} extra={t('acts.newName.help')} rules={[{ ...required, whitespace: true }, { max: 300 }]}><Input /></Form.Item>
            <Form.Item name="typeCode" label={t('units.type')} rules={[required]}><TypeField /></Form.Item>
          </div>
        )}
      <DayAndDocument day="effectiveOn" />
      <StepEnd step={step} cancel={cancel} />
    </Form>
  );
}

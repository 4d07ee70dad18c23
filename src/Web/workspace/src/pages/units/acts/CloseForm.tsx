import { Form } from 'antd';
import { readUnit } from '../../../api/units';
import { UnitSelect } from '../../../components/UnitSelect';
import { useTexts } from '../../../i18n';
import { DayAndDocument, UnitsField, useRequired } from './fields';
import { StepEnd } from './StepEnd';
import { useStep } from './useStep';

interface Typed {
  unitId: string;
  successors: string[];
  lastDay: string;
  document: string;
}

/** A unit's last day, and who takes its place. */
export function CloseForm({ unitId, cancel }: { unitId?: string; cancel: () => void }) {
  const { t } = useTexts();
  const required = useRequired();
  const step = useStep();
  const look = (typed: Typed) => void step.look(async () => ({
    kind: 'close', unitId: typed.unitId, actId: step.id, expectedVersion: (await readUnit(typed.unitId)).version, lastDay: typed.lastDay, successorIds: typed.successors, document: typed.document.trim(),
  }));
  return (
    <Form<Typed> className="card form" layout="vertical" aria-label={t('acts.close')} initialValues={{ unitId, successors: [] }} onValuesChange={step.changed} onFinish={look}>
      <p className="soft">{t('acts.close.text')}</p>
      <Form.Item name="unitId" label={t('acts.unit')} rules={[required]}><UnitSelect all /></Form.Item>
      <Form.Item name="successors" label={t('acts.close.successors')} extra={t('acts.close.successors.help')}><UnitsField /></Form.Item>
      <DayAndDocument day="lastDay" />
      <StepEnd step={step} cancel={cancel} />
    </Form>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Input } from 'antd';
import type { UnitDetail } from '../../../api/shapes';
import { readUnit } from '../../../api/units';
import { Loaded } from '../../../components/Loaded';
import { UnitSelect } from '../../../components/UnitSelect';
import { useAddress } from '../../../components/useAddress';
import { useTexts } from '../../../i18n';
import { DayAndDocument, TypeField, useRequired, useUnitTypes } from './fields';
import { StepEnd } from './StepEnd';
import { useStep } from './useStep';

interface Typed {
  name: string;
  typeCode: string;
  parentId?: string;
  deriveParent?: boolean;
  effectiveFrom: string;
  document: string;
}

/** Another name, another type, another unit above, from a day on; the old state stays and is answered as of its days. */
export function ChangeForm({ unitId, cancel }: { unitId?: string; cancel: () => void }) {
  const { t } = useTexts();
  const { change } = useAddress();
  const unit = useQuery({ queryKey: ['unit', unitId, undefined], queryFn: () => readUnit(unitId!), enabled: !!unitId });
  return (
    <section className="card form" aria-label={t('acts.change')}>
      <p className="soft">{t('acts.change.text')}</p>
      <label htmlFor="act-unit">{t('acts.unit')}</label>
      <div style={{ margin: '4px 0 16px' }}><UnitSelect all id="act-unit" value={unitId} onChange={(id) => change({ 'don-vi': id ?? '' })} /></div>
      {unitId && <Loaded query={unit}>{(found) => <Changed key={`${found.id} ${found.version}`} unit={found} cancel={cancel} />}</Loaded>}
    </section>
  );
}

function Changed({ unit, cancel }: { unit: UnitDetail; cancel: () => void }) {
  const { t } = useTexts();
  const required = useRequired();
  const step = useStep();
  const [form] = Form.useForm<Typed>();
  const derive = Form.useWatch('deriveParent', form);
  const kind = useUnitTypes().find((type) => type.code === unit.typeCode)?.kind;
  const other = <T,>(typed: T, now: T) => (typed === now ? undefined : typed);
  const look = (typed: Typed) => void step.look(async () => ({
    kind: 'change', unitId: unit.id, changeId: step.id, expectedVersion: unit.version, effectiveFrom: typed.effectiveFrom, document: typed.document.trim(),
    name: other(typed.name.trim(), unit.name), typeCode: other(typed.typeCode, unit.typeCode),
    parentId: typed.deriveParent ? undefined : other(typed.parentId, unit.parentId ?? undefined), deriveParent: typed.deriveParent || undefined,
  }));
  return (
    <Form<Typed> form={form} layout="vertical" initialValues={{ name: unit.name, typeCode: unit.typeCode, parentId: unit.parentId ?? undefined }} onValuesChange={step.changed} onFinish={look}>
      <div className="cards">
        <Form.Item name="name" label={t('acts.newName')} extra={t('acts.newName.help')} rules={[{ ...required, whitespace: true }, { max: 300 }]}><Input /></Form.Item>
        <Form.Item name="typeCode" label={t('units.type')} rules={[required]}><TypeField kind={kind} /></Form.Item>
      </div>
      {kind === 'institution' && <Form.Item name="deriveParent" valuePropName="checked" extra={t('acts.derive.help')}><Checkbox>{t('acts.derive')}</Checkbox></Form.Item>}
      {!derive && <Form.Item name="parentId" label={t('acts.parent')}><UnitSelect all /></Form.Item>}
      <DayAndDocument day="effectiveFrom" />
      <StepEnd step={step} cancel={cancel} />
    </Form>
  );
}

import { useQueries } from '@tanstack/react-query';
import { Button, Form, Input, Radio, Select } from 'antd';
import { newStepId, type Successor } from '../../../api/acts';
import { readUnit } from '../../../api/units';
import { UnitSelect } from '../../../components/UnitSelect';
import { useTexts } from '../../../i18n';
import { DayAndDocument, TypeField, UnitsField, useRequired } from './fields';
import { Shares } from './Shares';
import { StepEnd } from './StepEnd';
import { useStep } from './useStep';

interface Typed {
  unitId: string;
  goesOn: boolean;
  fresh: { unitId: string; name?: string; typeCode?: string }[];
  there: string[];
  shares: Record<string, string>;
  restTo?: string;
  effectiveOn: string;
  document: string;
}

/** One unit becomes several, or gives a part away and goes on; what lay below it is shared out. */
export function SplitForm({ unitId, cancel }: { unitId?: string; cancel: () => void }) {
  const { t } = useTexts();
  const required = useRequired();
  const step = useStep();
  const [form] = Form.useForm<Typed>();
  const divided = Form.useWatch('unitId', form);
  const goesOn = Form.useWatch('goesOn', form);
  const fresh = Form.useWatch('fresh', form) ?? [];
  const there = Form.useWatch('there', form) ?? [];
  const known = useQueries({ queries: there.map((id) => ({ queryKey: ['unit', id, undefined], queryFn: () => readUnit(id) })) });
  const takers = [
    ...fresh.filter((one) => one?.unitId).map((one, i) => ({ value: one.unitId, label: one.name?.trim() || t('acts.split.nth', { n: i + 1 }) })),
    ...there.map((id, i) => ({ value: id, label: known[i]?.data?.fullName ?? '…' })),
  ];
  const look = (typed: Typed) => void step.look(async () => {
    const successors: Successor[] = [...typed.fresh.map(({ unitId: id, name, typeCode }) => ({ unitId: id, name: name?.trim(), typeCode })), ...typed.there.map((id) => ({ unitId: id }))];
    const ids = successors.map((one) => one.unitId);
    return {
      kind: 'split', unitId: typed.unitId, actId: step.id, expectedVersion: (await readUnit(typed.unitId)).version, successors, goesOn: typed.goesOn, effectiveOn: typed.effectiveOn, document: typed.document.trim(),
      // A taker that has been struck out takes nothing.
      assignments: Object.entries(typed.shares ?? {}).filter(([, to]) => ids.includes(to)).map(([id, to]) => ({ unitId: id, successorId: to })),
      restTo: typed.restTo && ids.includes(typed.restTo) ? typed.restTo : undefined,
    };
  });
  return (
    <Form<Typed> form={form} className="card form" layout="vertical" aria-label={t('acts.split')} onValuesChange={step.changed} onFinish={look}
      initialValues={{ unitId, goesOn: false, fresh: [{ unitId: newStepId() }, { unitId: newStepId() }], there: [], shares: {} }}>
      <p className="soft">{t('acts.split.text')}</p>
      <Form.Item name="unitId" label={t('acts.unit')} rules={[required]}><UnitSelect all /></Form.Item>
      <Form.Item name="goesOn" label={t('acts.split.goesOn')}><Radio.Group options={[{ value: false, label: t('acts.split.ends') }, { value: true, label: t('acts.split.stays') }]} /></Form.Item>
      <Form.List name="fresh">
        {(rows, { add, remove }) => (
          <>
            {rows.map((row, i) => (
              <fieldset key={row.key} className="act-part">
                <legend>{t('acts.split.nth', { n: i + 1 })}</legend>
                <Form.Item name={[row.name, 'unitId']} hidden><Input /></Form.Item>
                <div className="cards">
                  <Form.Item name={[row.name, 'name']} label={t('acts.newName')} rules={[{ ...required, whitespace: true }, { max: 300 }]}><Input /></Form.Item>
                  <Form.Item name={[row.name, 'typeCode']} label={t('units.type')} rules={[required]}><TypeField /></Form.Item>
                </div>
                <Button size="small" onClick={() => { remove(row.name); step.changed(); }}>{t('acts.split.remove')}</Button>
              </fieldset>
            ))}
            <p><Button onClick={() => { add({ unitId: newStepId() }); step.changed(); }}>{t('acts.split.add')}</Button></p>
          </>
        )}
      </Form.List>
      <Form.Item name="there" label={t('acts.split.there')}><UnitsField /></Form.Item>
      <DayAndDocument day="effectiveOn" />
      <Form.Item name="restTo" label={t('acts.split.rest')} extra={t(goesOn ? 'acts.split.rest.stays' : 'acts.split.rest.ends')}><Select<string> allowClear options={takers} placeholder={t('acts.split.rest.none')} /></Form.Item>
      {divided && <Form.Item name="shares" label={t('acts.split.shares')} extra={t('acts.split.shares.help')}><Shares unitId={divided} takers={takers} /></Form.Item>}
      <StepEnd step={step} cancel={cancel} />
    </Form>
  );
}

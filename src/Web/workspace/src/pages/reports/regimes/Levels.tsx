import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { unitTypes } from '../../../api/units';
import { UnitSelect } from '../../../components/UnitSelect';
import { useTexts } from '../../../i18n';

/** Who reports, level by level, the first to report first. */
export function Levels({ issuer, written }: { issuer?: string; written?: string | null }) {
  const { t } = useTexts();
  return (
    <Form.List name="levels">
      {(fields, { add, remove }) => (
        <fieldset className="regime-set">
          <legend>{t('regime.levels')}</legend>
          <p className="small soft">{written ? t('regime.written', { text: written }) : t('regime.levels.help')}</p>
          {fields.map((field, place) => <OneLevel key={field.key} name={field.name} isLast={place === fields.length - 1} remove={() => remove(field.name)} />)}
          {fields.length < 6 && <Button onClick={() => add({ name: '', reporters: 'types', underId: issuer, typeCodes: [] })}>{t('regime.level.add')}</Button>}
        </fieldset>
      )}
    </Form.List>
  );
}

function OneLevel({ name, isLast, remove }: { name: number; isLast: boolean; remove: () => void }) {
  const { t } = useTexts();
  const types = useQuery({ queryKey: ['unit-types'], queryFn: unitTypes });
  const reporters = Form.useWatch(['levels', name, 'reporters']) as string | undefined;
  const required = { required: true, message: t('twinning.required') };
  return (
    <div className="regime-level">
      <Form.Item name={[name, 'name']} label={t('regime.level.name')} rules={[{ ...required, whitespace: true }]}><Input maxLength={200} /></Form.Item>
      <Form.Item name={[name, 'reporters']} label={t('regime.level.reporters')} rules={[required]}>
        <Select options={[{ value: 'types', label: t('regime.level.types') }, { value: 'units', label: t('regime.level.units') }]} />
      </Form.Item>
      {reporters === 'units'
        ? <Form.Item name={[name, 'unitIds']} label={t('regime.level.units')} rules={[required]}><Units /></Form.Item>
        : (
          <>
            <Form.Item name={[name, 'typeCodes']} label={t('regime.level.types')} rules={[required]}>
              <Select mode="multiple" maxCount={50} optionFilterProp="label" options={(types.data ?? []).map((type) => ({ value: type.code, label: type.name }))} />
            </Form.Item>
            <Form.Item name={[name, 'underId']} label={t('regime.level.under')} rules={[required]}><UnitSelect /></Form.Item>
          </>
        )}
      {!isLast && <Form.Item name={[name, 'daysBefore']} label={t('regime.level.daysBefore')}><InputNumber min={0} max={60} precision={0} inputMode="numeric" /></Form.Item>}
      <Button onClick={remove}>{t('regime.level.remove')}</Button>
    </div>
  );
}

function Units({ id, value = [], onChange }: { id?: string; value?: string[]; onChange?: (ids: string[]) => void }) {
  return <UnitSelect many id={id} values={value} onChangeMany={(ids) => onChange?.(ids)} />;
}

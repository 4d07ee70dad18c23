import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { unitTypes } from '../../../api/units';
import { DayInput } from '../../../components/DayInput';
import { UnitSelect } from '../../../components/UnitSelect';
import { useTexts } from '../../../i18n';

/** A field that must be filled. */
export function useRequired() {
  const { t } = useTexts();
  return { required: true, message: t('form.required') };
}

/** Several units in a form. */
export function UnitsField({ id, value, onChange }: { id?: string; value?: string[]; onChange?: (ids: string[]) => void }) {
  return <UnitSelect many all id={id} values={value ?? []} onChangeMany={(ids) => onChange?.(ids)} />;
}

export function useUnitTypes(kind?: string) {
  const types = useQuery({ queryKey: ['unit-types'], queryFn: unitTypes, staleTime: 3_600_000 });
  return (types.data ?? []).filter((type) => !kind || type.kind === kind);
}

/** Types by their names; of one kind where a kind is given. */
export function TypeField({ id, value, onChange, kind }: { id?: string; value?: string; onChange?: (code?: string) => void; kind?: string }) {
  const { t } = useTexts();
  return <Select<string> id={id} value={value} onChange={onChange} placeholder={t('acts.type.choose')} showSearch={{ optionFilterProp: 'label' }} options={useUnitTypes(kind).map((type) => ({ value: type.code, label: type.name }))} />;
}

/** From which day, and on which decision: the two that every step has. */
export function DayAndDocument({ day }: { day: 'effectiveOn' | 'effectiveFrom' | 'lastDay' }) {
  const { t } = useTexts();
  const required = useRequired();
  return (
    <div className="cards">
      <Form.Item name={day} label={t(day === 'lastDay' ? 'acts.lastDay' : 'acts.effectiveOn')} rules={[required]}><DayInput /></Form.Item>
      <Form.Item name="document" label={t('acts.document')} extra={t('acts.document.help')} rules={[{ ...required, whitespace: true }, { max: 300 }]}><Input /></Form.Item>
    </div>
  );
}

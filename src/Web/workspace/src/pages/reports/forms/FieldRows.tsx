import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { fieldKinds, figures, mergeKinds } from '../../../api/forms';
import { useTexts, type TextKey } from '../../../i18n';

type Path = (string | number)[];
export const blankField = { key: '', label: '', kind: 'count', isRequired: false, merge: 'sum' };

/** What a section asks for, or the columns of a table: one below the other, moved up and down by buttons. */
export function FieldRows({ list, name, areColumns = false }: { list: Path; name: Path; areColumns?: boolean }) {
  const { t } = useTexts();
  return (
    <Form.List name={name}>
      {(rows, { add, remove, move }) => (
        <>
          {rows.map((row, place) => (
            <fieldset key={row.key} className="asked-field">
              <legend>{t(areColumns ? 'asks.column' : 'asks.field', { n: place + 1 })}</legend>
              <OneField path={[...list, row.name]} name={row.name} areColumns={areColumns} />
              <div className="bar">
                <Button size="small" disabled={place === 0} onClick={() => move(place, place - 1)}>{t('asks.up')}</Button>
                <Button size="small" disabled={place === rows.length - 1} onClick={() => move(place, place + 1)}>{t('asks.down')}</Button>
                <Button size="small" danger onClick={() => remove(row.name)}>{t('asks.remove')}</Button>
              </div>
            </fieldset>
          ))}
          <Button onClick={() => add(blankField)}>{t(areColumns ? 'asks.column.add' : 'asks.field.add')}</Button>
        </>
      )}
    </Form.List>
  );
}

function OneField({ path, name, areColumns }: { path: Path; name: number; areColumns: boolean }) {
  const { t } = useTexts();
  const known = useQuery({ queryKey: ['figures'], queryFn: figures, staleTime: Infinity });
  const kind = Form.useWatch([...path, 'kind']) as string | undefined;
  const isNumber = kind !== undefined && !['text', 'long_text', 'day'].includes(kind);
  return (
    <div className="asked-grid">
      <Form.Item name={[name, 'label']} label={t('asks.label')} className="wide" rules={[{ required: true, whitespace: true, message: t('twinning.required') }]}><Input maxLength={300} /></Form.Item>
      <Form.Item name={[name, 'kind']} label={t('asks.kind')}><Select options={fieldKinds.map((one) => ({ value: one, label: t(`asks.kind.${one}` as TextKey) }))} /></Form.Item>
      <Form.Item name={[name, 'merge']} label={t('asks.merge')}><Select options={mergeKinds.map((one) => ({ value: one, label: t(`asks.merge.${one}` as TextKey) }))} /></Form.Item>
      <Form.Item name={[name, 'key']} label={t('asks.key')} extra={t('asks.key.help')}><Input maxLength={40} /></Form.Item>
      <Form.Item name={[name, 'unit']} label={t('asks.unit')}><Input maxLength={30} /></Form.Item>
      {isNumber && <Form.Item name={[name, 'least']} label={t('asks.least')}><InputNumber style={{ width: '100%' }} /></Form.Item>}
      {isNumber && <Form.Item name={[name, 'most']} label={t('asks.most')}><InputNumber style={{ width: '100%' }} /></Form.Item>}
      {isNumber && <Form.Item name={[name, 'formula']} label={t('asks.formula')} extra={t('asks.formula.help')} className="wide"><Input maxLength={500} /></Form.Item>}
      {isNumber && !areColumns && (
        <Form.Item name={[name, 'source']} label={t('asks.source')} className="wide">
          <Select allowClear showSearch optionFilterProp="label" options={(known.data ?? []).map((figure) => ({ value: figure.code, label: figure.label }))} />
        </Form.Item>
      )}
      <Form.Item name={[name, 'isRequired']} valuePropName="checked" className="wide"><Checkbox>{t('asks.required')}</Checkbox></Form.Item>
    </div>
  );
}

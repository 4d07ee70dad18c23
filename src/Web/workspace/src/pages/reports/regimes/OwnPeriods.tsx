import { Button, Form, Input, InputNumber } from 'antd';
import { useTexts } from '../../../i18n';

/** Periods that the issuer sets itself, the same each year; one that ends before it begins goes over New Year. */
export function OwnPeriods() {
  const { t } = useTexts();
  const required = { required: true, message: t('twinning.required') };
  const number = (name: (string | number)[], label: string, most: number) => (
    <Form.Item name={name} label={label} rules={[required]}><InputNumber min={1} max={most} precision={0} inputMode="numeric" /></Form.Item>
  );
  return (
    <Form.List name="ownPeriods" rules={[{ validator: (_, given?: unknown[]) => given?.length ? Promise.resolve() : Promise.reject(new Error(t('regime.own.none'))) }]}>
      {(fields, { add, remove }, { errors }) => (
        <fieldset className="regime-set">
          <legend>{t('regime.own')}</legend>
          <p className="small soft">{t('regime.own.help')}</p>
          {fields.map(({ key, name }) => (
            <div className="regime-level" key={key}>
              <Form.Item name={[name, 'label']} label={t('regime.own.label')} rules={[{ ...required, whitespace: true }]}><Input maxLength={100} /></Form.Item>
              <div className="regime-day">
                {number([name, 'fromDay'], t('regime.own.fromDay'), 31)}
                {number([name, 'fromMonth'], t('regime.own.fromMonth'), 12)}
                {number([name, 'toDay'], t('regime.own.toDay'), 31)}
                {number([name, 'toMonth'], t('regime.own.toMonth'), 12)}
              </div>
              <Button onClick={() => remove(name)}>{t('regime.own.remove')}</Button>
            </div>
          ))}
          <Form.ErrorList errors={errors} />
          {fields.length < 12 && <Button onClick={() => add({ label: '' })}>{t('regime.own.add')}</Button>}
        </fieldset>
      )}
    </Form.List>
  );
}

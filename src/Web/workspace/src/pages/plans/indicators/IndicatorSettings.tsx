import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { setIndicator } from '../../../api/indicators';
import type { Indicator } from '../../../api/plan-shapes';
import { asProblem, type Problem } from '../../../api/problem';
import { DayInput } from '../../../components/DayInput';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { UnitSelect } from '../../../components/UnitSelect';
import { useTexts } from '../../../i18n';

interface Typed {
  code: string;
  unitId?: string;
  source?: string;
  baseline?: number | null;
  baselineOn?: string;
  lowerIsBetter?: boolean;
  formula?: string;
  targets?: { year: number; value: number }[];
}

/** Who measures an indicator from where, where it began and where it is to be each year; or the formula it follows from. */
export function IndicatorSettings({ indicator: one, done }: { indicator: Indicator; done: () => void }) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = async (typed: Typed) => {
    setBusy(true);
    setProblem(null);
    try {
      await setIndicator(one.indicatorId, {
        code: typed.code, unitId: typed.unitId || null, source: typed.source || null, baseline: typed.baseline ?? null, baselineOn: typed.baselineOn ?? null,
        lowerIsBetter: typed.lowerIsBetter ?? false, formula: typed.formula || null, targets: typed.targets ?? [],
      });
      await queries.invalidateQueries({ queryKey: ['indicator', one.indicatorId] });
      void message.success(t('accounts.saved'));
      done();
    } catch (thrown) {
      setProblem(asProblem(thrown));
    } finally {
      setBusy(false);
    }
  };
  const required = { required: true, message: t('form.required') };
  return (
    <Form<Typed> className="card form" layout="vertical" style={{ marginBottom: 16 }} disabled={busy} onFinish={(typed) => void save(typed)}
      initialValues={{ code: one.code ?? (one.section ? `ct_${one.section.toLowerCase().replace(/[^a-z0-9]+/g, '_')}`.slice(0, 20) : 'ct'), unitId: one.unitId ?? undefined, source: one.source ?? undefined, baseline: one.baseline, baselineOn: one.baselineOn ?? undefined, lowerIsBetter: one.lowerIsBetter, formula: one.formula ?? undefined, targets: one.targets }}>
      <Form.Item name="unitId" label={t('indicator.unit')}><UnitSelect /></Form.Item>
      <Form.Item name="source" label={t('indicator.source')} rules={[{ max: 500 }]}><Input /></Form.Item>
      <div className="cards">
        <Form.Item name="baseline" label={t('indicator.baseline')}><InputNumber<number> style={{ width: '100%' }} suffix={one.unit} decimalSeparator="," /></Form.Item>
        <Form.Item name="baselineOn" label={t('indicator.baselineOn')}><DayInput /></Form.Item>
      </div>
      <Form.Item name="lowerIsBetter" valuePropName="checked"><Checkbox>{t('indicator.lowerIsBetter')}</Checkbox></Form.Item>
      <Form.List name="targets">
        {(fields, { add, remove }) => (
          <fieldset className="plain">
            <legend>{t('indicator.targets')}</legend>
            {fields.map((field) => (
              <div key={field.key} className="bar">
                <Form.Item name={[field.name, 'year']} rules={[required]} noStyle><InputNumber min={2000} max={2100} aria-label={t('plans.year')} placeholder={t('plans.year')} /></Form.Item>
                <Form.Item name={[field.name, 'value']} rules={[required]} noStyle><InputNumber<number> decimalSeparator="," aria-label={t('indicator.value')} placeholder={t('indicator.value')} /></Form.Item>
                <Button type="text" onClick={() => remove(field.name)}>{t('indicator.targets.remove')}</Button>
              </div>
            ))}
            <Button size="small" onClick={() => add({ year: new Date().getFullYear() + fields.length })}>{t('indicator.targets.add')}</Button>
          </fieldset>
        )}
      </Form.List>
      <div className="cards" style={{ marginTop: 12 }}>
        <Form.Item name="code" label={t('indicator.code')} extra={t('indicator.code.help')} rules={[required, { pattern: /^[a-z][a-z0-9_]{0,19}$/, message: t('indicator.code.help') }]}><Input /></Form.Item>
        <Form.Item name="formula" label={t('indicator.formula')} extra={t('indicator.formula.help')}><Input /></Form.Item>
      </div>
      {problem && <ProblemAlert problem={problem} />}
      <div className="bar"><Button type="primary" htmlType="submit" loading={busy}>{t('review.save')}</Button><Button onClick={done}>{t('form.cancel')}</Button></div>
    </Form>
  );
}

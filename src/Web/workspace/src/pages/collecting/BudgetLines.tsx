import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { listPurposes } from '../../api/campaign-plans';
import type { Regime } from '../../api/shapes';
import { MoneyInput } from '../../components/MoneyInput';
import { useTexts } from '../../i18n';

type Path = string | (string | number)[];

/** Lines of a budget, a use or a settlement. Forbidden purposes are shown, with their article, and cannot be chosen. */
export function BudgetLines({ name, regime, mayBeEmpty }: { name: Path; regime: Regime; mayBeEmpty?: boolean }) {
  const { t, language } = useTexts();
  const purposes = useQuery({ queryKey: ['purposes'], queryFn: listPurposes, staleTime: Infinity });
  const required = { required: true, message: t('form.required') };
  const options = (purposes.data ?? []).filter((one) => regime === 'other' || one.regime === regime).map((one) => {
    const words = language === 'vi' ? one.nameVi : one.nameEn;
    return { value: one.code, disabled: !one.isPermitted, label: one.isPermitted ? words : t('campaign.plan.forbidden', { name: words, article: one.article }) };
  });
  return (
    <Form.List name={name}>
      {(lines, { add, remove }) => (
        <>
          {lines.map((line) => (
            <div className="cards" key={line.key}>
              <Form.Item name={[line.name, 'purpose']} label={t('campaign.plan.purpose')} rules={[required]}><Select options={options} loading={purposes.isPending} /></Form.Item>
              <Form.Item name={[line.name, 'what']} label={t('campaign.plan.what')} rules={[required, { min: 3, max: 300 }]}><Input /></Form.Item>
              <Form.Item name={[line.name, 'costVnd']} label={t('campaign.plan.cost')} rules={[required]}><MoneyInput /></Form.Item>
              {(mayBeEmpty || lines.length > 1) && <Form.Item label=" "><Button onClick={() => remove(line.name)}>{t('campaign.plan.remove')}</Button></Form.Item>}
            </div>
          ))}
          <Form.Item><Button onClick={() => add()} disabled={lines.length >= 100}>{t('campaign.plan.addLine')}</Button></Form.Item>
        </>
      )}
    </Form.List>
  );
}

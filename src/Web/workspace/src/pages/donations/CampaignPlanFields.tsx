import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { listPurposes, teamRoles } from '../../api/campaign-plans';
import type { Regime } from '../../api/shapes';
import { useTexts, type TextKey } from '../../i18n';

/** What Circular 16/2018, Article 5, wants a plan to say. Forbidden purposes are shown, with their article, and cannot be chosen. */
export function CampaignPlanFields({ regime }: { regime: Regime }) {
  const { t, language } = useTexts();
  const purposes = useQuery({ queryKey: ['purposes'], queryFn: listPurposes, staleTime: Infinity });
  const required = { required: true, message: t('form.required') };
  const options = (purposes.data ?? []).filter((one) => regime === 'other' || one.regime === regime).map((one) => {
    const name = language === 'vi' ? one.nameVi : one.nameEn;
    return { value: one.code, disabled: !one.isPermitted, label: one.isPermitted ? name : t('campaign.plan.forbidden', { name, article: one.article }) };
  });
  return (
    <fieldset className="plain">
      <legend><h2>{t('campaign.plan')}</h2></legend>
      <Form.Item name={['plan', 'content']} label={t('campaign.plan.content')} rules={[required, { min: 10, max: 4000 }]}><Input.TextArea rows={3} /></Form.Item>
      <Form.Item name={['plan', 'beneficiaries']} label={t('campaign.plan.beneficiaries')} rules={[required, { min: 3, max: 1000 }]}><Input /></Form.Item>
      <Form.Item name={['plan', 'method']} label={t('campaign.plan.method')} rules={[required, { min: 3, max: 2000 }]}><Input.TextArea rows={2} /></Form.Item>
      <h3>{t('campaign.plan.budget')}</h3>
      <Form.List name={['plan', 'budget']}>
        {(lines, { add, remove }) => (
          <>
            {lines.map((line) => (
              <div className="cards" key={line.key}>
                <Form.Item name={[line.name, 'purpose']} label={t('campaign.plan.purpose')} rules={[required]}><Select options={options} loading={purposes.isPending} /></Form.Item>
                <Form.Item name={[line.name, 'what']} label={t('campaign.plan.what')} rules={[required, { min: 3, max: 300 }]}><Input /></Form.Item>
                <Form.Item name={[line.name, 'costVnd']} label={t('campaign.plan.cost')} rules={[required]}>
                  <InputNumber<number> min={1} precision={0} style={{ width: '100%' }} formatter={(value) => `${value ?? ''}`.replace(/\B(?=(\d{3})+(?!\d))/g, '.')} parser={(text) => Number((text ?? '').replace(/\D/g, ''))} />
                </Form.Item>
                {lines.length > 1 && <Form.Item label=" "><Button onClick={() => remove(line.name)}>{t('campaign.plan.remove')}</Button></Form.Item>}
              </div>
            ))}
            <Form.Item><Button onClick={() => add()} disabled={lines.length >= 100}>{t('campaign.plan.addLine')}</Button></Form.Item>
          </>
        )}
      </Form.List>
      <h3>{t('campaign.plan.team')}</h3>
      <Form.List name={['plan', 'team']}>
        {(people, { add, remove }) => (
          <>
            {people.map((person) => (
              <div className="cards" key={person.key}>
                <Form.Item name={[person.name, 'role']} label={t('campaign.plan.role')} rules={[required]}><Select options={teamRoles.map((role) => ({ value: role, label: t(`team.${role}` as TextKey) }))} /></Form.Item>
                <Form.Item name={[person.name, 'name']} label={t('campaign.plan.name')} rules={[required, { min: 2, max: 100 }]}><Input autoComplete="off" /></Form.Item>
                {people.length > 1 && <Form.Item label=" "><Button onClick={() => remove(person.name)}>{t('campaign.plan.remove')}</Button></Form.Item>}
              </div>
            ))}
            <Form.Item><Button onClick={() => add({ role: 'member' })} disabled={people.length >= 20}>{t('campaign.plan.addPerson')}</Button></Form.Item>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}

import { Button, Form, Input, Select } from 'antd';
import { teamRoles } from '../../api/campaign-plans';
import type { Regime } from '../../api/shapes';
import { useTexts, type TextKey } from '../../i18n';
import { BudgetLines } from '../collecting/BudgetLines';

/** What Circular 16/2018, Article 5, wants a plan to say. */
export function CampaignPlanFields({ regime }: { regime: Regime }) {
  const { t } = useTexts();
  const required = { required: true, message: t('form.required') };
  return (
    <fieldset className="plain">
      <legend><h2>{t('campaign.plan')}</h2></legend>
      <Form.Item name={['plan', 'content']} label={t('campaign.plan.content')} rules={[required, { min: 10, max: 4000 }]}><Input.TextArea rows={3} /></Form.Item>
      <Form.Item name={['plan', 'beneficiaries']} label={t('campaign.plan.beneficiaries')} rules={[required, { min: 3, max: 1000 }]}><Input /></Form.Item>
      <Form.Item name={['plan', 'method']} label={t('campaign.plan.method')} rules={[required, { min: 3, max: 2000 }]}><Input.TextArea rows={2} /></Form.Item>
      <h3>{t('campaign.plan.budget')}</h3>
      <BudgetLines name={['plan', 'budget']} regime={regime} />
      <h3>{t('campaign.plan.team')}</h3>
      <Form.List name={['plan', 'team']}>
        {(people, { add, remove }) => (
          <>
            {people.map((person) => (
              <div className="cards" key={person.key}>
                <Form.Item name={[person.name, 'role']} label={t('campaign.plan.role')} rules={[required]}><Select options={teamRoles.map((role) => ({ value: role, label: t(`team.${role}` as TextKey) }))} /></Form.Item>
                <Form.Item name={[person.name, 'name']} label={t('campaign.plan.name')} rules={[required, { min: 2, max: 100 }]}><Input autoComplete="off" /></Form.Item>
                {people.length > 1 && <Form.Item><Button size="small" onClick={() => remove(person.name)}>{t('campaign.plan.remove')}</Button></Form.Item>}
              </div>
            ))}
            <Form.Item><Button onClick={() => add({ role: 'member' })} disabled={people.length >= 20}>{t('campaign.plan.addPerson')}</Button></Form.Item>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}

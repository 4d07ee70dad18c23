import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { listPlans, readPlan } from '../../../api/plans';
import { useDelayed } from '../../../components/useDelayed';
import { useTexts } from '../../../i18n';

const nameOf = (plan: { documentNumber?: string | null; title: string }) => [plan.documentNumber, plan.title].filter(Boolean).join(' · ');

/** Chooses a plan by typing a part of its number or title. */
export function PlanFilter({ value, onChange }: { value: string; onChange: (planId?: string) => void }) {
  const { t } = useTexts();
  const [text, setText] = useState('');
  const words = useDelayed(text.trim(), 250);
  const found = useQuery({ queryKey: ['plans', 'select', words], queryFn: ({ signal }) => listPlans({ query: words, pageSize: 20 }, signal) });
  const chosen = useQuery({ queryKey: ['plan', value], queryFn: () => readPlan(value), enabled: value !== '' });
  const options = (found.data?.items ?? []).map((plan) => ({ value: plan.planId, label: nameOf(plan) }));
  if (chosen.data && !options.some((one) => one.value === value)) {
    options.unshift({ value, label: nameOf(chosen.data) });
  }
  return (
    <Select<string> showSearch={{ filterOption: false, onSearch: setText }} allowClear style={{ width: '100%' }} aria-label={t('products.plan')} placeholder={t('products.plan.all')}
      loading={found.isFetching} value={value || undefined} onChange={(next) => onChange(next)} options={options} />
  );
}

import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { readUnit, searchUnits } from '../api/units';
import { useTexts } from '../i18n';
import { useDelayed } from './useDelayed';

/** Chooses a unit by typing a part of its name, with or without accents. */
export function UnitSelect({ id, value, onChange }: { id?: string; value?: string; onChange?: (unitId?: string) => void }) {
  const { t } = useTexts();
  const [text, setText] = useState('');
  const wanted = useDelayed(text.trim(), 250);
  const found = useQuery({ queryKey: ['units', 'select', wanted], queryFn: ({ signal }) => searchUnits({ query: wanted, pageSize: 20 }, signal) });
  const chosen = useQuery({ queryKey: ['unit', value], queryFn: () => readUnit(value!), enabled: !!value });
  const units = [...(found.data?.items ?? [])];
  if (chosen.data && !units.some((unit) => unit.id === value)) {
    units.unshift(chosen.data);
  }
  return (
    <Select id={id} style={{ width: '100%' }} value={value || undefined} onChange={(next?: string) => onChange?.(next)} allowClear loading={found.isFetching}
      showSearch={{ filterOption: false, onSearch: setText }} placeholder={t('unitSelect.placeholder')}
      notFoundContent={found.isFetching ? t('loading') : t('units.none')}
      options={units.map((unit) => ({ value: unit.id, label: [unit.fullName, unit.parentName].filter(Boolean).join(' · ') }))} />
  );
}

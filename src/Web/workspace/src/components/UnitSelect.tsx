import { useQueries, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import type { Unit } from '../api/shapes';
import { readUnit, searchUnits } from '../api/units';
import { useTexts } from '../i18n';
import { useDelayed } from './useDelayed';

/** With all: provinces and communes too, which do nothing themselves but are merged and divided. */
type Props = { id?: string; label?: string; all?: boolean } & (
  | { many?: false; value?: string; onChange?: (unitId?: string) => void }
  | { many: true; values: string[]; onChangeMany: (unitIds: string[]) => void });

const areas = ['tinh', 'thanh_pho', 'phuong', 'xa', 'dac_khu'];
const isCommittee = (unit: Unit) => unit.typeCode.startsWith('ubnd');

/** Chooses a unit (or several) by typing a part of its name, with or without accents. */
export function UnitSelect(props: Props) {
  const { t } = useTexts();
  const [text, setText] = useState('');
  const wanted = useDelayed(text.trim(), 250);
  const found = useQuery({ queryKey: ['units', 'select', wanted], queryFn: ({ signal }) => searchUnits({ query: wanted, pageSize: 40 }, signal) });
  const ids = props.many ? props.values : props.value ? [props.value] : [];
  const chosen = useQueries({ queries: ids.map((id) => ({ queryKey: ['unit', id], queryFn: () => readUnit(id) })) });
  // A province or a commune does nothing itself: its committee and its agencies do. Committees first: they are meant by a bare place name.
  const acting = (found.data?.items ?? []).filter((unit) => props.all || !areas.includes(unit.typeCode));
  const units = [...acting.filter(isCommittee), ...acting.filter((unit) => !isCommittee(unit))];
  for (const { data } of chosen) {
    if (data && !units.some((unit) => unit.id === data.id)) {
      units.unshift(data);
    }
  }
  const shared = {
    id: props.id, 'aria-label': props.label, style: { width: '100%' }, allowClear: true, loading: found.isFetching, placeholder: t('unitSelect.placeholder'),
    showSearch: { filterOption: false, onSearch: setText },
    notFoundContent: found.isFetching ? t('loading') : t('units.none'),
    options: units.map((unit) => ({ value: unit.id, label: [unit.fullName, unit.parentName].filter(Boolean).join(' · ') })),
  };
  return props.many
    ? <Select<string[]> mode="multiple" {...shared} value={props.values} onChange={(next) => props.onChangeMany(next ?? [])} />
    : <Select<string> {...shared} value={props.value || undefined} onChange={(next) => props.onChange?.(next)} />;
}

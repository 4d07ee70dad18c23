import { useQuery } from '@tanstack/react-query';
import { AutoComplete, Input } from 'antd';
import type { InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { searchUnits } from '../api/units';
import { useDelayed } from '../components/useDelayed';
import { useTexts } from '../i18n';

/** Finds units from anywhere; "/" goes there, Enter opens the full list, an arrow and Enter the unit. */
export function UnitSearch() {
  const { t } = useTexts();
  const navigate = useNavigate();
  const input = useRef<InputRef>(null);
  const [text, setText] = useState('');
  const wanted = useDelayed(text.trim(), 200);
  const found = useQuery({
    queryKey: ['units', 'top-search', wanted],
    queryFn: ({ signal }) => searchUnits({ query: wanted, pageSize: 8 }, signal),
    enabled: wanted.length >= 2,
  });

  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      const at = event.target as HTMLElement;
      if (event.key === '/' && !event.ctrlKey && !event.metaKey && !at.isContentEditable && !/^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName)) {
        event.preventDefault();
        input.current?.focus({ cursor: 'all' });
      }
    };
    document.addEventListener('keydown', focus);
    return () => document.removeEventListener('keydown', focus);
  }, []);

  const options = wanted.length < 2 ? [] : [
    ...(found.data?.items ?? []).map((unit) => ({
      value: unit.id,
      label: <><span>{unit.fullName}</span> <span className="soft small">{[unit.typeName, unit.parentName].filter(Boolean).join(' · ')}</span></>,
    })),
    { value: '', label: <span className="soft">{t('shell.search.all', { text: wanted })}</span> },
  ];
  const open = (id: string) => {
    setText('');
    void navigate(id ? `/danh-muc/${id}` : `/danh-muc?q=${encodeURIComponent(wanted)}`);
  };
  return (
    <AutoComplete value={text} options={options} onSelect={open} onChange={(value) => { if (!options.some((o) => o.value === value && value !== '')) { setText(value); } }}>
      <Input ref={input} type="search" prefix={<kbd className="soft small" aria-hidden>/</kbd>} placeholder={t('shell.search')} aria-label={t('shell.search')} />
    </AutoComplete>
  );
}

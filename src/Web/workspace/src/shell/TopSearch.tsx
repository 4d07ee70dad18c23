import { useQuery } from '@tanstack/react-query';
import { AutoComplete, Input } from 'antd';
import type { InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { listPlans } from '../api/plans';
import { listTasks } from '../api/tasks';
import { searchUnits } from '../api/units';
import { useDelayed } from '../components/useDelayed';
import { useTexts } from '../i18n';

/** Finds units, plans and tasks from anywhere; "/" goes there, Enter opens what stands first, an arrow and Enter another. */
export function TopSearch() {
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
  const plans = useQuery({ queryKey: ['plans', 'top-search', wanted], queryFn: ({ signal }) => listPlans({ query: wanted, pageSize: 4 }, signal), enabled: wanted.length >= 2 });
  const tasks = useQuery({ queryKey: ['tasks', 'top-search', wanted], queryFn: ({ signal }) => listTasks({ query: wanted, pageSize: 4 }, signal), enabled: wanted.length >= 2 });

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
      value: `/danh-muc/${unit.id}`,
      label: <><span>{unit.fullName}</span> <span className="soft small">{[unit.typeName, unit.parentName].filter(Boolean).join(' · ')}</span></>,
    })),
    ...(plans.data?.items ?? []).map((plan) => ({
      value: `/ke-hoach/${plan.planId}`,
      label: <><span>{plan.title}</span> <span className="soft small">{[t('boards.onePlan'), plan.documentNumber, plan.issuerName].filter(Boolean).join(' · ')}</span></>,
    })),
    // A task comes once for each of its rounds; one line is enough.
    ...(tasks.data?.items ?? []).filter((task, i, all) => all.findIndex((one) => one.taskId === task.taskId) === i).map((task) => ({
      value: `/ke-hoach/nhiem-vu/${task.taskId}`,
      label: <><span>{task.title}</span> <span className="soft small">{[t('review.field.task'), task.section, task.documentNumber].filter(Boolean).join(' · ')}</span></>,
    })),
    { value: '', label: <span className="soft">{t('shell.search.all', { text: wanted })}</span> },
  ];
  const open = (address: string) => {
    setText('');
    void navigate(address || `/danh-muc?q=${encodeURIComponent(wanted)}`);
  };
  return (
    <AutoComplete value={text} options={options} onSelect={open} onChange={(value) => { if (!options.some((o) => o.value === value && value !== '')) { setText(value); } }}>
      <Input ref={input} type="search" prefix={<kbd className="soft small" aria-hidden>/</kbd>} placeholder={t('shell.search')} aria-label={t('shell.search')} />
    </AutoComplete>
  );
}

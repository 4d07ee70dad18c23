import '../../plans.css';
import { Input, Segmented } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTexts } from '../../i18n';
import { Contradictions } from './Contradictions';
import { FieldPane, type FieldActions } from './FieldPane';
import { isOpen, progressOf, reviewOrder, step, type CheckedRow, type Contradiction, type ReviewField, type ReviewPart, type ReviewRecord, type Span } from './model';
import { TextPane } from './TextPane';
import { useNarrow } from '../useNarrow';

type Side = 'text' | 'fields' | 'contradictions' | 'more';
type Filter = 'open' | 'all';

export interface ReviewProps {
  text: string;
  parts: ReviewPart[];
  contradictions: Contradiction[];
  /** The rows of an appendix that were compared with the body. */
  checked?: CheckedRow[];
  /** Everybody may read it, only some may change it. */
  readOnly?: boolean;
  confirm: (field: ReviewField) => void;
  correct: (field: ReviewField, value: string) => void;
  choose: (one: Contradiction, key: string) => void;
  link?: (field: ReviewField, value: string) => void;
  drop?: (record: ReviewRecord, dropped: boolean) => void;
  /** One more side beside fields and contradictions. */
  more?: { label: string; content: ReactNode };
}

/**
 * A document beside what was read from it. The field in hand is marked in the text; a click in the text takes the field in hand.
 * j and k go on and back through the doubtful fields, Enter says "right", e edits. On a narrow screen the two sides are two tabs.
 */
export function Review({ text, parts, contradictions, checked = [], readOnly, confirm, correct, choose, link, drop, more }: ReviewProps) {
  const { t } = useTexts();
  const narrow = useNarrow();
  const box = useRef<HTMLDivElement>(null);
  const order = useMemo(() => reviewOrder(parts), [parts]);
  const [active, setActive] = useState<string | undefined>(() => order.find(isOpen)?.id);
  const [editing, setEditing] = useState<string>();
  const [flash, setFlash] = useState<Span>();
  const [side, setSide] = useState<Side>('fields');
  const [filter, setFilter] = useState<Filter>('all');
  const [sought, setSought] = useState('');
  const field = order.find((one) => one.id === active);
  const { doubtful, open } = progressOf(parts);
  const unchosen = contradictions.filter((one) => !one.chosen).length;

  const pick = useCallback((id: string) => { setActive(id); setFlash(undefined); setEditing((now) => (now === id ? now : undefined)); setSide((now) => (now === 'text' ? now : 'fields')); }, []);
  const go = (by: 1 | -1) => { const next = step(order, active, by); if (next) { pick(next); } };
  const done = (one: ReviewField) => { const next = step(order, one.id, 1); if (next && next !== one.id) { pick(next); } };
  const latest = useRef({ confirm, correct, link, drop, done });
  latest.current = { confirm, correct, link, drop, done };
  const actions: FieldActions = useMemo(() => ({
    pick,
    edit: (id) => { setEditing(id); if (!id) { box.current?.focus(); } },
    confirm: (one) => { latest.current.confirm(one); latest.current.done(one); box.current?.focus(); },
    correct: (one, value) => {
      if (value !== one.value) { latest.current.correct(one, value); } else if (isOpen(one)) { latest.current.confirm(one); }
      setEditing(undefined);
      latest.current.done(one);
      box.current?.focus();
    },
    link: latest.current.link && ((one, value) => { latest.current.link!(one, value); setEditing(undefined); latest.current.done(one); box.current?.focus(); }),
    drop: latest.current.drop && ((record, dropped) => latest.current.drop!(record, dropped)),
  }), [pick]);

  useEffect(() => box.current?.focus({ preventScroll: true }), []);
  const keys = (event: KeyboardEvent) => {
    const at = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT|BUTTON|A)$/.test(at.tagName)) {
      return;
    }
    const act = { j: () => go(1), k: () => go(-1), e: () => field && !field.fixed && !readOnly && setEditing(field.id), Enter: () => field && !readOnly && (isOpen(field) ? actions.confirm(field) : go(1)) }[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  };

  const shown = useMemo(() => narrowed(parts, filter, sought), [parts, filter, sought]);
  const textPane = <TextPane text={text} fields={order} active={field} flash={flash} onPick={(id) => { pick(id); setSide('fields'); }} />;
  const fieldPane = <FieldPane parts={shown} active={active} editing={readOnly ? undefined : editing} readOnly={readOnly} actions={actions} />;
  const contradictionPane = <Contradictions list={contradictions} checked={checked} readOnly={readOnly} choose={choose} show={(span) => { setFlash(span); if (narrow) { setSide('text'); } }} />;
  const sides = [
    ...(narrow ? [{ value: 'text' as const, label: t('review.text') }] : []),
    { value: 'fields' as const, label: `${t(narrow ? 'review.fields.short' : 'review.fields')} (${open})` },
    { value: 'contradictions' as const, label: `${t(narrow ? 'review.contradictions.short' : 'review.contradictions')} (${unchosen})` },
    ...(more ? [{ value: 'more' as const, label: more.label }] : []),
  ];
  const at = side === 'text' && !narrow ? 'fields' : side;
  return (
    <div ref={box} className="review" tabIndex={-1} onKeyDown={keys}>
      <div className="bar">
        <Segmented<Side> options={sides} value={at} onChange={setSide} block={narrow} aria-label={t('review.sides')} />
        {at === 'fields' && (
          <>
            <Segmented<Filter> size="small" value={filter} onChange={setFilter} options={[{ value: 'all', label: t('review.filter.all') }, { value: 'open', label: t('review.filter.open') }]} />
            <Input className="grow" size="small" allowClear placeholder={t('review.find')} aria-label={t('review.find')} value={sought} onChange={(event) => setSought(event.target.value)} />
          </>
        )}
        <span className="small soft" role="status">{t('review.progress', { done: doubtful - open, all: doubtful })}</span>
      </div>
      <div className="review-sides">
        {(!narrow || at === 'text') && textPane}
        {at === 'fields' && fieldPane}
        {at === 'contradictions' && contradictionPane}
        {at === 'more' && <div className="review-contradictions" role="region" aria-label={more?.label} tabIndex={0}>{more?.content}</div>}
      </div>
      <p className="small soft review-keys"><kbd>j</kbd> <kbd>k</kbd> {t('review.keys.move')} · <kbd>Enter</kbd> {t('review.keys.confirm')} · <kbd>e</kbd> {t('review.keys.edit')}</p>
    </div>
  );
}

/** The parts with only those fields that are asked for; accents matter as little as everywhere else. */
function narrowed(parts: ReviewPart[], filter: Filter, sought: string): ReviewPart[] {
  const words = fold(sought.trim());
  if (filter === 'all' && !words) {
    return parts;
  }
  return parts.map((part) => ({
    ...part,
    records: part.records.map((record) => ({ ...record, fields: record.fields.filter((field) => (filter === 'all' || isOpen(field)) && (!words || fold(`${record.section ?? ''} ${record.title} ${field.value}`).includes(words))) }))
      .filter((record) => record.fields.length > 0),
  })).filter((part) => part.records.length > 0);
}

const fold = (text: string) => text.toLowerCase().replaceAll('đ', 'd').normalize('NFD').replace(/[\u0300-\u036f]/g, '');

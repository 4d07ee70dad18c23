import { Button } from 'antd';
import { memo, useEffect, useRef, useState, type MouseEvent } from 'react';
import { useTexts, type TextKey } from '../../i18n';
import { State } from '../State';
import { FieldEditor } from './FieldEditor';
import { isOpen, type ReviewField, type ReviewPart, type ReviewRecord } from './model';

export interface FieldActions {
  pick: (fieldId: string) => void;
  edit: (fieldId: string | undefined) => void;
  confirm: (field: ReviewField) => void;
  correct: (field: ReviewField, value: string) => void;
  /** Answers an undated deadline by the document or body that it hangs on. */
  link?: (field: ReviewField, value: string) => void;
  /** Takes a record out of the plan to be made, or back in; absent where records cannot be dropped. */
  drop?: (record: ReviewRecord, dropped: boolean) => void;
}

/** What was read, part by part. Only the field in hand can be edited; so hundreds of them stay quick. */
export function FieldPane({ parts, active, editing, readOnly, actions }: {
  parts: ReviewPart[]; active?: string; editing?: string; readOnly?: boolean; actions: FieldActions;
}) {
  const { t } = useTexts();
  const pane = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) {
      pane.current?.querySelector(`[data-review-field="${CSS.escape(active)}"]`)?.scrollIntoView({ block: 'nearest' });
    }
  }, [active]);
  return (
    <div ref={pane} className="review-fields" role="region" aria-label={t('review.fields')} tabIndex={0}>
      {parts.map((part) => (
        <section key={part.id} aria-label={part.title}>
          <h3>{part.title} <span className="soft num">{part.records.length}</span></h3>
          {part.records.map((record) => {
            const has = record.fields.some((field) => field.id === active);
            return <RecordCard key={record.id} record={record} active={has ? active : undefined} editing={has ? editing : undefined} readOnly={readOnly} actions={actions} />;
          })}
        </section>
      ))}
      {parts.length === 0 && <p className="soft">{t('review.filter.none')}</p>}
    </div>
  );
}

const RecordCard = memo(function RecordCard({ record, active, editing, readOnly, actions }: {
  record: ReviewRecord; active?: string; editing?: string; readOnly?: boolean; actions: FieldActions;
}) {
  const { t } = useTexts();
  const open = record.fields.filter(isOpen).length;
  return (
    <article className={`review-record${record.dropped ? ' dropped' : ''}`}>
      {(record.section || record.title) && (
        <header>
          {record.section && <span className="num soft">{record.section}</span>}
          <strong>{record.title}</strong>
          {open > 0 && !record.dropped && <span className="count">{t('review.open', { n: open })}</span>}
          {actions.drop && record.droppable && !readOnly && <Button size="small" type="text" onClick={() => actions.drop!(record, !record.dropped)}>{t(record.dropped ? 'review.takeBack' : 'review.drop')}</Button>}
        </header>
      )}
      {!record.dropped && record.fields.map((field) => (
        <FieldRow key={field.id} field={field} active={field.id === active} editing={field.id === editing} readOnly={readOnly} actions={actions} />
      ))}
    </article>
  );
}, (before, now) => before.record === now.record && before.active === now.active && before.editing === now.editing && before.readOnly === now.readOnly && before.actions === now.actions);

function FieldRow({ field, active, editing, readOnly, actions }: { field: ReviewField; active: boolean; editing: boolean; readOnly?: boolean; actions: FieldActions }) {
  const { t } = useTexts();
  const open = isOpen(field);
  const [linking, setLinking] = useState(false);
  const edit = (event: MouseEvent, toLink: boolean) => { event.stopPropagation(); setLinking(toLink); actions.edit(field.id); };
  useEffect(() => { if (!editing) { setLinking(false); } }, [editing]);
  return (
    <div className={`review-field${active ? ' active' : ''}${open ? ' open' : ''}`} data-review-field={field.id} aria-current={active || undefined} onClick={() => actions.pick(field.id)}>
      <div className="label">{field.label}</div>
      <div className="value">
        {editing
          ? <FieldEditor key={String(linking)} field={field} linking={linking} save={(value) => (linking ? actions.link!(field, value) : actions.correct(field, value))} leave={() => actions.edit(undefined)} />
          : <Value field={field} />}
        {field.notes.length > 0 && <ul className="notes">{field.notes.map((note) => <li key={note}>{note}</li>)}</ul>}
        {active && !editing && !readOnly && (
          <div className="bar">
            {open && <Button size="small" type="primary" onClick={(event) => { event.stopPropagation(); actions.confirm(field); }}>{t(field.doubt === 'undated' ? 'review.leaveUndated' : field.value ? 'review.right' : 'review.leaveEmpty')}</Button>}
            {!field.fixed && <Button size="small" onClick={(event) => edit(event, false)}>{t('review.edit')}</Button>}
            {field.linkable && actions.link && <Button size="small" onClick={(event) => edit(event, true)}>{t('review.link')}</Button>}
          </div>
        )}
      </div>
      <div className="mark">
        {field.corrected ? <State kind="good" text={t('review.corrected')} /> : open ? <State kind="wait" text={t(`review.doubt.${field.doubt!}` as TextKey)} /> : field.doubt ? <State kind="good" text={t('review.confirmed')} /> : null}
      </div>
    </div>
  );
}

function Value({ field }: { field: ReviewField }) {
  const { t } = useTexts();
  if (!field.value) {
    return <span className="soft">{t('review.empty')}</span>;
  }
  if (field.kind === 'list') {
    return <ul className="items">{field.value.split('\n').map((item, i) => <li key={i}>{item}</li>)}</ul>;
  }
  return <span className="words">{field.value}</span>;
}

import { Button, Input } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTexts } from '../../i18n';
import { readValue, type ReviewField } from './model';

// The text area does not measure itself: that writes a style attribute, which the content security policy refuses.
/** Changes one value. Enter keeps it (in a list: Ctrl+Enter), Escape leaves it as it was. */
export function FieldEditor({ field, linking, save, leave }: { field: ReviewField; linking?: boolean; save: (value: string) => void; leave: () => void }) {
  const { t } = useTexts();
  const [value, setValue] = useState(linking ? '' : field.value);
  const [wrong, setWrong] = useState(false);
  const short = linking || !['long', 'list'].includes(field.kind);
  const keep = () => {
    if (linking ? value.trim() === '' : readValue(field.kind, value) === undefined) {
      setWrong(true);
    } else {
      save(value.trim());
    }
  };
  const input = useRef<{ focus: (options?: { cursor?: 'end' }) => void }>(null);
  useEffect(() => input.current?.focus({ cursor: 'end' }), []);
  const keys = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') {
      leave();
    } else if (event.key === 'Enter' && (short || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      keep();
    }
  };
  const shared = { value, 'aria-label': linking ? t('review.link') : field.label, onKeyDown: keys, status: wrong ? 'error' as const : undefined };
  return (
    <div className="review-editor" onClick={(event) => event.stopPropagation()}>
      {short
        ? <Input ref={input as never} {...shared} onChange={(event) => setValue(event.target.value)} />
        : <Input.TextArea ref={input as never} {...shared} rows={Math.min(10, Math.max(2, Math.ceil(value.length / 48), value.split('\n').length))} onChange={(event) => setValue(event.target.value)} />}
      {linking ? <p className="small soft">{t('review.link.help')}</p> : field.kind === 'list' && <p className="small soft">{t('review.list.help')}</p>}
      {wrong && <p className="small state bad" role="alert">{t(linking ? 'form.required' : field.kind === 'day' ? 'review.wrong.day' : 'review.wrong.number')}</p>}
      <div className="bar">
        <Button size="small" type="primary" onClick={keep}>{t('review.save')}</Button>
        <Button size="small" onClick={leave}>{t('form.cancel')}</Button>
        <span className="soft small">{short ? 'Enter' : 'Ctrl+Enter'} · Esc</span>
      </div>
    </div>
  );
}

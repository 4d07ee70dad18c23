import { Button, Input } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTexts } from '../../i18n';
import type { ReviewField } from './model';

/** Changes one value. Enter keeps it (in a list: Ctrl+Enter), Escape leaves it as it was. */
export function FieldEditor({ field, save, leave }: { field: ReviewField; save: (value: string) => void; leave: () => void }) {
  const { t } = useTexts();
  const [value, setValue] = useState(field.value);
  const input = useRef<{ focus: (options?: { cursor?: 'end' }) => void }>(null);
  useEffect(() => input.current?.focus({ cursor: 'end' }), []);
  const keys = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') {
      leave();
    } else if (event.key === 'Enter' && (field.kind === 'text' || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      save(value.trim());
    }
  };
  const shared = { value, 'aria-label': field.label, onKeyDown: keys };
  return (
    <div className="review-editor" onClick={(event) => event.stopPropagation()}>
      {field.kind === 'text'
        ? <Input ref={input as never} {...shared} onChange={(event) => setValue(event.target.value)} />
        : <Input.TextArea ref={input as never} {...shared} autoSize={{ minRows: 2, maxRows: 12 }} onChange={(event) => setValue(event.target.value)} />}
      {field.kind === 'list' && <p className="small soft">{t('review.list.help')}</p>}
      <div className="bar">
        <Button size="small" type="primary" onClick={() => save(value.trim())}>{t('review.save')}</Button>
        <Button size="small" onClick={leave}>{t('form.cancel')}</Button>
        <span className="soft small">{field.kind === 'text' ? 'Enter' : 'Ctrl+Enter'} · Esc</span>
      </div>
    </div>
  );
}

import { Button, Popconfirm, Radio } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTexts } from '../../i18n';
import { State } from '../State';
import { CheckedRows } from './CheckedRows';
import type { CheckedRow, Contradiction, Span } from './model';

/** Where the document says two things: both, each with its place, and a person's choice. Nothing is chosen silently. */
export function Contradictions({ list, checked, readOnly, show, choose }: {
  list: Contradiction[]; checked: CheckedRow[]; readOnly?: boolean; show: (span: Span) => void; choose: (one: Contradiction, key: string) => void;
}) {
  const { t } = useTexts();
  const pane = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(-1);
  const open = list.filter((one) => !one.chosen);
  useEffect(() => pane.current?.focus({ preventScroll: true }), []);

  const take = (index: number) => {
    const one = list[index];
    if (one) {
      setAt(index);
      pane.current?.querySelector(`[data-contradiction="${CSS.escape(one.id)}"]`)?.scrollIntoView({ block: 'nearest' });
      if (one.sayings[0]?.span) {
        show(one.sayings[0].span);
      }
    }
  };
  const keys = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || (event.target as HTMLElement).tagName === 'BUTTON') {
      return;
    }
    const one = list[at];
    const saying = one?.sayings[Number(event.key) - 1];
    if (event.key === 'j' || event.key === 'k') {
      take(Math.min(list.length - 1, Math.max(0, at + (event.key === 'j' ? 1 : -1))));
    } else if (one && saying && !readOnly) {
      choose(one, saying.key);
      const next = list.findIndex((each, i) => i > at && !each.chosen);
      take(next < 0 ? at : next);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={pane} className="review-contradictions" role="region" aria-label={t('review.contradictions')} tabIndex={0} onKeyDown={keys}>
      <CheckedRows rows={checked} take={(row) => take(list.findIndex((one) => one.row === row))} />
      {list.length === 0 && <p className="soft">{t('review.contradictions.none')}</p>}
      {list.length > 0 && <p className="small soft">{t('review.contradictions.lead')} <span className="review-keys"><kbd>j</kbd> <kbd>k</kbd> {t('review.contradictions.keys')}</span></p>}
      {!readOnly && open.length > 1 && (
        <div className="bar">
          {(['a', 'b'] as const).map((side) => (
            <Popconfirm key={side} title={t(`review.all.${side}.ask`, { n: open.length })} description={<div style={{ maxWidth: 320 }}>{t('review.all.text')}</div>} okText={t('review.all.yes')} cancelText={t('form.back')} onConfirm={() => open.forEach((one) => choose(one, side))}>
              <Button size="small">{t(`review.all.${side}`, { n: open.length })}</Button>
            </Popconfirm>
          ))}
        </div>
      )}
      {list.map((one, index) => (
        <article key={one.id} className={`review-record${index === at ? ' active' : ''}`} data-contradiction={one.id} data-row={one.row}>
          <header>
            <strong>{one.title}</strong>
            {one.chosen ? <State kind="good" text={t('review.chosen')} /> : <State kind="wait" text={t('review.doubt.differs')} />}
          </header>
          <Radio.Group className="sayings" value={one.chosen} disabled={readOnly} onChange={(event) => choose(one, event.target.value as string)} aria-label={one.title}>
            {one.sayings.map((saying, n) => (
              <div key={saying.key} className="saying">
                <Radio value={saying.key}>
                  <span className="soft small">{n + 1}. {saying.where}{one.proposed === saying.key ? ` · ${t('review.proposed')}` : ''}</span>
                  <span className="words">{saying.value || t('review.empty')}</span>
                </Radio>
                {saying.span && <Button size="small" type="link" onClick={() => { setAt(index); show(saying.span!); }}>{t('review.showPlace')}</Button>}
              </div>
            ))}
          </Radio.Group>
          {one.notes.length > 0 && <ul className="notes">{one.notes.map((note) => <li key={note}>{note}</li>)}</ul>}
        </article>
      ))}
    </div>
  );
}

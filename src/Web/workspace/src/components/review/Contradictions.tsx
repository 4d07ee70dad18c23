import { Button, Radio } from 'antd';
import { useTexts } from '../../i18n';
import { State } from '../State';
import type { Contradiction, Span } from './model';

/** Where the document says two things: both, each with its place, and a person's choice. Nothing is chosen silently. */
export function Contradictions({ list, readOnly, show, choose }: {
  list: Contradiction[]; readOnly?: boolean; show: (span: Span) => void; choose: (one: Contradiction, key: string) => void;
}) {
  const { t } = useTexts();
  if (list.length === 0) {
    return <p className="soft">{t('review.contradictions.none')}</p>;
  }
  return (
    <div className="review-contradictions" role="region" aria-label={t('review.contradictions')} tabIndex={0}>
      <p className="small soft">{t('review.contradictions.lead')}</p>
      {list.map((one) => (
        <article key={one.id} className="review-record" data-contradiction={one.id}>
          <header>
            <strong>{one.title}</strong>
            {one.chosen ? <State kind="good" text={t('review.chosen')} /> : <State kind="wait" text={t('review.doubt.differs')} />}
          </header>
          <Radio.Group className="sayings" value={one.chosen} disabled={readOnly} onChange={(event) => choose(one, event.target.value as string)} aria-label={one.title}>
            {one.sayings.map((saying) => (
              <div key={saying.key} className="saying">
                <Radio value={saying.key}>
                  <span className="soft small">{saying.where}{one.proposed === saying.key ? ` · ${t('review.proposed')}` : ''}</span>
                  <span className="words">{saying.value || t('review.empty')}</span>
                </Radio>
                {saying.span && <Button size="small" type="link" onClick={() => show(saying.span!)}>{t('review.showPlace')}</Button>}
              </div>
            ))}
          </Radio.Group>
          {one.notes.length > 0 && <ul className="notes">{one.notes.map((note) => <li key={note}>{note}</li>)}</ul>}
        </article>
      ))}
    </div>
  );
}

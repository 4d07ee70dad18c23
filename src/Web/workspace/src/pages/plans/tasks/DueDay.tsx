import { formatDay } from '../../../format/dates';
import { useTexts } from '../../../i18n';

/** A due day, and beside it how far away it is; without a day the words of the document. */
export function DueDay({ due, days, text, done }: { due: string | null; days: number | null; text?: string | null; done?: boolean }) {
  const { t } = useTexts();
  if (!due || days === null) {
    return <span className="small soft">{text || '–'}</span>;
  }
  const near = done ? null : days < 0 ? t('task.daysLate', { n: -days }) : days === 0 ? t('task.dueToday') : days <= 60 ? t('task.daysLeft', { n: days }) : null;
  return <span><span className="num">{formatDay(due)}</span>{near && <span className={`small block ${days < 0 ? 'st-overdue' : 'soft'}`}>{near}</span>}</span>;
}

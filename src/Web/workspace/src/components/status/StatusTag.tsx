import '../../plans.css';
import type { ReactNode } from 'react';
import { useTexts, type TextKey } from '../../i18n';
import { statuses, type Status } from './statuses';

const tick = 'M5 8.2 7.2 10.4 11 6';

// Each shape differs in outline, so that they are told apart in grey print and by those who see no red or green.
const shapes: Record<Status, ReactNode> = {
  not_begun: <circle cx="8" cy="8" r="5.5" fill="none" />,
  open: <><circle cx="8" cy="8" r="5.5" fill="none" /><path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" stroke="none" /></>,
  due_soon: <><circle cx="8" cy="8" r="5.5" fill="none" /><path d="M8 4.8V8l2.3 1.6" fill="none" /></>,
  overdue: <><path d="M8 1.8 14.6 13.6H1.4z" fill="currentColor" /><path d="M8 6v4M8 11.6v.6" stroke="var(--card)" /></>,
  waiting: <path d="M3.5 2.2h9M3.5 13.8h9M4.5 2.2c0 4 7 7.6 7 11.6M11.5 2.2c0 4-7 7.6-7 11.6" fill="none" />,
  returned: <path d="M6.2 3 2.6 6.6l3.6 3.6M2.8 6.6h6.4a3.7 3.7 0 0 1 0 7.4H6" fill="none" />,
  done_on_time: <><circle cx="8" cy="8" r="6.2" fill="currentColor" stroke="none" /><path d={tick} stroke="var(--card)" fill="none" /></>,
  done_late: <><rect x="2" y="2" width="12" height="12" rx="2" fill="none" /><path d={tick} fill="none" /></>,
  undated: <circle cx="8" cy="8" r="5.5" fill="none" strokeDasharray="2.4 2.6" />,
  planned: <rect x="3" y="3" width="10" height="10" rx="1" fill="none" strokeDasharray="2.4 2.6" />,
  cancelled: <path d="M4 4l8 8M12 4l-8 8" fill="none" />,
};

/** The shape of a status alone, for charts and lists that say the word beside it. */
export function StatusShape({ status }: { status: Status }) {
  return <svg className={`status-shape st-${status}`} width="14" height="14" viewBox="0 0 16 16" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" aria-hidden>{shapes[status]}</svg>;
}

/** A status by shape, word and colour together. */
export function StatusTag({ status, title }: { status: Status; title?: string }) {
  const { t } = useTexts();
  return <span className={`status st-${status}`} title={title} data-status={status}><StatusShape status={status} />{t(`status.${status}` as TextKey)}</span>;
}

/** What each shape means; stands below calendars and time lines. */
export function StatusLegend({ shown = statuses }: { shown?: readonly Status[] }) {
  const { t } = useTexts();
  return <ul className="status-legend" aria-label={t('status.legend')}>{shown.map((status) => <li key={status}><StatusTag status={status} /></li>)}</ul>;
}

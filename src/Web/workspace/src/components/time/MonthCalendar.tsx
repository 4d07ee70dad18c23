import '../../plans.css';
import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Link } from 'react-router';
import { dayInVietnam, formatDay } from '../../format/dates';
import { useTexts, type TextKey } from '../../i18n';
import type { Status } from '../status/statuses';
import { StatusShape } from '../status/StatusTag';
import { useNarrow } from '../useNarrow';
import { addMonths, weeksOf } from './days';

export interface DueItem {
  id: string;
  day: string;
  title: string;
  hint?: string;
  status: Status;
  to: string;
}

/** What is due on which day of a month; `next` is where to go from an empty one; on a narrow screen the days that hold something, one below the other. */
export function MonthCalendar({ month, items, next, holidays = {}, onMonth }: { month: string; items: DueItem[]; next?: string; holidays?: Record<string, string>; onMonth: (month: string) => void }) {
  const { t } = useTexts();
  const narrow = useNarrow();
  const today = dayInVietnam(new Date());
  const byDay = grouped(items);
  const title = t('calendar.month', { month: Number(month.slice(5, 7)), year: month.slice(0, 4) });
  return (
    <section aria-label={title}>
      <div className="bar calendar-head">
        <Button icon={<LeftOutlined />} aria-label={t('calendar.before')} title={t('calendar.before')} onClick={() => onMonth(addMonths(month, -1))} />
        <h2>{title}</h2>
        <Button icon={<RightOutlined />} aria-label={t('calendar.after')} title={t('calendar.after')} onClick={() => onMonth(addMonths(month, 1))} />
        <Button onClick={() => onMonth(today.slice(0, 7))} disabled={month === today.slice(0, 7)}>{t('calendar.today')}</Button>
        <span className="soft" role="status">{t('calendar.count', { n: items.length })}</span>
        {items.length === 0 && next && <Button type="link" onClick={() => onMonth(next)}>{t('calendar.next', { month: Number(next.slice(5)), year: next.slice(0, 4) })}</Button>}
      </div>
      {narrow
        ? <Agenda days={[...byDay.keys()].sort()} byDay={byDay} holidays={holidays} today={today} />
        : <Grid month={month} byDay={byDay} holidays={holidays} today={today} />}
    </section>
  );
}

function grouped(items: DueItem[]): Map<string, DueItem[]> {
  const days = new Map<string, DueItem[]>();
  for (const item of items) {
    const there = days.get(item.day);
    if (there) {
      there.push(item);
    } else {
      days.set(item.day, [item]);
    }
  }
  return days;
}

interface DaysProps {
  byDay: Map<string, DueItem[]>;
  holidays: Record<string, string>;
  today: string;
}

function Grid({ month, byDay, holidays, today }: DaysProps & { month: string }) {
  const { t } = useTexts();
  return (
    <table className="calendar">
      <thead><tr>{[0, 1, 2, 3, 4, 5, 6].map((n) => <th key={n} scope="col">{t(`calendar.weekday.${n}` as TextKey)}</th>)}</tr></thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week[0]}>
            {week.map((day, n) => (
              <td key={day} className={[day.slice(0, 7) !== month && 'other', day === today && 'today', (n > 4 || holidays[day]) && 'off'].filter(Boolean).join(' ') || undefined}>
                <div className="day"><span aria-label={formatDay(day)}>{Number(day.slice(8))}</span>{holidays[day] && <span className="small">{holidays[day]}</span>}</div>
                <Items list={byDay.get(day) ?? []} limit={4} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Agenda({ days, byDay, holidays, today }: DaysProps & { days: string[] }) {
  const { t } = useTexts();
  if (days.length === 0) {
    return <p className="soft">{t('calendar.none')}</p>;
  }
  return (
    <div className="agenda">
      {days.map((day) => (
        <section key={day}>
          <h3>{formatDay(day)}{day === today ? ` · ${t('calendar.today')}` : ''}{holidays[day] ? ` · ${holidays[day]}` : ''}</h3>
          <Items list={byDay.get(day) ?? []} limit={50} />
        </section>
      ))}
    </div>
  );
}

function Items({ list, limit }: { list: DueItem[]; limit: number }) {
  const { t } = useTexts();
  const shown = list.length > limit ? list.slice(0, limit - 1) : list;
  return (
    <ul className="due">
      {shown.map((item) => (
        <li key={item.id}>
          <Link to={item.to} title={[item.title, item.hint, t(`status.${item.status}` as TextKey)].filter(Boolean).join(' · ')}>
            <StatusShape status={item.status} /><span className="name">{item.title}</span>
          </Link>
        </li>
      ))}
      {shown.length < list.length && (
        <li><details><summary>{t('calendar.more', { n: list.length - shown.length })}</summary><Items list={list.slice(shown.length)} limit={200} /></details></li>
      )}
    </ul>
  );
}

import '../../plans.css';
import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { dayInVietnam, formatDay } from '../../format/dates';
import { useTexts, type TextKey } from '../../i18n';
import { statuses, type Status } from '../status/statuses';
import { StatusLegend, StatusShape } from '../status/StatusTag';
import { placeOn, quarterOf, stretches, type Stretch } from './days';

/** One stretch of work: from its begin to its due day; without a begin only the due day is known. */
export interface GanttBar {
  id: string;
  from?: string | null;
  due: string;
  status: Status;
  label: string;
}

export interface GanttRow {
  id: string;
  title: string;
  section?: string;
  hint?: string;
  to?: string;
  /** A heading row gathers the rows below it. */
  heading?: boolean;
  bars: GanttBar[];
}

/** Work along the time, one row a task. A table for the eye and for a screen reader alike: every bar says its days and its status in words. */
export function Gantt({ rows, from, to }: { rows: GanttRow[]; from: string; to: string }) {
  const { t } = useTexts();
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1;
  const [by, setBy] = useState<'month' | 'quarter' | 'year'>(years > 2 ? 'quarter' : 'month');
  const parts = useMemo(() => stretches(from, to, by), [from, to, by]);
  const today = dayInVietnam(new Date());
  const used = statuses.filter((status) => rows.some((row) => row.bars.some((bar) => bar.status === status)));
  return (
    <>
      <div className="bar">
        <Segmented value={by} onChange={setBy} aria-label={t('gantt.scale')} options={(['month', 'quarter', 'year'] as const).map((value) => ({ value, label: t(`gantt.by.${value}` as TextKey) }))} />
        <StatusLegend shown={used} />
      </div>
      <div className="gantt-scroll" tabIndex={0} role="region" aria-label={t('gantt.title')}>
        <table className={`gantt by-${by}`} style={{ '--parts': parts.length } as React.CSSProperties}>
          <thead>
            <tr>
              <th scope="col">{t('gantt.task')}</th>
              <th scope="col"><div className="scale">{parts.map((part) => <Part key={part.key} part={part} by={by} from={from} to={to} />)}</div></th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} className={row.heading ? 'heading' : undefined}>
                <th scope="row" title={row.hint}>
                  {row.section && <span className="num soft">{row.section} </span>}
                  {row.to ? <Link to={row.to}>{row.title}</Link> : row.title}
                </th>
                <td>
                  <div className="track">
                    {today >= from && today <= to && <span className="now" style={{ left: `${placeOn(today, from, to)}%` }} aria-hidden />}
                    {row.bars.map((bar) => <Bar key={bar.id} bar={bar} from={from} to={to} />)}
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Part({ part, by, from, to }: { part: Stretch; by: 'month' | 'quarter' | 'year'; from: string; to: string }) {
  const left = placeOn(part.from, from, to);
  const [year, month] = [part.key.slice(0, 4), Number(part.key.slice(5, 7))];
  const name = by === 'year' ? year : by === 'quarter' ? `${quarterOf(part.key)}/${year.slice(2)}` : month === 1 ? `${month}/${year}` : String(month);
  return <span style={{ left: `${left}%`, width: `${placeOn(part.to, from, to) - left}%` }}>{name}</span>;
}

function Bar({ bar, from, to }: { bar: GanttBar; from: string; to: string }) {
  const { t } = useTexts();
  const begin = bar.from && bar.from < bar.due ? bar.from : null;
  const words = `${bar.label}: ${begin ? `${formatDay(begin)} – ` : ''}${formatDay(bar.due)} · ${t(`status.${bar.status}` as TextKey)}`;
  const end = placeOn(bar.due, from, to);
  const left = begin ? placeOn(begin, from, to) : end;
  return (
    <span className={`stretch st-${bar.status}${begin ? '' : ' point'}`} style={{ left: `${left}%`, width: begin ? `${Math.max(0.6, end - left)}%` : undefined }} role="img" aria-label={words} title={words}>
      <StatusShape status={bar.status} />
    </span>
  );
}

import { Link } from 'react-router';
import type { TaskItem } from '../../../api/plan-shapes';
import type { Page } from '../../../api/shapes';
import { Pager } from '../../../components/Pager';
import { StatusTag } from '../../../components/status/StatusTag';
import { statusOf } from '../../../components/status/statusOf';
import { daysBetween } from '../../../components/time/days';
import { dayInVietnam } from '../../../format/dates';
import { useTexts } from '../../../i18n';
import { DueDay } from './DueDay';

/** Pieces of work: what, whose, until when, how far. On a phone one card each. A plain table: it stands on everybody's first page. */
export function TaskTable({ list, change }: { list: Page<TaskItem>; change: (page: number) => void }) {
  const { t } = useTexts();
  const today = dayInVietnam(new Date());
  return (
    <>
      <div className="table-scroll">
        <table className="tasks">
          <thead><tr><th scope="col">{t('review.field.task')}</th><th scope="col">{t('review.field.lead')}</th><th scope="col">{t('task.due')}</th><th scope="col" className="right">%</th><th scope="col">{t('draft.state')}</th></tr></thead>
          <tbody>
            {list.items.map((one) => (
              <tr key={one.occurrenceId ?? one.taskId}>
                <td className="what">
                  <Link to={`/ke-hoach/nhiem-vu/${one.taskId}${one.occurrenceId ? `?viec=${one.occurrenceId}` : ''}`}>{one.title}</Link>
                  <div className="small soft">{[one.section, one.label, one.documentNumber ?? one.planTitle].filter(Boolean).join(' · ')}</div>
                </td>
                <td>{one.leadUnitName ?? (one.leadWritten ? <span title={t('task.unresolved')}>{one.leadWritten} <span className="soft">({t('task.unresolved.short')})</span></span> : <span className="st-overdue">{t('task.noLead')}</span>)}</td>
                <td><DueDay due={one.dueOn} days={one.dueOn ? daysBetween(today, one.dueOn) : null} text={one.deadlineText} done={one.status.startsWith('done')} /></td>
                <td className="num right">{one.percent}</td>
                <td><StatusTag status={statusOf(one, today)} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Pager page={list.page} pageSize={list.pageSize} total={list.total} change={change} />
    </>
  );
}

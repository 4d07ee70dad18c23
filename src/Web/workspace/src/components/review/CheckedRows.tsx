import { Button } from 'antd';
import { useTexts } from '../../i18n';
import { State } from '../State';
import type { CheckedRow } from './model';

/** Was the whole appendix compared with the body? Each of its rows with the tasks it stands for and what came of it. */
export function CheckedRows({ rows, take }: { rows: CheckedRow[]; take: (row: number) => void }) {
  const { t } = useTexts();
  if (rows.length === 0) {
    return null;
  }
  const differing = rows.filter((one) => one.differences > 0);
  return (
    <details className="checked-rows">
      <summary>
        <strong>{t('review.rows.checked', { n: rows.length })}</strong>{' '}
        <span className="soft">{t('review.rows.sum', { same: rows.length - differing.length, differing: differing.length, n: rows.reduce((sum, one) => sum + one.differences, 0) })}</span>
      </summary>
      <div className="table-scroll">
        <table className="tasks">
          <thead><tr><th scope="col" className="right">{t('review.rows.row')}</th><th scope="col">{t('review.field.task')}</th><th scope="col">{t('review.rows.sections')}</th><th scope="col">{t('import.outcome')}</th></tr></thead>
          <tbody>
            {rows.map((one) => (
              <tr key={one.row} data-checked-row={one.row}>
                <td className="num right">{one.row}</td>
                <td className="what">{one.title}</td>
                <td className="small">{one.sections.length > 0 ? one.sections.join(', ') : <span className="st-overdue">{t('review.rows.nowhere')}</span>}</td>
                <td>{one.differences === 0 ? <State kind="good" text={t('review.rows.same')} /> : <Button size="small" type="link" onClick={() => take(one.row)}>{t('review.rows.differs', { n: one.differences })}</Button>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

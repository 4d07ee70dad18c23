import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { listActivities, type PairLife } from '../../../api/pair-life';
import { EmptyState } from '../../../components/EmptyState';
import { Loaded } from '../../../components/Loaded';
import { Pager } from '../../../components/Pager';
import { useAddress } from '../../../components/useAddress';
import { formatDay } from '../../../format/dates';
import { useTexts } from '../../../i18n';
import { ActivityStateTag } from './ActivityStateTag';
import { MonthsChart } from './MonthsChart';
import { formatSpan } from './times';

/** What the two schools do together in a year: what comes next on top, then what was, the latest first. */
export function Activities({ pair, mayWrite }: { pair: PairLife; mayWrite: boolean }) {
  const { t, language } = useTexts();
  const { page, change } = useAddress();
  const asked = { agreementId: pair.agreementId, schoolYear: pair.schoolYear };
  const list = useQuery({ queryKey: ['activities', asked, page], queryFn: () => listActivities({ ...asked, page }), placeholderData: keepPreviousData });
  const place = `/ket-nghia/cap-truong/${pair.agreementId}/hoat-dong`;
  return (
    <div className="two">
      <section>
        <h2>{t('activity.list')}</h2>
        <Loaded query={list}>
          {(rows) => rows.total === 0
            ? <EmptyState title={t('activity.none')} text={t('activity.none.text')} action={mayWrite && <Link to={`${place}/moi?nam=${pair.schoolYear}`}><Button type="primary">{t('activity.plan')}</Button></Link>} />
            : (
              <>
                <ol className="timeline">
                  {rows.items.map((row) => (
                    <li key={row.activityId} className={row.state}>
                      <div className="small soft num">{row.heldOn ? formatDay(row.heldOn) : formatSpan(row.startsAt, row.endsAt)}</div>
                      <Link className="strong" to={`${place}/${row.activityId}`}>{row.title}</Link>
                      <div className="small"><ActivityStateTag state={row.state} endsAt={row.endsAt} confirmed={row.confirmed} /> · {language === 'vi' ? row.kindName : row.kindNameEn}</div>
                      {(row.participants !== null || row.files > 0) && (
                        <div className="small soft">{[row.participants !== null && t('activity.took', { n: row.participants }), row.files > 0 && t('activity.files.n', { n: row.files })].filter(Boolean).join(' · ')}</div>
                      )}
                    </li>
                  ))}
                </ol>
                <Pager page={page} pageSize={rows.pageSize} total={rows.total} change={(next) => change({ trang: next })} />
              </>
            )}
        </Loaded>
      </section>
      {pair.totals.held > 0 && <MonthsChart agreementId={pair.agreementId} schoolYear={pair.schoolYear} />}
    </div>
  );
}

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Switch } from 'antd';
import { Link } from 'react-router';
import { overdueBoard } from '../../../api/boards';
import type { UnitStanding } from '../../../api/plan-shapes';
import { EmptyState } from '../../../components/EmptyState';
import { DataTable } from '../../../components/list/DataTable';
import { Loaded } from '../../../components/Loaded';
import { useAddress } from '../../../components/useAddress';
import { formatDay } from '../../../format/dates';
import { useTexts } from '../../../i18n';

/** Who is late? Units with the most late work first; the bar compares lengths from zero. */
export function OverdueBoard({ planId }: { planId?: string }) {
  const { t } = useTexts();
  const { value, page, change } = useAddress();
  const all = value('ca') === '1';
  const list = useQuery({ queryKey: ['overdue-board', planId, all, page], queryFn: () => overdueBoard({ planId, onlyOverdue: !all, page }), placeholderData: keepPreviousData, refetchInterval: 60_000 });
  return (
    <>
      <h2>{t('boards.overdue.question')}</h2>
      <div className="bar">
        <label><Switch size="small" checked={all} onChange={(on) => change({ ca: on ? '1' : '' })} /> {t('boards.overdue.all')}</label>
        {list.data && <span className="soft" role="status">{t('units.count', { n: list.data.total.toLocaleString('vi-VN') })}</span>}
      </div>
      <Loaded query={list}>
        {(found) => {
          if (found.total === 0) {
            return <EmptyState title={t('boards.overdue.none')} text={t('boards.overdue.none.text')} action={<Link to="/ke-hoach/bang?muc=canh-bao">{t('boards.warnings')}</Link>} />;
          }
          const most = Math.max(1, ...found.items.map((one) => one.overdue));
          return (
            <DataTable<UnitStanding> name="qua-han-theo-don-vi" rowKey={(one) => one.unitId ?? 'nobody'} list={found} asked={[planId, all]} loading={list.isPlaceholderData} read={(next, pageSize) => overdueBoard({ planId, onlyOverdue: !all, page: next, pageSize })}
              columns={[
                { key: 'don-vi', always: true, title: t('accounts.unit'), width: 260, plain: (one) => one.unitName ?? t('boards.nobody'), render: (one) => one.unitId ? <Link to={`/danh-muc/${one.unitId}`}>{one.unitName}</Link> : <span className="st-overdue">{t('boards.nobody')}</span> },
                { key: 'qua-han', title: t('status.overdue'), width: 240, plain: (one) => one.overdue, render: (one) => <span className="bar-cell"><span className="fill" style={{ width: `${(100 * one.overdue) / most}%` }} aria-hidden /><span className={`num strong ${one.overdue > 0 ? 'st-overdue' : 'soft'}`}>{one.overdue.toLocaleString('vi-VN')}</span></span> },
                { key: 'cham-tu', title: t('boards.oldest'), width: 130, plain: (one) => one.oldestDueOn, render: (one) => <span className="num">{formatDay(one.oldestDueOn) || '–'}</span> },
                { key: 'sap-den-han', title: t('status.due_soon'), width: 130, right: true, plain: (one) => one.dueSoon, render: (one) => <span className="num">{one.dueSoon.toLocaleString('vi-VN')}</span> },
                { key: 'cho-duyet', title: t('status.waiting'), width: 120, right: true, plain: (one) => one.waiting, render: (one) => <span className="num">{one.waiting.toLocaleString('vi-VN')}</span> },
                { key: 'chua-xong', title: t('boards.notDone'), width: 130, right: true, plain: (one) => one.notDone, render: (one) => <span className="num">{one.notDone.toLocaleString('vi-VN')}</span> },
              ]} />
          );
        }}
      </Loaded>
    </>
  );
}

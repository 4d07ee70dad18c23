import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Switch, Table } from 'antd';
import { Link } from 'react-router';
import { overdueBoard } from '../../../api/boards';
import type { UnitStanding } from '../../../api/plan-shapes';
import { EmptyState } from '../../../components/EmptyState';
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
            <div className="table-scroll">
              <Table<UnitStanding> rowKey={(one) => one.unitId ?? 'nobody'} size="middle" dataSource={found.items} scroll={{ x: 860 }}
                pagination={{ current: found.page, pageSize: found.pageSize, total: found.total, showSizeChanger: false, hideOnSinglePage: true, onChange: (next) => change({ trang: next }) }}
                columns={[
                  { title: t('accounts.unit'), width: 260, render: (_, one) => one.unitId ? <Link to={`/danh-muc/${one.unitId}`}>{one.unitName}</Link> : <span className="st-overdue">{t('task.noLead')}</span> },
                  { title: t('status.overdue'), width: 240, render: (_, one) => <span className="bar-cell"><span className="fill" style={{ width: `${(100 * one.overdue) / most}%` }} aria-hidden /><span className={`num strong ${one.overdue > 0 ? 'st-overdue' : 'soft'}`}>{one.overdue.toLocaleString('vi-VN')}</span></span> },
                  { title: t('boards.oldest'), width: 120, render: (_, one) => <span className="num">{formatDay(one.oldestDueOn) || '–'}</span> },
                  { title: t('status.due_soon'), width: 110, align: 'right', render: (_, one) => <span className="num">{one.dueSoon.toLocaleString('vi-VN')}</span> },
                  { title: t('status.waiting'), width: 100, align: 'right', render: (_, one) => <span className="num">{one.waiting.toLocaleString('vi-VN')}</span> },
                  { title: t('boards.notDone'), width: 110, align: 'right', render: (_, one) => <span className="num">{one.notDone.toLocaleString('vi-VN')}</span> },
                ]} />
            </div>
          );
        }}
      </Loaded>
    </>
  );
}

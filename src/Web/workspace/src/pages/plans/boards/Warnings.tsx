import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { Link } from 'react-router';
import { earlyWarnings } from '../../../api/boards';
import type { EarlyWarning } from '../../../api/plan-shapes';
import { EmptyState } from '../../../components/EmptyState';
import { Loaded } from '../../../components/Loaded';
import { useAddress } from '../../../components/useAddress';
import { useTexts } from '../../../i18n';
import { DueDay } from '../tasks/DueDay';

/** What will slip within thirty days if nothing happens: reported against what an even pace would give by today. */
export function Warnings({ planId }: { planId?: string }) {
  const { t } = useTexts();
  const { page, change } = useAddress();
  const list = useQuery({ queryKey: ['warnings', planId, page], queryFn: () => earlyWarnings(planId, page), placeholderData: keepPreviousData });
  return (
    <>
      <h2>{t('boards.warnings.question')}</h2>
      <Loaded query={list}>
        {(found) => found.total === 0 ? <EmptyState title={t('boards.warnings.none')} text={t('boards.warnings.none.text')} /> : (
          <div className="table-scroll">
            <Table<EarlyWarning> rowKey="occurrenceId" size="middle" dataSource={found.items} scroll={{ x: 860 }}
              pagination={{ current: found.page, pageSize: found.pageSize, total: found.total, showSizeChanger: false, hideOnSinglePage: true, onChange: (next) => change({ trang: next }) }}
              columns={[
                { title: t('review.field.task'), render: (_, one) => <><Link to={`/ke-hoach/nhiem-vu/${one.taskId}?viec=${one.occurrenceId}`}>{one.title}</Link><div className="small soft">{[one.section, one.label].filter(Boolean).join(' · ')}</div></> },
                { title: t('review.field.lead'), width: 220, render: (_, one) => one.unitName ?? <span className="st-overdue">{t('task.noLead')}</span> },
                { title: t('task.due'), width: 140, render: (_, one) => <DueDay due={one.dueOn} days={one.daysLeft} /> },
                { title: t('boards.reported'), width: 110, align: 'right', render: (_, one) => <span className="num">{one.percent} %</span> },
                { title: t('boards.expected'), width: 130, align: 'right', render: (_, one) => <span className="num">{one.expectedPercent} %</span> },
              ]} />
          </div>
        )}
      </Loaded>
    </>
  );
}

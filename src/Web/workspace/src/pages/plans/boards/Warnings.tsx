import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { earlyWarnings } from '../../../api/boards';
import type { EarlyWarning } from '../../../api/plan-shapes';
import { EmptyState } from '../../../components/EmptyState';
import { DataTable } from '../../../components/list/DataTable';
import { Loaded } from '../../../components/Loaded';
import { useAddress } from '../../../components/useAddress';
import { useTexts } from '../../../i18n';
import { DueDay } from '../tasks/DueDay';

/** What will slip within thirty days if nothing happens: reported against what an even pace would give by today. */
export function Warnings({ planId }: { planId?: string }) {
  const { t } = useTexts();
  const { page } = useAddress();
  const list = useQuery({ queryKey: ['warnings', planId, page], queryFn: () => earlyWarnings(planId, page), placeholderData: keepPreviousData });
  return (
    <>
      <h2>{t('boards.warnings.question')}</h2>
      <Loaded query={list}>
        {(found) => found.total === 0 ? <EmptyState title={t('boards.warnings.none')} text={t('boards.warnings.none.text')} /> : (
          <DataTable<EarlyWarning> name="nguy-co-tre" rowKey={(one) => one.occurrenceId} list={found} asked={[planId]} loading={list.isPlaceholderData} read={(next, pageSize) => earlyWarnings(planId, next, pageSize)}
            columns={[
              { key: 'nhiem-vu', always: true, title: t('review.field.task'), width: 320, plain: (one) => one.title, render: (one) => <><Link to={`/ke-hoach/nhiem-vu/${one.taskId}?viec=${one.occurrenceId}`}>{one.title}</Link><div className="small soft">{[one.section, one.label].filter(Boolean).join(' · ')}</div></> },
              { key: 'chu-tri', title: t('review.field.lead'), width: 220, plain: (one) => one.unitName, render: (one) => one.unitName ?? <span className="st-overdue">{t('boards.nobody')}</span> },
              { key: 'han', title: t('task.due'), width: 140, plain: (one) => one.dueOn, render: (one) => <DueDay due={one.dueOn} days={one.daysLeft} /> },
              { key: 'da-bao', title: t('boards.reported'), width: 120, right: true, plain: (one) => one.percent, render: (one) => <span className="num">{one.percent} %</span> },
              { key: 'le-ra', title: t('boards.expected'), width: 130, right: true, plain: (one) => one.expectedPercent, render: (one) => <span className="num">{one.expectedPercent} %</span> },
            ]} />
        )}
      </Loaded>
    </>
  );
}

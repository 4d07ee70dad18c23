import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listNudges } from '../../../api/pair-health';
import { EmptyState } from '../../../components/EmptyState';
import { Loaded } from '../../../components/Loaded';
import { Pager } from '../../../components/Pager';
import { formatTime } from '../../../format/dates';
import { useTexts } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';
import { NudgeForm } from './NudgeForm';

/** What a pair was reminded of, by the system and by offices. */
export function Nudges({ agreementId, active }: { agreementId: string; active: boolean }) {
  const { t } = useTexts();
  const me = useAccount();
  const [page, setPage] = useState(1);
  const nudges = useQuery({ queryKey: ['nudges', agreementId, page], queryFn: () => listNudges(agreementId, page), placeholderData: keepPreviousData });
  return (
    <>
      {active && hasRole(me, 'programme_officer', 'unit_officer') && <NudgeForm agreementId={agreementId} />}
      <Loaded query={nudges}>
        {(list) => list.total === 0 ? <EmptyState title={t('nudge.empty')} text={t('nudge.empty.text')} /> : (
          <>
            <ul className="row-cards">
              {list.items.map((one) => (
                <li key={one.nudgeId}>
                  <div className="small soft">{one.byUnitName ?? t('nudge.system')}{one.byName && ` · ${one.byName}`} · <span className="num">{formatTime(one.at)}</span></div>
                  <div className="said">{one.text}</div>
                </li>
              ))}
            </ul>
            <Pager page={page} pageSize={list.pageSize} total={list.total} change={setPage} />
          </>
        )}
      </Loaded>
    </>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { endDecision, listDecisions, type Decision, type Run } from '../../../api/matching';
import { EmptyState } from '../../../components/EmptyState';
import { DataList } from '../../../components/list/DataList';
import { Loaded } from '../../../components/Loaded';
import { Pager } from '../../../components/Pager';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { State } from '../../../components/State';
import { useAddress } from '../../../components/useAddress';
import { useStep } from '../../../components/useStep';
import { formatTime } from '../../../format/dates';
import { useTexts } from '../../../i18n';

/** Pairs that the office has fixed or forbidden for the year; they hold for runs that are asked for from now on. */
export function Decisions({ run, may }: { run: Run; may: boolean }) {
  const { t } = useTexts();
  const { page, change } = useAddress();
  const [ending, setEnding] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const { busy, problem, step } = useStep('decisions');
  const list = useQuery({ queryKey: ['decisions', run.authorityId, run.schoolYear, page], queryFn: () => listDecisions(run.authorityId, run.schoolYear, page) });
  const end = async (one: Decision) => {
    if (await step(() => endDecision(one.decisionId, reason.trim()))) {
      setEnding(null);
      setReason('');
    }
  };
  return (
    <>
      {problem && <ProblemAlert problem={problem} />}
      <Loaded query={list}>
        {(found) => found.total === 0 ? <EmptyState title={t('matching.noDecisions')} text={t('matching.noDecisions.text')} /> : (
          <>
            <DataList<Decision> rows={found.items} rowKey={(one) => one.decisionId}
              columns={[
                { title: t('matching.pair'), width: 320, always: true, render: (one) => <>{one.seekerName}<div className="soft">↔ {one.supporterName}</div></> },
                { title: t('matching.state'), width: 130, render: (one) => <State kind={one.kind === 'fix' ? 'good' : 'bad'} text={t(one.kind === 'fix' ? 'matching.fixed' : 'matching.forbidden')} /> },
                { title: t('matching.reason'), width: 260, render: (one) => one.reason },
                { title: t('matching.by'), width: 180, render: (one) => <>{one.byName}<div className="small soft num">{formatTime(one.at)}</div></> },
                { title: t('matching.actions'), width: 260, render: (one) => may && (ending === one.decisionId ? (
                  <div className="bar" style={{ marginBottom: 0 }}>
                    <Input autoFocus aria-label={t('matching.end.reason')} placeholder={t('matching.end.reason')} value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} onPressEnter={() => reason.trim().length >= 2 && void end(one)} />
                    <Button size="small" loading={busy} disabled={reason.trim().length < 2} onClick={() => void end(one)}>{t('matching.end')}</Button>
                  </div>
                ) : <Button size="small" onClick={() => { setEnding(one.decisionId); setReason(''); }}>{t('matching.end')}</Button>) },
              ]} />
            <Pager page={found.page} pageSize={found.pageSize} total={found.total} change={(next) => change({ trang: next })} />
          </>
        )}
      </Loaded>
    </>
  );
}

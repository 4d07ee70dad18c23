import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { listRuns, type Run, type RunState } from '../../../api/matching';
import { EmptyState } from '../../../components/EmptyState';
import { DataTable } from '../../../components/list/DataTable';
import { Loaded } from '../../../components/Loaded';
import { PageHead } from '../../../components/PageHead';
import { State, type StateKind } from '../../../components/State';
import { useAddress } from '../../../components/useAddress';
import { formatTime } from '../../../format/dates';
import { formatNumber } from '../../../format/numbers';
import { useTexts, type TextKey } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';
import { StartRun } from './StartRun';
import { WeightsPanel } from './WeightsPanel';

const kinds: Record<RunState, StateKind> = { waiting: 'wait', running: 'wait', done: 'good', failed: 'bad', cancelled: 'off' };

/** How a run stands, its publishing first. */
export function RunStateTag({ run }: { run: Run }) {
  const { t } = useTexts();
  return run.publishState === 'none'
    ? <State kind={kinds[run.state]} text={t(`matching.state.${run.state}` as TextKey)} />
    : <State kind={run.publishState === 'published' ? 'good' : 'wait'} text={t(`matching.publish.${run.publishState}` as TextKey)} />;
}

/** The matching workbench: runs of the own unit, a new run, and the weights it is made with. */
export function Matching() {
  const { t } = useTexts();
  const me = useAccount();
  const { page } = useAddress();
  const [starting, setStarting] = useState(false);
  const may = hasRole(me, 'programme_officer', 'administrator');
  const runs = useQuery({
    queryKey: ['runs', page], queryFn: () => listRuns(page), placeholderData: keepPreviousData,
    refetchInterval: (query) => (query.state.data?.items.some((run) => ['waiting', 'running'].includes(run.state) || run.publishState === 'publishing') ? 1500 : false),
  });
  const start = may && !starting && <Button type="primary" onClick={() => setStarting(true)}>{t('matching.start')}</Button>;
  return (
    <>
      <nav className="crumbs"><Link to="/ket-nghia">{t('nav.twinning')}</Link></nav>
      <PageHead title={t('matching.title')} lead={t('matching.lead')} actions={start} />
      {starting && <StartRun last={runs.data?.items[0]} close={() => setStarting(false)} />}
      <Loaded query={runs}>
        {(list) => list.total === 0 ? <EmptyState title={t('matching.none')} text={t('matching.none.text')} action={start} /> : (
          <DataTable<Run> name="ghep-cap" rowKey={(run) => run.runId} list={list} asked={[]} loading={runs.isPlaceholderData} read={listRuns}
            columns={[
              { key: 'luot', always: true, title: t('matching.run'), width: 230, plain: (run) => formatTime(run.requestedAt), render: (run) => <><Link to={`/ket-nghia/ghep-cap/${run.runId}`}>{t('matching.year', { from: run.schoolYear, to: run.schoolYear + 1 })} · <span className="num">{formatTime(run.requestedAt)}</span></Link><div className="small soft">{run.authorityName}</div></> },
              { key: 'trang-thai', title: t('matching.state'), width: 180, plain: (run) => t(`matching.state.${run.state}` as TextKey), render: (run) => <RunStateTag run={run} /> },
              { key: 'can', title: t('matching.seekers'), width: 120, right: true, plain: (run) => run.outcome?.seekers, render: (run) => <span className="num">{formatNumber(run.outcome?.seekers)}</span> },
              { key: 'cap', title: t('matching.candidates'), width: 140, right: true, plain: (run) => run.outcome?.candidatePairs, render: (run) => <span className="num">{formatNumber(run.outcome?.candidatePairs)}</span> },
              { key: 'nguoi', title: t('matching.by'), width: 180, plain: (run) => run.requestedName, render: (run) => run.requestedName },
            ]} />
        )}
      </Loaded>
      {me.unitId && <WeightsPanel authorityId={me.unitId} may={may} />}
    </>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Progress, Tabs } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { cancelRun, readRun, type Run, type SolutionKind } from '../../../api/matching';
import { Loaded } from '../../../components/Loaded';
import { PageHead } from '../../../components/PageHead';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { useAddress } from '../../../components/useAddress';
import { useStep } from '../../../components/useStep';
import { formatTime } from '../../../format/dates';
import { useTexts, type TextKey } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';
import { Decisions } from './Decisions';
import { RunStateTag } from './Matching';
import { Pairs, type Asked } from './Pairs';
import { Publish } from './Publish';
import { Solutions } from './Solutions';
import { StartRun } from './StartRun';
import { UnmatchedList } from './UnmatchedList';
import { Why } from './Why';

/** One run: its progress, its solutions beside each other, pairs and their reasons, what the office decides, and the release by a second person. */
export function RunPage() {
  const { runId = '' } = useParams();
  const { t } = useTexts();
  const run = useQuery({
    queryKey: ['run', runId], queryFn: () => readRun(runId),
    refetchInterval: ({ state }) => (state.data && (['waiting', 'running'].includes(state.data.state) || state.data.publishState === 'publishing') ? 700 : false),
  });
  return (
    <>
      <nav className="crumbs"><Link to="/ket-nghia">{t('nav.twinning')}</Link> / <Link to="/ket-nghia/ghep-cap">{t('matching.title')}</Link></nav>
      <Loaded query={run}>{(found) => <OneRun key={found.runId} run={found} />}</Loaded>
    </>
  );
}

function OneRun({ run }: { run: Run }) {
  const { t } = useTexts();
  const me = useAccount();
  const [again, setAgain] = useState(false);
  const may = hasRole(me, 'programme_officer', 'administrator');
  const going = run.state === 'waiting' || run.state === 'running';
  const { busy, problem, step } = useStep('run', 'runs');
  return (
    <>
      <PageHead title={t('matching.runOf', { from: run.schoolYear, to: run.schoolYear + 1 })}
        lead={<>{run.authorityName} · {t('matching.askedBy', { name: run.requestedName, at: formatTime(run.requestedAt) })} · {t('matching.seedIs', { seed: run.seed })} · <RunStateTag run={run} /></>}
        actions={<>
          {may && going && <Button loading={busy} onClick={() => void step(() => cancelRun(run.runId))}>{t('matching.cancel')}</Button>}
          {may && !going && !again && <Button onClick={() => setAgain(true)}>{t('matching.again')}</Button>}
        </>} />
      {problem && <ProblemAlert problem={problem} />}
      {again && <StartRun last={run} close={() => setAgain(false)} />}
      {going && (
        <section className="card" aria-live="polite">
          <strong>{t(`matching.stage.${run.stage}` as TextKey)}</strong>
          <Progress percent={run.percent} status="active" aria-label={t('matching.progress')} />
          <p className="soft small">{t('matching.leave')}</p>
        </section>
      )}
      {run.failure && <Alert type="error" showIcon role="alert" title={run.failure.title} description={<>{run.failure.detail}<div className="trace mono">{run.failure.code}</div></>} />}
      {run.state === 'done' && run.outcome && <Results run={run} may={may} />}
    </>
  );
}

function Results({ run, may }: { run: Run; may: boolean }) {
  const { t } = useTexts();
  const { value, change } = useAddress();
  const [asked, setAsked] = useState<Asked | null>(null);
  const solution = (value('phuong-an') || run.chosen || 'optimal') as SolutionKind;
  const panes = { cap: 'pairs', 'chua-ghep': 'unmatched', 'quyet-dinh': 'decisions' } as const;
  const pane = (value('muc') || 'cap') as keyof typeof panes;
  return (
    <>
      <Solutions run={run} may={may} shown={solution} show={(next) => change({ 'phuong-an': next })} />
      <Publish run={run} />
      <Tabs activeKey={pane} onChange={(next) => change({ muc: next, tim: undefined })} items={(Object.keys(panes) as (keyof typeof panes)[]).map((key) => ({ key, label: t(`matching.tab.${panes[key]}` as TextKey) }))} />
      {pane === 'cap' && <Pairs run={run} solution={solution} may={may} ask={setAsked} />}
      {pane === 'chua-ghep' && <UnmatchedList run={run} solution={solution} ask={setAsked} />}
      {pane === 'quyet-dinh' && <Decisions run={run} may={may} />}
      <Why run={run} solution={solution} asked={asked} ask={setAsked} />
    </>
  );
}

import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { coverageOf, decideCoverage } from '../../../api/boards';
import { asProblem, type Problem } from '../../../api/problem';
import type { CoverageOutcome, CoverageRow, PlanView } from '../../../api/plan-shapes';
import { EmptyState } from '../../../components/EmptyState';
import { Figure } from '../../../components/Figure';
import { DataTable } from '../../../components/list/DataTable';
import { Loaded } from '../../../components/Loaded';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { State, type StateKind } from '../../../components/State';
import { useAddress } from '../../../components/useAddress';
import { useTexts, type TextKey } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';
import { useActsFor } from '../../../shell/useActsFor';

const kinds: Record<CoverageOutcome, StateKind> = { carried: 'good', adapted: 'wait', missing: 'bad' };

/** Each task of each parent plan: carried over, adapted with a reason, or missing. */
export function Coverage({ plan }: { plan: PlanView }) {
  const { t } = useTexts();
  const me = useAccount();
  const { value, page, change } = useAddress();
  const outcome = (value('kq') || undefined) as CoverageOutcome | undefined;
  const table = useQuery({ queryKey: ['coverage', plan.planId, outcome, page], queryFn: () => coverageOf(plan.planId, outcome, page), placeholderData: keepPreviousData });
  const mayDecide = useActsFor(plan.issuerUnitId) && hasRole(me, 'administrator', 'programme_officer', 'unit_officer') && plan.state !== 'closed';
  return (
    <Loaded query={table}>
      {(found) => {
        if (found.parents.length === 0) {
          return <EmptyState title={t('coverage.none')} text={t('coverage.none.text')} />;
        }
        return (
          <>
            <h2>{t('coverage.question')}</h2>
            {found.parents.map((parent, i) => (
              <section key={parent.planId ?? i} className="card" style={{ marginBottom: 12 }}>
                <div>{parent.planId ? <Link to={`/ke-hoach/${parent.planId}`}>{[parent.number, parent.title].filter(Boolean).join(' · ')}</Link> : <>{[parent.number, parent.title].filter(Boolean).join(' · ')} <span className="soft">({t('coverage.notHere')})</span></>} <span className="soft small">{parent.issuer}</span></div>
                {parent.planId && (
                  <div className="figures" style={{ margin: '8px 0 0' }}>
                    <Figure label={t('plans.tasks')}>{parent.tasks}</Figure>
                    <Figure label={t('coverage.carried')}>{parent.carried}</Figure>
                    <Figure label={t('coverage.adapted')}>{parent.adapted}</Figure>
                    <Figure label={t('coverage.missing')}>{parent.missing}</Figure>
                    {parent.changed > 0 && <Figure label={t('coverage.changed')}>{parent.changed}</Figure>}
                  </div>
                )}
              </section>
            ))}
            {!found.parents.some((parent) => parent.planId) && <p role="status">{t('coverage.notHere.text')}</p>}
            <div className="bar">
              <Segmented value={outcome ?? ''} onChange={(next) => change({ kq: next })} aria-label={t('coverage.filter')} options={[{ value: '', label: t('review.filter.all') }, ...(['missing', 'adapted', 'carried'] as const).map((one) => ({ value: one, label: t(`coverage.${one}` as TextKey) }))]} />
              <span className="soft" role="status">{t('coverage.own', { n: found.ownTasks })}</span>
            </div>
            <DataTable<CoverageRow> name="doi-chieu" rowKey={(row) => row.parentTaskId} list={found.rows} asked={[plan.planId, outcome]} loading={table.isPlaceholderData} read={async (next, pageSize) => (await coverageOf(plan.planId, outcome, next, pageSize)).rows}
              columns={[
                { key: 'cap-tren', always: true, title: t('coverage.parentTask'), width: 340, plain: (row) => `${row.parentSection} ${row.parentTitle}`, render: (row) => <><span className="num soft">{row.parentSection}</span> <Link to={`/ke-hoach/nhiem-vu/${row.parentTaskId}`}>{row.parentTitle}</Link><div className="small soft">{[row.parentLead, row.parentDeadline].filter(Boolean).join(' · ')}</div></> },
                { key: 'ket-qua', title: t('coverage.outcome'), width: 170, plain: (row) => t(`coverage.${row.outcome}` as TextKey), render: (row) => <><State kind={kinds[row.outcome]} text={t(`coverage.${row.outcome}` as TextKey)} />{row.parentChanged && <div className="small st-due_soon">{t('coverage.parentChanged')}</div>}{row.differs && <div className="small st-due_soon">{t('coverage.differs')}</div>}{row.reason && <div className="small soft">{row.reason}</div>}</> },
                { key: 'o-day', title: t('coverage.ownTask'), width: 380, plain: (row) => row.childTitle, render: (row) => <OwnTask plan={plan} row={row} mayDecide={mayDecide} /> },
              ]} />
          </>
        );
      }}
    </Loaded>
  );
}

function OwnTask({ plan, row, mayDecide }: { plan: PlanView; row: CoverageRow; mayDecide: boolean }) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<CoverageOutcome | null>(null);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const decide = async (outcome: CoverageOutcome, childTaskId: string | null) => {
    setProblem(null);
    try {
      await decideCoverage(plan.planId, row.parentTaskId, { outcome, childTaskId, reason: outcome === 'carried' ? null : reason });
      setAsked(null);
      await queries.invalidateQueries({ queryKey: ['coverage', plan.planId] });
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
  };
  const child = row.childTaskId ?? row.proposal?.childTaskId ?? null;
  return (
    <>
      {row.childTaskId && <><span className="num soft">{row.childSection}</span> <Link to={`/ke-hoach/nhiem-vu/${row.childTaskId}`}>{row.childTitle}</Link><div className="small soft">{row.childLead}</div></>}
      {!row.childTaskId && row.proposal && <div className="small">{t('coverage.proposal', { n: Math.round(100 * row.proposal.likeness) })}: <span className="num soft">{row.proposal.section}</span> {row.proposal.title}</div>}
      {mayDecide && (
        <div className="bar" style={{ marginBottom: 0 }}>
          {child && row.outcome !== 'carried' && <Button size="small" onClick={() => void decide('carried', child)}>{t('coverage.sayCarried')}</Button>}
          {child && row.outcome !== 'adapted' && <Button size="small" onClick={() => setAsked('adapted')}>{t('coverage.sayAdapted')}</Button>}
          {!(row.outcome === 'missing' && row.reason) && <Button size="small" onClick={() => setAsked('missing')}>{t('coverage.sayMissing')}</Button>}
        </div>
      )}
      {asked && (
        <div className="bar">
          <Input className="grow" size="small" autoFocus value={reason} maxLength={1000} placeholder={t('coverage.reason')} aria-label={t('coverage.reason')} onChange={(event) => setReason(event.target.value)} onPressEnter={() => reason.trim() && void decide(asked, asked === 'adapted' ? child : null)} />
          <Button size="small" type="primary" disabled={!reason.trim()} onClick={() => void decide(asked, asked === 'adapted' ? child : null)}>{t('review.save')}</Button>
        </div>
      )}
      {problem && <ProblemAlert problem={problem} />}
    </>
  );
}

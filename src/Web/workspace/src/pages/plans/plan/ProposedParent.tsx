import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { asProblem, type Problem } from '../../../api/problem';
import type { PlanView } from '../../../api/plan-shapes';
import { decideBasis } from '../../../api/plans';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { State } from '../../../components/State';
import { useTexts } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';

/** A citation that may mean a plan of ours, but not for certain: why, and a person's yes or no. */
export function ProposedParent({ plan, basis }: { plan: PlanView; basis: PlanView['bases'][number] }) {
  const { t } = useTexts();
  const me = useAccount();
  const queries = useQueryClient();
  const [problem, setProblem] = useState<Problem | null>(null);
  const decide = async (boundPlanId: string | null) => {
    try {
      queries.setQueryData(['plan', plan.planId], await decideBasis(plan.planId, basis.position, boundPlanId));
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
  };
  return (
    <div>
      <State kind="wait" text={t('plan.basis.proposed')} /> <Link to={`/ke-hoach/${basis.proposedPlanId}`}>{basis.planNumber ?? basis.planTitle}</Link>
      <div className="small soft">{basis.proposalReason}</div>
      {problem && <ProblemAlert problem={problem} />}
      {hasRole(me, 'administrator', 'programme_officer', 'unit_officer') && (
        <div className="bar">
          <Button size="small" type="primary" onClick={() => void decide(basis.proposedPlanId)}>{t('plan.basis.accept')}</Button>
          <Button size="small" onClick={() => void decide(null)}>{t('plan.basis.decline')}</Button>
        </div>
      )}
    </div>
  );
}

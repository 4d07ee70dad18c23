import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { PlanView } from '../../../api/plan-shapes';
import { planVersions } from '../../../api/plans';
import { Loaded } from '../../../components/Loaded';
import { State } from '../../../components/State';
import { formatDay, formatTime } from '../../../format/dates';
import { useTexts } from '../../../i18n';
import { ProposedParent } from './ProposedParent';

interface Change {
  section?: string;
  field?: string;
  was?: unknown;
  now?: unknown;
}

/** What the plan rests on, how it came to be, and each version with what changed. */
export function About({ plan }: { plan: PlanView }) {
  const { t } = useTexts();
  const steps: [string, string | null][] = [
    [t('life.step.made'), plan.createdAt], [t('life.step.submitted'), plan.submittedAt], [t('life.step.approved'), plan.approvedAt],
    [t('life.step.issued'), plan.issuedAt], [t('life.step.closed'), plan.closedAt],
  ];
  return (
    <div className="cards" style={{ gridTemplateColumns: 'repeat(auto-fill, minmax(min(420px, 100%), 1fr))' }}>
      <section className="card">
        <h2 style={{ marginTop: 0 }}>{t('plan.bases')}</h2>
        {plan.bases.length === 0 && <p className="soft">{t('plan.bases.none')}</p>}
        <ul className="plain">
          {plan.bases.map((basis) => (
            <li key={basis.position}>
              <strong className="num">{basis.number ?? basis.title ?? basis.written}</strong>{basis.documentDate && <> · {formatDay(basis.documentDate)}</>}
              {basis.relation === 'parent' && <> · <span className="soft">{t('plan.basis.parent')}</span></>}
              <div className="small soft">{[basis.issuer, basis.number ? basis.title : null].filter(Boolean).join(' · ')}</div>
              {basis.boundPlanId && <div><State kind="good" text={t('plan.basis.bound')} /> <Link to={`/ke-hoach/${basis.boundPlanId}`}>{basis.planNumber ?? basis.planTitle}</Link></div>}
              {basis.proposedPlanId && basis.proposalState === 'open' && <ProposedParent plan={plan} basis={basis} />}
            </li>
          ))}
        </ul>
      </section>
      <section className="card">
        <h2 style={{ marginTop: 0 }}>{t('plan.life')}</h2>
        <ol className="plain">
          {steps.filter(([, at]) => at).map(([name, at]) => <li key={name}>{name} <span className="soft num">{formatTime(at)}</span></li>)}
        </ol>
        {plan.returnReason && <p><State kind="bad" text={t('plan.returned')} /> {plan.returnReason}</p>}
        {plan.draftId && <p><Link to={`/ke-hoach/van-ban/${plan.draftId}`}>{t('plan.openDraft')}</Link></p>}
      </section>
      {plan.issuedAt && <Versions planId={plan.planId} />}
    </div>
  );
}

function Versions({ planId }: { planId: string }) {
  const { t } = useTexts();
  const versions = useQuery({ queryKey: ['plan', planId, 'versions'], queryFn: () => planVersions(planId) });
  const words = (value: unknown) => (value === null || value === undefined || value === '' ? t('review.empty') : typeof value === 'string' ? value : Array.isArray(value) ? value.join('; ') : JSON.stringify(value));
  return (
    <section className="card">
      <h2 style={{ marginTop: 0 }}>{t('plan.versions')}</h2>
      <Loaded query={versions}>
        {(list) => (
          <ol className="plain">
            {list.map((one) => (
              <li key={one.version}>
                <strong>{t('plan.version', { n: one.version })}</strong> <span className="soft num">{formatTime(one.madeAt)}</span><div lang="vi">{one.reason}</div>
                <ul className="small">
                  {((one.changes ?? []) as Change[]).map((change, i) => <li key={i}><span className="num">{change.section}</span> {change.field}: <del>{words(change.was)}</del> → <ins>{words(change.now)}</ins></li>)}
                </ul>
              </li>
            ))}
          </ol>
        )}
      </Loaded>
    </section>
  );
}

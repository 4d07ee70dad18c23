import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { approveCampaignPlan, listPurposes, openApprovedCampaign, readCampaignPlan, returnCampaignPlan, submitCampaignPlan, type CampaignPlan } from '../../api/campaign-plans';
import { asProblem, type Problem } from '../../api/problem';
import { Loaded } from '../../components/Loaded';
import { PageHead } from '../../components/PageHead';
import { ProblemAlert } from '../../components/ProblemAlert';
import { formatDay } from '../../format/dates';
import { formatVndUnit } from '../../format/money';
import { useTexts, type TextKey } from '../../i18n';
import { hasRole, useAccount } from '../../shell/session';
import { PlanState } from './CampaignPlans';

/** A campaign's plan on its way: written, submitted, approved by another person, opened. */
export function CampaignPlanPage() {
  const { campaignId = '' } = useParams();
  const plan = useQuery({ queryKey: ['campaign-plan', campaignId], queryFn: () => readCampaignPlan(campaignId) });
  return <Loaded query={plan}>{(found) => <PlanView plan={found} />}</Loaded>;
}

function PlanView({ plan }: { plan: CampaignPlan }) {
  const { t, language } = useTexts();
  const purposes = useQuery({ queryKey: ['purposes'], queryFn: listPurposes, staleTime: Infinity });
  const nameOf = (code: string) => { const found = purposes.data?.find((one) => one.code === code); return found ? (language === 'vi' ? found.nameVi : found.nameEn) : code; };
  return (
    <>
      <nav className="crumbs"><Link to="/dong-gop">{t('nav.donations')}</Link></nav>
      <PageHead title={plan.title} lead={<><PlanState state={plan.state} /> · {formatDay(plan.opensOn)} – {formatDay(plan.closesOn) || '…'} · {t(`regime.${plan.regime}.short` as TextKey)} · {plan.unitName}</>} />
      {plan.returnReason && <p role="note" className="card">{t('campaign.plan.returned', { reason: plan.returnReason })}</p>}
      <PlanSteps plan={plan} />
      {plan.plan && (
        <section className="card">
          <dl className="facts">
            <dt>{t('campaign.plan.content')}</dt><dd>{plan.plan.content}</dd>
            <dt>{t('campaign.plan.beneficiaries')}</dt><dd>{plan.plan.beneficiaries}</dd>
            <dt>{t('campaign.plan.method')}</dt><dd>{plan.plan.method}</dd>
            <dt>{t('campaign.account')}</dt><dd>{[plan.bankName, plan.account].filter(Boolean).join(' ') || '–'}</dd>
            {plan.approverName && <><dt>{t('campaign.plan.approver')}</dt><dd>{[plan.approverName, plan.approvalNumber].filter(Boolean).join(', ')}</dd></>}
          </dl>
          <h2>{t('campaign.plan.budget')}</h2>
          <ul>{plan.plan.budget.map((line, i) => <li key={i}>{nameOf(line.purpose)}: {line.what}, <span className="num">{formatVndUnit(line.costVnd)}</span></li>)}</ul>
          <h2>{t('campaign.plan.team')}</h2>
          <ul>{plan.plan.team.map((one, i) => <li key={i}>{t(`team.${one.role}` as TextKey)}: {one.name}</li>)}</ul>
        </section>
      )}
    </>
  );
}

/** The next step, for whoever may take it; else who must. */
function PlanSteps({ plan }: { plan: CampaignPlan }) {
  const { t } = useTexts();
  const me = useAccount();
  const queries = useQueryClient();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const [approver, setApprover] = useState('');
  const [number, setNumber] = useState('');
  const [reason, setReason] = useState('');
  const step = async (action: () => Promise<unknown>) => {
    setBusy(true);
    setProblem(null);
    try {
      await action();
      await Promise.all(['campaign-plan', 'campaign-plans', 'campaigns'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
    setBusy(false);
  };
  const officer = hasRole(me, 'programme_officer', 'administrator');
  const id = plan.campaignId;
  return (
    <section className="card" aria-label={t('campaign.plan.next')}>
      <p>{t(`campaign.plan.next.${plan.state}` as TextKey)}</p>
      {problem && <ProblemAlert problem={problem} />}
      <div className="bar">
        {plan.state === 'draft' && officer && <Button type="primary" loading={busy} onClick={() => void step(() => submitCampaignPlan(id))}>{t('campaign.plan.submit')}</Button>}
        {plan.state === 'submitted' && hasRole(me, 'approver') && (
          <>
            <label>{t('campaign.plan.approver')} <Input value={approver} onChange={(e) => setApprover(e.target.value)} maxLength={200} /></label>
            <label>{t('campaign.plan.approval')} <Input value={number} onChange={(e) => setNumber(e.target.value)} maxLength={100} /></label>
            <Button type="primary" loading={busy} disabled={approver.trim().length < 3} onClick={() => void step(() => approveCampaignPlan(id, approver.trim(), number.trim()))}>{t('campaign.plan.approve')}</Button>
            <label>{t('campaign.plan.reason')} <Input value={reason} onChange={(e) => setReason(e.target.value)} maxLength={2000} /></label>
            <Button loading={busy} disabled={!reason.trim()} onClick={() => void step(() => returnCampaignPlan(id, reason.trim()))}>{t('campaign.plan.return')}</Button>
          </>
        )}
        {plan.state === 'approved' && officer && <Button type="primary" loading={busy} onClick={() => void step(() => openApprovedCampaign(id))}>{t('campaign.open')}</Button>}
        {(plan.state === 'open' || plan.state === 'closed' || plan.state === 'settled') && <Link to={`/dong-gop/${id}`}><Button type="primary">{t('campaign.plan.gifts')}</Button></Link>}
        {plan.state === 'open' && <a href={`/api/donations/campaigns/${id}/qr.svg`} target="_blank" rel="noreferrer"><Button>{t('campaign.plan.qr')}</Button></a>}
      </div>
    </section>
  );
}

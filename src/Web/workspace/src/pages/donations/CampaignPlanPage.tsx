import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { approveCampaignPlan, openApprovedCampaign, readCampaignPlan, returnCampaignPlan, submitCampaignPlan } from '../../api/campaign-plans';
import type { CampaignPlan } from '../../api/collecting-shapes';
import { Loaded } from '../../components/Loaded';
import { PageHead } from '../../components/PageHead';
import { ProblemAlert } from '../../components/ProblemAlert';
import { useStep } from '../../components/useStep';
import { formatDay } from '../../format/dates';
import { useTexts, type TextKey } from '../../i18n';
import { hasRole, useAccount } from '../../shell/session';
import { CampaignQr } from '../collecting/CampaignQr';
import { Clocks } from '../collecting/Clocks';
import { LawSteps, missingOf } from '../collecting/LawSteps';
import { GiftConditions } from '../collecting/GiftConditions';
import { Restrictions } from '../collecting/Restrictions';
import { LineList, SettlementPart, UsePlan } from '../collecting/UseAndSettlement';
import { PlanState } from './CampaignPlans';

/** A campaign's plan on its way: written, submitted, approved by another person, opened. */
export function CampaignPlanPage() {
  const { campaignId = '' } = useParams();
  const plan = useQuery({ queryKey: ['campaign-plan', campaignId], queryFn: () => readCampaignPlan(campaignId) });
  return <Loaded query={plan}>{(found) => <PlanView plan={found} />}</Loaded>;
}

function PlanView({ plan }: { plan: CampaignPlan }) {
  const { t } = useTexts();
  return (
    <>
      <nav className="crumbs"><Link to="/dong-gop">{t('nav.donations')}</Link></nav>
      <PageHead title={plan.title} lead={<><PlanState state={plan.state} /> · {formatDay(plan.opensOn)} – {formatDay(plan.closesOn) || '…'} · {t(`regime.${plan.regime}.short` as TextKey)} · {plan.unitName}</>} />
      {plan.returnReason && <p role="note" className="card">{t('campaign.plan.returned', { reason: plan.returnReason })}</p>}
      <LawSteps plan={plan} />
      <PlanSteps plan={plan} />
      <CampaignQr plan={plan} />
      <Restrictions plan={plan} />
      <GiftConditions plan={plan} />
      <UsePlan plan={plan} />
      <SettlementPart plan={plan} />
      {plan.state !== 'draft' && <Clocks plan={plan} />}
      {plan.plan && (
        <section className="card" style={{ marginTop: 16 }}>
          <dl className="facts">
            <dt>{t('campaign.plan.content')}</dt><dd>{plan.plan.content}</dd>
            <dt>{t('campaign.plan.beneficiaries')}</dt><dd>{plan.plan.beneficiaries}</dd>
            <dt>{t('campaign.plan.method')}</dt><dd>{plan.plan.method}</dd>
            <dt>{t('campaign.account')}</dt><dd>{[plan.bankName, plan.account].filter(Boolean).join(' ') || '–'}</dd>
            {plan.approverName && <><dt>{t('campaign.plan.approver')}</dt><dd>{[plan.approverName, plan.approvalNumber].filter(Boolean).join(', ')}</dd></>}
          </dl>
          <h2>{t('campaign.plan.budget')}</h2>
          <LineList lines={plan.plan.budget} />
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
  const { busy, problem, step } = useStep('campaign-plan', 'campaign-plans', 'campaigns', 'clocks', 'approvals');
  const [approver, setApprover] = useState('');
  const [number, setNumber] = useState('');
  const [reason, setReason] = useState('');
  const officer = hasRole(me, 'programme_officer', 'administrator');
  const id = plan.campaignId;
  const missing = missingOf(plan);
  const blocked = missing.some((one) => one !== 'law.missing.account');
  return (
    <section className="card" aria-label={t('campaign.plan.next')}>
      <p>{t(`campaign.plan.next.${plan.state}` as TextKey)}</p>
      {plan.state === 'draft' && missing.length > 0 && <ul aria-label={t('law.missing')}>{missing.map((one) => <li key={one}>{t(one)}</li>)}</ul>}
      {problem && <ProblemAlert problem={problem} />}
      <div className="bar">
        {plan.state === 'draft' && officer && <Link to={`/dong-gop/ke-hoach/${id}/sua`}><Button>{t('campaign.plan.edit')}</Button></Link>}
        {plan.state === 'draft' && officer && <Button type="primary" loading={busy} disabled={blocked} onClick={() => void step(() => submitCampaignPlan(id))}>{t('campaign.plan.submit')}</Button>}
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
      </div>
    </section>
  );
}

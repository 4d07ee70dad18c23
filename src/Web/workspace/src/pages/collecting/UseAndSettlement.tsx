import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { adoptUsagePlan, postUsagePlan, prepareSettlement, publishSettlement, readSettlement, readUsagePlan } from '../../api/campaign-plans';
import type { BudgetLine, CampaignPlan } from '../../api/collecting-shapes';
import { Figure } from '../../components/Figure';
import { ProblemAlert } from '../../components/ProblemAlert';
import { useStep } from '../../components/useStep';
import { formatDay } from '../../format/dates';
import { formatVndUnit } from '../../format/money';
import { useTexts } from '../../i18n';
import { hasRole, useAccount } from '../../shell/session';
import { BudgetLines } from './BudgetLines';
import { UsageComments } from './UsageComments';
import { usePurposeNames } from './usePurposeNames';

/** How received gifts are to be used: posted for comments by one person, adopted by another once the span has passed (Circular 16/2018, Article 7). */
export function UsePlan({ plan }: { plan: CampaignPlan }) {
  const { t } = useTexts();
  const me = useAccount();
  const usage = useQuery({ queryKey: ['usage-plan', plan.campaignId], queryFn: () => readUsagePlan(plan.campaignId) });
  const { busy, problem, step } = useStep('usage-plan', 'clocks', 'approvals');
  if ((plan.state !== 'open' && plan.state !== 'closed' && !usage.data) || usage.isPending) {
    return null;
  }
  const found = usage.data;
  return (
    <section className="card" style={{ marginTop: 16 }}>
      <h2 style={{ marginTop: 0 }}>{t('usage.title')}</h2>
      {problem && <ProblemAlert problem={problem} />}
      {found ? (
        <>
          <LineList lines={found.lines} />
          <p>{found.adoptedOn ? t('usage.adopted', { day: formatDay(found.adoptedOn) }) : t('usage.posted', { day: formatDay(found.postedOn), from: formatDay(found.adoptableFrom ?? found.postedOn), n: found.commentCount })}</p>
          {!found.adoptedOn && hasRole(me, 'approver') && <Button type="primary" loading={busy} onClick={() => void step(() => adoptUsagePlan(plan.campaignId))}>{t('usage.adopt')}</Button>}
          <UsageComments campaignId={plan.campaignId} open={!found.adoptedOn} />
        </>
      ) : hasRole(me, 'programme_officer', 'administrator') ? (
        <Form<{ lines: BudgetLine[] }> layout="vertical" initialValues={{ lines: plan.plan?.budget ?? [{}] }} onFinish={(typed) => void step(() => postUsagePlan(plan.campaignId, typed.lines))} disabled={busy}>
          <p className="soft">{t('usage.text')}</p>
          <BudgetLines name="lines" regime={plan.regime} />
          <Button type="primary" htmlType="submit" loading={busy}>{t('usage.post')}</Button>
        </Form>
      ) : <p className="soft">{t('usage.none')}</p>}
    </section>
  );
}

/** Income and expenditure, prepared by the accountant and published by another person (Article 8). */
export function SettlementPart({ plan }: { plan: CampaignPlan }) {
  const { t } = useTexts();
  const me = useAccount();
  const settlement = useQuery({ queryKey: ['settlement', plan.campaignId], queryFn: () => readSettlement(plan.campaignId) });
  const { busy, problem, step } = useStep('settlement', 'campaign-plan', 'clocks', 'approvals');
  if ((plan.state !== 'closed' && plan.state !== 'settled') || settlement.isPending) {
    return null;
  }
  const found = settlement.data;
  return (
    <section className="card" style={{ marginTop: 16 }} data-settlement>
      <h2 style={{ marginTop: 0 }}>{t('settlement.title')}</h2>
      {problem && <ProblemAlert problem={problem} />}
      {found && (
        <>
          <div className="figures"><Figure label={t('settlement.received')}>{formatVndUnit(found.receivedVnd)}</Figure><Figure label={t('settlement.spent')}>{formatVndUnit(found.spentVnd)}</Figure><Figure label={t('settlement.left')}>{formatVndUnit(found.leftVnd)}</Figure></div>
          <LineList lines={found.lines} />
          <p>{found.publishedOn ? t('settlement.published', { day: formatDay(found.publishedOn) }) : t('settlement.waits')}</p>
          {!found.publishedOn && hasRole(me, 'approver') && <Button type="primary" loading={busy} onClick={() => void step(() => publishSettlement(plan.campaignId))}>{t('settlement.publish')}</Button>}
        </>
      )}
      {!found && hasRole(me, 'accountant') && (
        <Form<{ lines?: BudgetLine[]; auditNote?: string }> layout="vertical" initialValues={{ lines: [] }} disabled={busy} onFinish={(typed) => void step(() => prepareSettlement(plan.campaignId, typed.lines ?? [], typed.auditNote?.trim()))}>
          <p className="soft">{t('settlement.text')}</p>
          <BudgetLines name="lines" regime={plan.regime} mayBeEmpty />
          <Form.Item name="auditNote" label={t('settlement.audit')} rules={[{ max: 2000 }]}><Input.TextArea rows={2} /></Form.Item>
          <Button type="primary" htmlType="submit" loading={busy}>{t('settlement.prepare')}</Button>
        </Form>
      )}
      {!found && !hasRole(me, 'accountant') && <p className="soft">{t('settlement.none')}</p>}
    </section>
  );
}

export function LineList({ lines }: { lines: BudgetLine[] }) {
  const nameOf = usePurposeNames();
  return <ul>{lines.map((line, i) => <li key={i}>{nameOf(line.purpose)}: {line.what}, <span className="num">{formatVndUnit(line.costVnd)}</span></li>)}</ul>;
}

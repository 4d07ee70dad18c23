import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { dropCondition, listGiftConditions, placeCondition, readCampaignMoney } from '../../api/campaign-plans';
import type { CampaignMoney, CampaignPlan, GiftCondition } from '../../api/collecting-shapes';
import { Loaded } from '../../components/Loaded';
import { Pager } from '../../components/Pager';
import { ProblemAlert } from '../../components/ProblemAlert';
import { State } from '../../components/State';
import { useStep } from '../../components/useStep';
import { formatTime } from '../../format/dates';
import { formatVndUnit } from '../../format/money';
import { useTexts } from '../../i18n';
import { hasRole, useAccount } from '../../shell/session';
import { TermsList } from './TermsFields';

const stateKind = { open: 'wait', placed: 'good', dropped: 'off' } as const;

/** What is left, free and under a condition, and the conditions of single gifts: another person gives each a campaign of its own or lets it go. */
export function GiftConditions({ plan }: { plan: CampaignPlan }) {
  const { t } = useTexts();
  const [page, setPage] = useState(1);
  const isKept = ['open', 'closed', 'settled'].includes(plan.state);
  const money = useQuery({ queryKey: ['campaign-money', plan.campaignId], queryFn: () => readCampaignMoney(plan.campaignId), enabled: isKept });
  const list = useQuery({ queryKey: ['gift-conditions', plan.campaignId, page], queryFn: () => listGiftConditions(plan.campaignId, page), enabled: isKept });
  if (!isKept) {
    return null;
  }
  return (
    <section className="card" style={{ marginTop: 16 }} data-gift-conditions>
      <h2 style={{ marginTop: 0 }}>{t('condition.money')}</h2>
      {plan.conditionOf && <p><Link to={`/dong-gop/ke-hoach/${plan.conditionOf}`}>{t('condition.of')}</Link></p>}
      <Loaded query={money}>{(found) => <Money money={found} />}</Loaded>
      <h3>{t('condition.title')}</h3>
      <Loaded query={list}>
        {(found) => found.total === 0 ? <p className="soft">{t('condition.empty')}</p> : (
          <>
            <ul className="row-cards">{found.items.map((one) => <One key={one.conditionId} condition={one} />)}</ul>
            <Pager page={found.page} pageSize={found.pageSize} total={found.total} change={setPage} />
          </>
        )}
      </Loaded>
    </section>
  );
}

function Money({ money }: { money: CampaignMoney }) {
  const { t } = useTexts();
  return (
    <>
      <dl className="facts">
        <dt>{t('condition.received')}</dt><dd className="num">{formatVndUnit(money.receivedVnd)}</dd>
        <dt>{t('condition.invoiced')}</dt><dd className="num">{formatVndUnit(money.invoicedVnd)}</dd>
        <dt>{t('condition.held')}</dt><dd className="num">{formatVndUnit(money.heldVnd)}</dd>
        <dt>{t('condition.free')}</dt><dd className="num"><strong>{formatVndUnit(money.freeVnd)}</strong></dd>
        {money.funds.length > 0 && <><dt>{t('condition.bound')}</dt><dd className="num">{formatVndUnit(money.boundLeftVnd)}</dd></>}
      </dl>
      {money.funds.length > 0 && (
        <ul className="plain">
          {money.funds.map((fund) => <li key={fund.campaignId}><Link to={`/dong-gop/ke-hoach/${fund.campaignId}`}>{fund.title}</Link>: <span className="num">{t('condition.left', { left: formatVndUnit(fund.leftVnd), received: formatVndUnit(fund.receivedVnd) })}</span></li>)}
        </ul>
      )}
    </>
  );
}

function One({ condition }: { condition: GiftCondition }) {
  const { t } = useTexts();
  const me = useAccount();
  const [reason, setReason] = useState('');
  const { busy, problem, step } = useStep('gift-conditions', 'campaign-money', 'donations', 'approvals', 'campaign-totals');
  const isMine = condition.madeBy === me.accountId;
  const mayDecide = condition.state !== 'dropped' && !isMine && hasRole(me, 'approver', 'accountant');
  return (
    <li data-condition={condition.state}>
      <div className="head"><span className="num">{formatVndUnit(condition.amountVnd)}</span> · “{condition.said}” <State kind={stateKind[condition.state]} text={t(`condition.state.${condition.state}`)} /></div>
      <TermsList terms={condition} />
      {condition.reason && <p className="small soft">{t('condition.later', { reason: condition.reason })}</p>}
      {condition.dropReason && <p className="small soft">{t('condition.dropped', { time: formatTime(condition.droppedAt), reason: condition.dropReason })}</p>}
      {problem && <ProblemAlert problem={problem} />}
      {condition.state === 'open' && isMine && <p className="small soft">{t('condition.another')}</p>}
      {mayDecide && (
        <form className="bar" style={{ marginBottom: 0 }} onSubmit={(event) => { event.preventDefault(); void step(() => dropCondition(condition.conditionId, reason.trim())); }}>
          {condition.state === 'open' && <Button type="primary" loading={busy} onClick={() => void step(() => placeCondition(condition.conditionId))}>{t('condition.place')}</Button>}
          <Input className="grow" value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} placeholder={t('condition.drop.reason')} aria-label={t('condition.drop.reason')} />
          <Button htmlType="submit" loading={busy} disabled={!reason.trim()}>{t('condition.drop')}</Button>
        </form>
      )}
    </li>
  );
}

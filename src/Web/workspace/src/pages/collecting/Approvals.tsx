import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { adoptUsagePlan, placeCondition, publishSettlement } from '../../api/campaign-plans';
import { approveDifference, decideAssignment, decideCorrection, decideRule, listApprovals, recountCash, refuseCash } from '../../api/collecting';
import { agreeDescribed, decideWriteOff } from '../../api/goods';
import { decideClosing } from '../../api/ledger';
import type { Approval } from '../../api/collecting-shapes';
import { EmptyState } from '../../components/EmptyState';
import { Loaded } from '../../components/Loaded';
import { MoneyInput } from '../../components/MoneyInput';
import { Pager } from '../../components/Pager';
import { PageHead } from '../../components/PageHead';
import { ProblemAlert } from '../../components/ProblemAlert';
import { useAddress } from '../../components/useAddress';
import { useStep } from '../../components/useStep';
import { formatTime } from '../../format/dates';
import { formatVndUnit } from '../../format/money';
import { useTexts, type TextKey } from '../../i18n';

const placeOf = (one: Approval) => ({
  plan: `/dong-gop/ke-hoach/${one.campaignId}`, usage_plan: `/dong-gop/ke-hoach/${one.campaignId}`, settlement: `/dong-gop/ke-hoach/${one.campaignId}`,
  difference: `/dong-gop/${one.campaignId}/sao-ke/${one.id}`, assignment: `/dong-gop/${one.campaignId}/phan-loai`, rule: `/dong-gop/${one.campaignId}/phan-loai?muc=quy-tac`,
  cash: `/dong-gop/${one.campaignId}/tiep-nhan`, correction: `/dong-gop/${one.campaignId}/dieu-chinh`, goods_intake: `/dong-gop/${one.campaignId}?muc=hien-vat`, write_off: `/dong-gop/${one.campaignId}?muc=hien-vat`,
  described_gift: `/dong-gop/${one.campaignId}?muc=hien-vat`, period_closing: '/dong-gop/ky-khoa-so', gift_condition: `/dong-gop/ke-hoach/${one.campaignId}`,
})[one.kind];

/** What needs no more looking than is shown here is decided here. */
const decideOf: Partial<Record<Approval['kind'], (id: string, yes: boolean) => Promise<unknown>>> = {
  assignment: decideAssignment, rule: (id, yes) => decideRule(id, yes ? 'approve' : 'end'), correction: decideCorrection, write_off: decideWriteOff,
};

/** Everything that another person has proposed and I may decide, the oldest first. */
export function Approvals() {
  const { t } = useTexts();
  const { page, change } = useAddress();
  const approvals = useQuery({ queryKey: ['approvals', page], queryFn: () => listApprovals(page), refetchInterval: 30_000 });
  return (
    <>
      <PageHead title={t('approvals.title')} lead={t('approvals.lead')} />
      <Loaded query={approvals}>
        {(list) => list.total === 0 ? <EmptyState title={t('approvals.empty')} text={t('approvals.empty.text')} /> : (
          <>
            <p className="soft small" role="status">{t('approvals.count', { n: list.total })}</p>
            <ul className="row-cards">{list.items.map((one) => <One key={one.kind + one.id} approval={one} />)}</ul>
            <Pager page={list.page} pageSize={list.pageSize} total={list.total} change={(next) => change({ trang: next })} />
          </>
        )}
      </Loaded>
    </>
  );
}

function One({ approval }: { approval: Approval }) {
  const { t } = useTexts();
  const { busy, problem, step } = useStep('approvals', 'queue', 'rules', 'cash', 'donations', 'campaign-plan', 'settlement', 'usage-plan', 'statement', 'difference', 'goods-stock', 'write-offs', 'described', 'period-wishes', 'periods', 'gift-conditions', 'campaign-money');
  // A plan, a use and a settlement are read before they are decided; goods are counted.
  const decide = decideOf[approval.kind];
  return (
    <li data-approval={approval.kind}>
      <div className="head">{t(`approvals.kind.${approval.kind}` as TextKey)} · {approval.campaignTitle ? <Link to={placeOf(approval)}>{approval.campaignTitle}</Link> : <Link to={placeOf(approval)}>{t('period.title')}</Link>}</div>
      {approval.what && <p className="words">{approval.kind === 'period_closing' ? t('approvals.period', { day: approval.what }) : approval.what}</p>}
      {approval.toTitle && <p>→ <strong>{approval.toTitle}</strong></p>}
      <p className="soft small">{approval.amountVnd !== null && <><span className="num">{formatVndUnit(approval.amountVnd)}</span> · </>}{t('approvals.asked', { time: formatTime(approval.askedAt) })}</p>
      {problem && <ProblemAlert problem={problem} />}
      {approval.kind === 'cash' ? <Recount id={approval.id} busy={busy} step={step} /> : (
        <div className="bar" style={{ marginBottom: 0 }}>
          {decide && <Button type="primary" loading={busy} onClick={() => void step(() => decide(approval.id, true))}>{t('approvals.yes')}</Button>}
          {decide && <Button loading={busy} onClick={() => void step(() => decide(approval.id, false))}>{t('approvals.no')}</Button>}
          {approval.kind === 'difference' && <Button type="primary" loading={busy} onClick={() => void step(() => approveDifference(approval.id))}>{t('difference.approve')}</Button>}
          {approval.kind === 'usage_plan' && <Button type="primary" loading={busy} onClick={() => void step(() => adoptUsagePlan(approval.id))}>{t('usage.adopt')}</Button>}
          {approval.kind === 'settlement' && <Button type="primary" loading={busy} onClick={() => void step(() => publishSettlement(approval.id))}>{t('settlement.publish')}</Button>}
          {approval.kind === 'gift_condition' && <Button type="primary" loading={busy} onClick={() => void step(() => placeCondition(approval.id))}>{t('condition.place')}</Button>}
          {approval.kind === 'described_gift' && <Button type="primary" loading={busy} onClick={() => void step(() => agreeDescribed(approval.id))}>{t('described.agree')}</Button>}
          {approval.kind === 'period_closing' && (['yes', 'no'] as const).map((one) => (
            <Button key={one} type={one === 'yes' ? 'primary' : undefined} loading={busy} onClick={() => void step(() => decideClosing(approval.ledgerId!, approval.id, one === 'yes'))}>{t(one === 'yes' ? 'period.close' : 'approvals.no')}</Button>
          ))}
          <Link to={placeOf(approval)}><Button>{t('approvals.look')}</Button></Link>
        </div>
      )}
    </li>
  );
}

/** The second person counts for herself: the first count is not shown to her. */
export function Recount({ id, busy, step }: { id: string; busy: boolean; step: (action: () => Promise<unknown>) => Promise<boolean> }) {
  const { t } = useTexts();
  const [amount, setAmount] = useState<number>();
  const [reason, setReason] = useState('');
  return (
    <div className="bar" style={{ marginBottom: 0 }}>
      <span style={{ width: 200 }}><MoneyInput label={t('cash.recount')} value={amount} onChange={setAmount} /></span>
      <Button type="primary" loading={busy} disabled={!amount} onClick={() => void step(() => recountCash(id, amount!))}>{t('cash.confirm')}</Button>
      <Input style={{ width: 220 }} value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} placeholder={t('cash.refuse.reason')} aria-label={t('cash.refuse.reason')} />
      <Button loading={busy} disabled={!reason.trim()} onClick={() => void step(() => refuseCash(id, reason.trim()))}>{t('cash.refuse')}</Button>
    </div>
  );
}

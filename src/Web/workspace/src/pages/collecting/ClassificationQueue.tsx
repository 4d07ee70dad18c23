import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Tabs } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Link, useParams } from 'react-router';
import { listFunds, proposeAssignment, readQueue } from '../../api/collecting';
import type { Fund, UnclassifiedGift } from '../../api/collecting-shapes';
import { listCampaigns } from '../../api/donations';
import type { Campaign } from '../../api/shapes';
import { EmptyState } from '../../components/EmptyState';
import { Loaded } from '../../components/Loaded';
import { Pager } from '../../components/Pager';
import { PageHead } from '../../components/PageHead';
import { ProblemAlert } from '../../components/ProblemAlert';
import { State } from '../../components/State';
import { useAddress } from '../../components/useAddress';
import { useStep } from '../../components/useStep';
import { formatDay } from '../../format/dates';
import { formatVnd } from '../../format/money';
import { newId } from '../../format/uuid';
import { useTexts, type TextKey } from '../../i18n';
import { hasRole, useAccount } from '../../shell/session';
import { Rules } from './Rules';

/** Gifts of a shared account that no code and no rule has assigned. One person says where they belong, another confirms; nothing is guessed. */
export function ClassificationQueue() {
  const { campaignId = '' } = useParams();
  const { t } = useTexts();
  const { value, change } = useAddress();
  const funds = useQuery({ queryKey: ['funds'], queryFn: listFunds });
  const campaigns = useQuery({ queryKey: ['campaigns'], queryFn: listCampaigns });
  return (
    <Loaded query={funds}>
      {(list) => {
        const fund = list.find((one) => one.bucketId === campaignId);
        if (!fund) {
          return <EmptyState title={t('queue.noFund')} text={t('queue.noFund.text')} action={<Link to="/dong-gop"><Button>{t('nav.donations')}</Button></Link>} />;
        }
        const members = (campaigns.data ?? []).filter((one) => fund.campaigns.includes(one.campaignId));
        return (
          <>
            <nav className="crumbs"><Link to="/dong-gop">{t('nav.donations')}</Link> › <Link to={`/dong-gop/${fund.bucketId}`}>{fund.title}</Link></nav>
            <PageHead title={t('queue.title')} lead={t('queue.lead')} />
            <Tabs activeKey={value('muc') || 'cho'} onChange={(muc) => change({ muc: muc === 'cho' ? '' : muc })} destroyOnHidden
              items={[
                { key: 'cho', label: t('queue.tab.waiting'), children: <Waiting fund={fund} members={members} /> },
                { key: 'quy-tac', label: t('queue.tab.rules'), children: <Rules fund={fund} members={members} /> },
              ]} />
          </>
        );
      }}
    </Loaded>
  );
}

function Waiting({ fund, members }: { fund: Fund; members: Campaign[] }) {
  const { t } = useTexts();
  const { page, change } = useAddress();
  const queue = useQuery({ queryKey: ['queue', fund.bucketId, page], queryFn: () => readQueue(fund.bucketId, page), placeholderData: keepPreviousData });
  return (
    <Loaded query={queue}>
      {(list) => list.total === 0 ? <EmptyState title={t('queue.empty')} text={t('queue.empty.text')} /> : (
        <>
          <p className="soft small" role="status">{t('queue.count', { n: list.total.toLocaleString('vi-VN') })} · {t('queue.keys')}</p>
          <Gifts gifts={list.items} members={members} />
          <Pager page={list.page} pageSize={list.pageSize} total={list.total} change={(next) => change({ trang: next })} />
        </>
      )}
    </Loaded>
  );
}

/** j and k move, 1 to 9 choose a campaign, Enter proposes, r remembers the memo: no hand leaves the keyboard. */
function Gifts({ gifts, members }: { gifts: UnclassifiedGift[]; members: Campaign[] }) {
  const { t } = useTexts();
  const me = useAccount();
  const [at, setAt] = useState(0);
  const [chosen, setChosen] = useState<string>();
  const [remember, setRemember] = useState(false);
  const [reason, setReason] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const { busy, problem, step } = useStep('queue', 'approvals');
  const here = Math.min(at, gifts.length - 1);
  const gift = gifts[here]!;
  const target = chosen ?? gift.proposals[0]?.campaignId;
  const may = hasRole(me, 'accountant', 'programme_officer');
  const titleOf = (id: string) => members.find((one) => one.campaignId === id)?.title ?? '…';
  const why = (proposal: UnclassifiedGift['proposals'][number]) => t(`queue.why.${proposal.why}` as TextKey, { n: proposal.times });
  const go = (next: number) => { setAt(Math.max(0, Math.min(gifts.length - 1, next))); setChosen(undefined); setReason(''); };
  useEffect(() => { list.current?.querySelector('.queue-gift.active')?.scrollIntoView({ block: 'nearest' }); }, [here]);
  useEffect(() => { list.current?.focus(); }, []);
  const decide = async () => {
    if (!target || gift.isProposed || !may || busy) {
      return;
    }
    const first = gift.proposals.find((one) => one.campaignId === target);
    const done = await step(() => proposeAssignment({ assignmentId: newId(), donationId: gift.donationId, toCampaign: target, reason: reason.trim() || (first ? why(first) : t('queue.byReading')), remember }));
    if (done) {
      go(here + 1);
      list.current?.focus();
    }
  };
  const keys = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement && event.target.type === 'text') {
      return;
    }
    const number = Number(event.key);
    if (event.key === 'j' || event.key === 'ArrowDown') { go(here + 1); }
    else if (event.key === 'k' || event.key === 'ArrowUp') { go(here - 1); }
    else if (event.key === 'r') { setRemember((before) => !before); }
    else if (event.key === 'Enter' && event.target === list.current) { void decide(); }
    else if (number >= 1 && number <= members.length) { setChosen(members[number - 1]!.campaignId); }
    else { return; }
    event.preventDefault();
  };
  return (
    <div className="queue" onKeyDown={keys}>
      <ul ref={list} className="queue-list" tabIndex={0} role="listbox" aria-label={t('queue.tab.waiting')} aria-activedescendant={`gift-${gift.donationId}`}>
        {gifts.map((one, i) => (
          <li key={one.donationId} id={`gift-${one.donationId}`} role="option" aria-selected={i === here} className={`queue-gift${i === here ? ' active' : ''}`} onClick={() => go(i)}>
            <div className="bar-line"><strong className="num">{formatVnd(one.amountVnd)} đ</strong><span className="num soft">{formatDay(one.occurredOn)}</span>{one.isProposed && <State kind="wait" text={t('queue.proposed')} />}</div>
            <div className="memo">{one.memo || t('queue.noMemo')}</div>
          </li>
        ))}
      </ul>
      <section className="card queue-decide" aria-label={t('queue.decide')}>
        {problem && <ProblemAlert problem={problem} />}
        <p className="memo big">{gift.memo || t('queue.noMemo')}</p>
        {gift.proposals.length > 0
          ? <ul className="plain">{gift.proposals.map((one) => <li key={one.campaignId + one.why}>{t('queue.suggests', { title: titleOf(one.campaignId) })} <span className="soft">{why(one)}</span></li>)}</ul>
          : <p className="soft">{t('queue.noSuggestion')}</p>}
        <div role="radiogroup" aria-label={t('queue.where')} className="queue-targets">
          {members.map((one, i) => (
            <button key={one.campaignId} type="button" role="radio" aria-checked={target === one.campaignId} className={target === one.campaignId ? 'chosen' : ''} onClick={() => setChosen(one.campaignId)}><kbd>{i + 1}</kbd> {one.title}</button>
          ))}
        </div>
        <label className="block">{t('queue.reason')}<Input value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} /></label>
        <p><Checkbox checked={remember} onChange={(event) => setRemember(event.target.checked)}>{t('queue.remember')}</Checkbox></p>
        <Button type="primary" disabled={!target || gift.isProposed || !may} loading={busy} onClick={() => void decide()}>{t('queue.propose')}</Button>
        <p className="soft small" style={{ marginTop: 8 }}>{t(gift.isProposed ? 'queue.waitsForOther' : 'queue.twoPeople')}</p>
      </section>
    </div>
  );
}

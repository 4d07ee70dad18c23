import { useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { decideCorrection } from '../../../api/collecting';
import { readCampaign } from '../../../api/donations';
import { listCorrections, type Correction } from '../../../api/ledger';
import { EmptyState } from '../../../components/EmptyState';
import { Loaded } from '../../../components/Loaded';
import { PageHead } from '../../../components/PageHead';
import { Pager } from '../../../components/Pager';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { State, type StateKind } from '../../../components/State';
import { useAddress } from '../../../components/useAddress';
import { useStep } from '../../../components/useStep';
import { formatDay, formatTime } from '../../../format/dates';
import { formatVnd } from '../../../format/money';
import { useTexts, type TextKey } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';
import { ProposeEntry } from './ProposeEntry';

const kinds: Record<Correction['state'], StateKind> = { proposed: 'wait', confirmed: 'good', refused: 'off' };
const states: Correction['state'][] = ['proposed', 'confirmed', 'refused'];

/** Reversals and entries by hand: one person proposes, another decides. Nothing in the book is ever changed. */
export function Corrections() {
  const { campaignId = '' } = useParams();
  const { t } = useTexts();
  const me = useAccount();
  const { value, page, change } = useAddress();
  const [asking, setAsking] = useState(false);
  const state = states.find((one) => one === value('tinh-trang'));
  const campaign = useQuery({ queryKey: ['campaign', campaignId], queryFn: () => readCampaign(campaignId) });
  const corrections = useQuery({ queryKey: ['corrections', campaignId, state, page], queryFn: () => listCorrections(campaignId, state, page) });
  const may = hasRole(me, 'accountant');
  return (
    <>
      <nav className="crumbs"><Link to="/dong-gop">{t('nav.donations')}</Link> › <Link to={`/dong-gop/${campaignId}?muc=so-cai`}>{campaign.data?.title ?? '…'}</Link></nav>
      <PageHead title={t('correction.title')} lead={t('correction.lead')} actions={may && !asking && <Button type="primary" onClick={() => setAsking(true)}>{t('correction.propose')}</Button>} />
      {asking && <ProposeEntry campaignId={campaignId} close={() => setAsking(false)} />}
      <div className="bar"><Segmented value={state ?? ''} onChange={(next) => change({ 'tinh-trang': next })} options={[{ value: '', label: t('recon.all') }, ...states.map((one) => ({ value: one, label: t(`correction.state.${one}` as TextKey) }))]} /></div>
      <Loaded query={corrections}>
        {(list) => list.total === 0 ? <EmptyState title={t('correction.empty')} text={t('correction.empty.text')} /> : (
          <>
            <ul className="row-cards">{list.items.map((one) => <One key={one.correctionId} correction={one} />)}</ul>
            <Pager page={list.page} pageSize={list.pageSize} total={list.total} change={(next) => change({ trang: next })} />
          </>
        )}
      </Loaded>
    </>
  );
}

function One({ correction }: { correction: Correction }) {
  const { t } = useTexts();
  const me = useAccount();
  const { busy, problem, step } = useStep('corrections', 'approvals', 'entries', 'entry', 'trial-balance', 'donations');
  const mine = correction.proposedBy === me.accountId;
  return (
    <li data-correction={correction.state}>
      <div className="head">{correction.reverses === null ? t('entry.kind.manual') : t('correction.reverses', { n: correction.reverses })} · <span className="num">{formatDay(correction.occurredOn)}</span></div>
      <p className="words">{correction.reason}</p>
      <ul className="plain">{correction.legs.map((leg, i) => <li key={i}>{t(leg.amountVnd > 0 ? 'ledger.debit' : 'ledger.credit')} {t(`ledger.account.${leg.account}` as TextKey)}: <span className="num">{formatVnd(Math.abs(leg.amountVnd))}</span></li>)}</ul>
      <p className="small soft"><State kind={kinds[correction.state]} text={t(`correction.state.${correction.state}` as TextKey)} /> {t('approvals.asked', { time: formatTime(correction.proposedAt) })}{correction.decidedAt && <> · {t('correction.decided', { time: formatTime(correction.decidedAt) })}</>}
        {correction.ledgerSequence !== null && <> · <Link to={`/dong-gop/${correction.campaignId}/but-toan/${correction.ledgerSequence}`}>{t('recon.entry', { n: correction.ledgerSequence })}</Link></>}</p>
      {problem && <ProblemAlert problem={problem} />}
      {correction.state === 'proposed' && (mine ? <p className="small soft">{t('correction.another')}</p> : hasRole(me, 'accountant', 'approver') && (
        <div className="bar" style={{ marginBottom: 0 }}>
          <Button type="primary" loading={busy} onClick={() => void step(() => decideCorrection(correction.correctionId, true))}>{t('approvals.yes')}</Button>
          <Button loading={busy} onClick={() => void step(() => decideCorrection(correction.correctionId, false))}>{t('approvals.no')}</Button>
        </div>
      ))}
    </li>
  );
}

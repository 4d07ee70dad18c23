import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useRef, useState } from 'react';
import { addRestriction, endRestriction, listRestrictions } from '../../api/campaign-plans';
import type { CampaignPlan, Restriction } from '../../api/collecting-shapes';
import { Loaded } from '../../components/Loaded';
import { Pager } from '../../components/Pager';
import { ProblemAlert } from '../../components/ProblemAlert';
import { State } from '../../components/State';
import { useStep } from '../../components/useStep';
import { formatTime } from '../../format/dates';
import { newId } from '../../format/uuid';
import { useTexts } from '../../i18n';
import { hasRole, useAccount } from '../../shell/session';
import { TermsFields, TermsList, termsOf, type TypedTerms } from './TermsFields';

/** What givers want their gifts used for. Every use is held against it; another person alone may end it. */
export function Restrictions({ plan }: { plan: CampaignPlan }) {
  const { t } = useTexts();
  const me = useAccount();
  const [page, setPage] = useState(1);
  const [adding, setAdding] = useState(false);
  const isOpen = plan.state === 'open' || plan.state === 'closed';
  const list = useQuery({ queryKey: ['restrictions', plan.campaignId, page], queryFn: () => listRestrictions(plan.campaignId, page), enabled: isOpen || plan.state === 'settled' });
  if (!isOpen && !list.data?.total) {
    return null;
  }
  return (
    <section className="card" style={{ marginTop: 16 }} data-restrictions>
      <h2 style={{ marginTop: 0 }}>{t('restriction.title')}</h2>
      <Loaded query={list}>
        {(found) => found.total === 0 ? <p className="soft">{t('restriction.empty')}</p> : (
          <>
            <ul className="row-cards">{found.items.map((one) => <One key={one.restrictionId} restriction={one} />)}</ul>
            <Pager page={found.page} pageSize={found.pageSize} total={found.total} change={setPage} />
          </>
        )}
      </Loaded>
      {isOpen && hasRole(me, 'programme_officer', 'accountant', 'administrator') && (adding
        ? <Add plan={plan} close={() => setAdding(false)} />
        : <Button style={{ marginTop: 8 }} onClick={() => setAdding(true)}>{t('restriction.add')}</Button>)}
    </section>
  );
}

function Add({ plan, close }: { plan: CampaignPlan; close: () => void }) {
  const { t } = useTexts();
  const id = useRef(newId());
  const { busy, problem, step } = useStep('restrictions');
  const send = async (typed: TypedTerms) => {
    if (await step(() => addRestriction(plan.campaignId, { restrictionId: id.current, ...termsOf(typed) }))) {
      close();
    }
  };
  return (
    <Form<TypedTerms> layout="vertical" disabled={busy} onFinish={(typed) => void send(typed)} style={{ marginTop: 12 }}>
      <TermsFields regime={plan.regime} />
      {problem && <ProblemAlert problem={problem} />}
      <div className="bar" style={{ marginBottom: 0 }}>
        <Button type="primary" htmlType="submit" loading={busy}>{t('restriction.keep')}</Button>
        <Button onClick={close}>{t('form.cancel')}</Button>
      </div>
    </Form>
  );
}

function One({ restriction }: { restriction: Restriction }) {
  const { t } = useTexts();
  const me = useAccount();
  const [reason, setReason] = useState('');
  const { busy, problem, step } = useStep('restrictions');
  const inForce = restriction.endedAt === null;
  return (
    <li data-restriction={inForce ? 'in-force' : 'ended'}>
      <div className="head">“{restriction.said}” <State kind={inForce ? 'good' : 'off'} text={t(inForce ? 'rules.inForce' : 'rules.ended')} /></div>
      <TermsList terms={restriction} />
      {restriction.endedAt && <p className="small soft">{t('restriction.endedAt', { time: formatTime(restriction.endedAt), reason: restriction.endReason ?? '' })}</p>}
      {problem && <ProblemAlert problem={problem} />}
      {inForce && restriction.madeBy === me.accountId && <p className="small soft">{t('restriction.another')}</p>}
      {inForce && restriction.madeBy !== me.accountId && hasRole(me, 'approver', 'accountant') && (
        <form className="bar" style={{ marginBottom: 0 }} onSubmit={(event) => { event.preventDefault(); void step(() => endRestriction(restriction.restrictionId, reason.trim())); }}>
          <Input className="grow" value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} placeholder={t('restriction.end.reason')} aria-label={t('restriction.end.reason')} />
          <Button htmlType="submit" loading={busy} disabled={!reason.trim()}>{t('restriction.end')}</Button>
        </form>
      )}
    </li>
  );
}

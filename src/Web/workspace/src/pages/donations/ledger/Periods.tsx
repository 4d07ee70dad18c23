import { useQuery } from '@tanstack/react-query';
import { App, Button, Form } from 'antd';
import { useRef } from 'react';
import { Link } from 'react-router';
import { decideClosing, listLedgers, listPeriodWishes, listPeriods, proposeClosing, type ClosedPeriod, type Ledger, type PeriodWish } from '../../../api/ledger';
import { DayInput } from '../../../components/DayInput';
import { EmptyState } from '../../../components/EmptyState';
import { Loaded } from '../../../components/Loaded';
import { PageHead } from '../../../components/PageHead';
import { Pager } from '../../../components/Pager';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { State, type StateKind } from '../../../components/State';
import { useAddress } from '../../../components/useAddress';
import { useStep } from '../../../components/useStep';
import { formatDay, formatTime } from '../../../format/dates';
import { newId } from '../../../format/uuid';
import { useTexts, type TextKey } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';

const kinds: Record<PeriodWish['state'], StateKind> = { proposed: 'wait', closed: 'good', refused: 'off' };

/** Periods of the ledger: what is closed and sealed, what waits for a second person. A closed period is never opened again. */
export function Periods() {
  const { t } = useTexts();
  const ledgers = useQuery({ queryKey: ['ledgers'], queryFn: listLedgers });
  return (
    <>
      <nav className="crumbs"><Link to="/dong-gop">{t('nav.donations')}</Link></nav>
      <PageHead title={t('period.title')} lead={t('period.lead')} />
      <Loaded query={ledgers}>{(list) => <>{list.map((ledger) => <OneLedger key={ledger.ledgerId} ledger={ledger} />)}</>}</Loaded>
    </>
  );
}

function OneLedger({ ledger }: { ledger: Ledger }) {
  const { t } = useTexts();
  const me = useAccount();
  const { page, change } = useAddress();
  const closed = useQuery({ queryKey: ['periods', ledger.ledgerId, page], queryFn: () => listPeriods(ledger.ledgerId, page) });
  // Only from a unit above every campaign of the ledger; others see what is closed.
  const wishes = useQuery({ queryKey: ['period-wishes', ledger.ledgerId], queryFn: () => listPeriodWishes(ledger.ledgerId), retry: false });
  return (
    <section data-ledger={ledger.ledgerId}>
      <p className="soft small">{ledger.origin ?? ledger.ledgerId} · {t('period.entries', { n: ledger.size.toLocaleString('vi-VN') })}</p>
      {wishes.isError && <p className="soft" role="status">{t('period.notYours')}</p>}
      {wishes.data && hasRole(me, 'accountant') && !wishes.data.items.some((one) => one.state === 'proposed') && <Propose ledgerId={ledger.ledgerId} />}
      {wishes.data && wishes.data.items.length > 0 && (
        <>
          <h2>{t('period.wishes')}</h2>
          <ul className="row-cards">{wishes.data.items.map((one) => <Wish key={one.periodId} wish={one} />)}</ul>
        </>
      )}
      <h2>{t('period.closed')}</h2>
      <Loaded query={closed}>
        {(list) => list.total === 0 ? <EmptyState title={t('period.empty')} text={t('period.empty.text')} /> : (
          <>
            <ul className="row-cards">{list.items.map((one) => <Closed key={one.endsOn} period={one} />)}</ul>
            <Pager page={list.page} pageSize={list.pageSize} total={list.total} change={(next) => change({ trang: next })} />
          </>
        )}
      </Loaded>
    </section>
  );
}

function Propose({ ledgerId }: { ledgerId: string }) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const id = useRef(newId());
  const { busy, problem, step } = useStep('period-wishes');
  const send = async ({ endsOn }: { endsOn: string }) => {
    if (await step(() => proposeClosing(ledgerId, { periodId: id.current, endsOn }))) {
      id.current = newId();
      void message.success(t('correction.sent'));
    }
  };
  return (
    <Form<{ endsOn: string }> className="card form" layout="vertical" disabled={busy} onFinish={(typed) => void send(typed)}>
      <p className="soft">{t('period.text')}</p>
      <Form.Item name="endsOn" label={t('period.endsOn')} rules={[{ required: true, message: t('form.required') }]}><DayInput /></Form.Item>
      {problem && <ProblemAlert problem={problem} />}
      <Button type="primary" htmlType="submit" loading={busy}>{t('period.propose')}</Button>
    </Form>
  );
}

function Wish({ wish }: { wish: PeriodWish }) {
  const { t } = useTexts();
  const me = useAccount();
  const { busy, problem, step } = useStep('period-wishes', 'periods');
  const mine = wish.proposedBy === me.accountId;
  return (
    <li data-period={wish.state}>
      <div className="head">{t('period.until', { day: formatDay(wish.endsOn) })}</div>
      <p className="small soft"><State kind={kinds[wish.state]} text={t(`period.state.${wish.state}` as TextKey)} /> {t('approvals.asked', { time: formatTime(wish.proposedAt) })}</p>
      {problem && <ProblemAlert problem={problem} />}
      {wish.state === 'proposed' && (mine ? <p className="small soft">{t('correction.another')}</p> : hasRole(me, 'accountant', 'approver') && (
        <div className="bar" style={{ marginBottom: 0 }}>
          <Button type="primary" loading={busy} onClick={() => void step(() => decideClosing(wish.ledgerId, wish.periodId, true))}>{t('period.close')}</Button>
          <Button loading={busy} onClick={() => void step(() => decideClosing(wish.ledgerId, wish.periodId, false))}>{t('approvals.no')}</Button>
        </div>
      ))}
    </li>
  );
}

function Closed({ period }: { period: ClosedPeriod }) {
  const { t } = useTexts();
  return (
    <li data-period="closed">
      <div className="head">{t('period.until', { day: formatDay(period.endsOn) })} <State kind={period.seal ? 'good' : 'wait'} text={t(period.seal ? 'period.sealed' : 'period.sealing')} /></div>
      <p className="small soft">{t('period.closedAt', { time: formatTime(period.closedAt), n: period.size.toLocaleString('vi-VN') })}</p>
      {period.seal && <details><summary>{t('period.seal')}</summary><pre className="bytes" tabIndex={0} aria-label={t('period.seal')}>{period.seal}</pre></details>}
    </li>
  );
}

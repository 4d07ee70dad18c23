import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { markNoticeRead, noticeItems, reportNotices, sendReportNoticeAgain, type NoticeItem, type ReportNotice } from '../../../api/unit-reports';
import { EmptyState } from '../../../components/EmptyState';
import { Loaded } from '../../../components/Loaded';
import { PageHead } from '../../../components/PageHead';
import { Pager } from '../../../components/Pager';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { State, type StateKind } from '../../../components/State';
import { useAddress } from '../../../components/useAddress';
import { useStep } from '../../../components/useStep';
import { formatDay, formatTime } from '../../../format/dates';
import { useTexts, type TextKey } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';

const shapes: Record<NoticeItem['kind'], StateKind> = { soon: 'wait', today: 'wait', late: 'bad', escalation: 'bad' };

/** The unit's digests, a day each: what is due, what is late, who below has sent nothing. */
export function Reminders() {
  const { t } = useTexts();
  const mails = hasRole(useAccount(), 'administrator', 'programme_officer', 'unit_officer');
  const { page, change } = useAddress();
  const [open, setOpen] = useState<string | null>(null);
  const { busy, problem, step } = useStep('report-notices');
  const list = useQuery({ queryKey: ['report-notices', page], queryFn: () => reportNotices(page), placeholderData: keepPreviousData });
  const show = (one: ReportNotice) => {
    setOpen(open === one.noticeId ? null : one.noticeId);
    if (!one.readAt) {
      void step(() => markNoticeRead(one.noticeId));
    }
  };
  return (
    <>
      <nav className="crumbs"><Link to="/bao-cao">{t('nav.reports')}</Link> › <Link to="/bao-cao/gui-den">{t('received.title')}</Link></nav>
      <PageHead title={t('reminder.title')} lead={t('reminder.lead')} />
      {mails && <p className="soft small">{t('reminder.mail')} <Link to="/nhac-viec">{t('reminder.mail.set')}</Link></p>}
      {problem && <ProblemAlert problem={problem} />}
      <Loaded query={list}>
        {(rows) => rows.total === 0 ? <EmptyState title={t('reminder.none')} text={t('reminder.none.text')} /> : (
          <>
            <ul className="row-cards">
              {rows.items.map((one) => (
                <li key={one.noticeId} data-notice={one.noticeId}>
                  <div className="head">{t('reminder.day', { day: formatDay(one.day) })}</div>
                  <div>{t('reminder.counts', { upcoming: one.upcoming, late: one.late, below: one.below })}</div>
                  <div className="bar-line"><State kind={one.readAt ? 'off' : 'wait'} text={one.readAt ? t('reminder.read', { name: one.readName ?? '' }) : t('reminder.unread')} />{one.mail !== 'none' && <span className="soft small" title={one.mailSentAt ? formatTime(one.mailSentAt) : undefined}>{t(`mail.${one.mail}` as TextKey)}</span>}<Button size="small" aria-expanded={open === one.noticeId} onClick={() => show(one)}>{t('reminder.open')}</Button>{mails && (one.mail === 'failed' || one.mail === 'uncertain') && <Button size="small" disabled={busy} onClick={() => void step(() => sendReportNoticeAgain(one.noticeId))}>{t('mail.again')}</Button>}</div>
                  {open === one.noticeId && <Items id={one.noticeId} />}
                </li>
              ))}
            </ul>
            <Pager page={page} pageSize={rows.pageSize} total={rows.total} change={(next) => change({ trang: next })} />
          </>
        )}
      </Loaded>
    </>
  );
}

function Items({ id }: { id: string }) {
  const { t } = useTexts();
  const [page, setPage] = useState(1);
  const items = useQuery({ queryKey: ['notice-items', id, page], queryFn: () => noticeItems(id, page), placeholderData: keepPreviousData });
  return (
    <Loaded query={items}>
      {(rows) => (
        <>
          <ul className="row-cards">
            {rows.items.map((one) => (
              <li key={one.obligationId + one.kind}>
                <div>{one.kind === 'escalation' ? one.unitName : <Link to={`/bao-cao/phai-nop/${one.obligationId}`}>{one.regimeName}</Link>} · {one.kind === 'escalation' && `${one.regimeName} · `}{one.periodLabel}</div>
                <div className="bar-line"><State kind={one.isDone ? 'good' : shapes[one.kind]} text={one.isDone ? t('reminder.done') : t(`reminder.kind.${one.kind}` as TextKey)} /><span className="num">{t('obligation.due', { day: formatDay(one.dueOn) })}</span></div>
              </li>
            ))}
          </ul>
          <Pager page={page} pageSize={rows.pageSize} total={rows.total} change={setPage} />
        </>
      )}
    </Loaded>
  );
}

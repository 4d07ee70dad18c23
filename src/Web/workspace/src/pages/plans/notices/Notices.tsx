import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Pagination, Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { listNotices, readNotice, sendNoticeAgain } from '../../../api/notices';
import { asProblem, type Problem } from '../../../api/problem';
import type { Notice, NoticeDetail } from '../../../api/plan-shapes';
import { EmptyState } from '../../../components/EmptyState';
import { Loaded } from '../../../components/Loaded';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { PageHead } from '../../../components/PageHead';
import { State } from '../../../components/State';
import { useAddress } from '../../../components/useAddress';
import { formatDay } from '../../../format/dates';
import { useTexts, type TextKey } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';
import { Mailbox } from './Mailbox';

/** What the system has reminded my unit of: one digest a day, opened in place. */
export function Notices() {
  const { t } = useTexts();
  const me = useAccount();
  const { value, page, change } = useAddress();
  const unread = value('loc') === 'chua-doc';
  const notices = useQuery({ queryKey: ['notices', unread, page], queryFn: () => listNotices(page, unread), placeholderData: keepPreviousData });
  return (
    <>
      <PageHead title={t('notices.title')} lead={t('notices.lead')} />
      {me.unitId && hasRole(me, 'administrator', 'programme_officer', 'unit_officer') && <Mailbox unitId={me.unitId} />}
      <div className="bar">
        <Segmented value={unread ? 'chua-doc' : ''} onChange={(next) => change({ loc: next })} aria-label={t('notices.filter')} options={[{ value: '', label: t('review.filter.all') }, { value: 'chua-doc', label: t('notices.unread') }]} />
        {notices.data && <span className="soft" role="status">{t('notices.count', { n: notices.data.total })}</span>}
      </div>
      <Loaded query={notices}>
        {(list) => list.total === 0 ? <EmptyState title={t('notices.none')} text={t('notices.none.text')} action={<Link to="/"><Button>{t('nav.myWork')}</Button></Link>} /> : (
          <>
            {list.items.map((notice) => <OneNotice key={notice.noticeId} notice={notice} />)}
            <Pagination current={list.page} pageSize={list.pageSize} total={list.total} showSizeChanger={false} hideOnSinglePage onChange={(next) => change({ trang: next })} />
          </>
        )}
      </Loaded>
    </>
  );
}

function OneNotice({ notice }: { notice: Notice }) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const me = useAccount();
  const [detail, setDetail] = useState<NoticeDetail | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const tell = async (action: () => Promise<NoticeDetail>) => {
    setProblem(null);
    try {
      setDetail(await action());
      await queries.invalidateQueries({ queryKey: ['notices-unread'] });
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
  };
  const open = (isOpen: boolean) => { if (isOpen && !detail) { void tell(() => readNotice(notice.noticeId)); } };
  const now = detail?.notice ?? notice;
  const read = now.readAt;
  return (
    <details className="card notice" data-notice={notice.noticeId} onToggle={(event) => open(event.currentTarget.open)}>
      <summary>
        <strong className="num">{formatDay(notice.day)}</strong>
        <span>{t('notices.sum', { upcoming: notice.upcoming, overdue: notice.overdue })}</span>
        {!read && <State kind="wait" text={t('notices.new')} />}
        {now.mail !== 'none' && <span className="soft small">{t(`mail.${now.mail}` as TextKey)}</span>}
      </summary>
      {problem && <ProblemAlert problem={problem} />}
      {(now.mail === 'failed' || now.mail === 'uncertain') && hasRole(me, 'administrator', 'programme_officer', 'unit_officer') && (
        <p><Button size="small" onClick={() => void tell(() => sendNoticeAgain(notice.noticeId))}>{t('mail.again')}</Button></p>
      )}
      {detail && (
        <ul className="plain">
          {detail.items.map((item) => (
            <li key={item.occurrenceId + item.kind}>
              <span className={`num ${item.kind.startsWith('overdue') ? 'st-overdue' : 'st-due_soon'}`}>{formatDay(item.dueOn)}</span>{' '}
              <Link to={`/ke-hoach/nhiem-vu/${item.taskId}`}>{item.title}</Link>
              <div className="small soft">{[item.label, item.documentNumber, item.section, item.unitName].filter(Boolean).join(' · ')}</div>
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}

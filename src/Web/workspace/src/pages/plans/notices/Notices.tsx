import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Pagination, Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { listNotices, readNotice } from '../../../api/notices';
import type { Notice, NoticeDetail } from '../../../api/plan-shapes';
import { EmptyState } from '../../../components/EmptyState';
import { Loaded } from '../../../components/Loaded';
import { PageHead } from '../../../components/PageHead';
import { State } from '../../../components/State';
import { useAddress } from '../../../components/useAddress';
import { formatDay } from '../../../format/dates';
import { useTexts, type TextKey } from '../../../i18n';

/** What the system has reminded my unit of: one digest a day, opened in place. */
export function Notices() {
  const { t } = useTexts();
  const { value, page, change } = useAddress();
  const unread = value('loc') === 'chua-doc';
  const notices = useQuery({ queryKey: ['notices', unread, page], queryFn: () => listNotices(page, unread), placeholderData: keepPreviousData });
  return (
    <>
      <PageHead title={t('notices.title')} lead={t('notices.lead')} />
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
  const [detail, setDetail] = useState<NoticeDetail | null>(null);
  const open = async (isOpen: boolean) => {
    if (isOpen && !detail) {
      setDetail(await readNotice(notice.noticeId));
      await queries.invalidateQueries({ queryKey: ['notices-unread'] });
    }
  };
  const read = detail?.notice.readAt ?? notice.readAt;
  return (
    <details className="card notice" onToggle={(event) => void open(event.currentTarget.open)}>
      <summary>
        <strong className="num">{formatDay(notice.day)}</strong>
        <span>{t('notices.sum', { upcoming: notice.upcoming, overdue: notice.overdue })}</span>
        {!read && <State kind="wait" text={t('notices.new')} />}
        {notice.mail !== 'none' && <span className="soft small">{t(`mail.${notice.mail}` as TextKey)}</span>}
      </summary>
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

import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { listAgreementNotices } from '../../../api/pairing-rules';
import { EmptyState } from '../../../components/EmptyState';
import { Loaded } from '../../../components/Loaded';
import { Pager } from '../../../components/Pager';
import { useAddress } from '../../../components/useAddress';
import { formatLastDay, formatTime } from '../../../format/dates';
import { useTexts } from '../../../i18n';

/** Whom the service reminded that an answer is awaited, newest first. */
export function Notices() {
  const { t } = useTexts();
  const { page, change } = useAddress();
  const notices = useQuery({ queryKey: ['agreement-notices', page], queryFn: () => listAgreementNotices(page) });
  return (
    <Loaded query={notices}>
      {(list) => list.total === 0 ? <EmptyState title={t('agreement.notices.empty')} text={t('agreement.notices.empty.text')} /> : (
        <>
          <ul className="row-cards">
            {list.items.map((one) => (
              <li key={`${one.agreementId} ${one.stage} ${one.kind} ${one.unitId} ${one.madeAt}`}>
                <div className="head"><Link to={`/ket-nghia/thoa-thuan/${one.agreementId}`}>{one.supporterName} – {one.seekerName}</Link></div>
                {t(one.kind.startsWith('escalate') ? 'agreement.notice.escalate' : 'agreement.notice.remind', { days: one.kind.split('_')[1] ?? '' })} · {t('agreement.due', { day: formatLastDay(one.dueAt) })}
                <div className="small soft num">{formatTime(one.madeAt)}</div>
              </li>
            ))}
          </ul>
          <Pager page={page} pageSize={list.pageSize} total={list.total} change={(next) => change({ trang: next })} />
        </>
      )}
    </Loaded>
  );
}

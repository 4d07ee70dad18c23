import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { listMyNudges } from '../../../api/pair-health';
import { Pager } from '../../../components/Pager';
import { formatTime } from '../../../format/dates';
import { useTexts } from '../../../i18n';

/** What one's own pairs were last reminded of: a head teacher must not have to look for it. Without any there is nothing to see. */
export function MyNudges() {
  const { t } = useTexts();
  const [page, setPage] = useState(1);
  const nudges = useQuery({ queryKey: ['nudges', 'mine', page], queryFn: () => listMyNudges(page), placeholderData: keepPreviousData });
  if (!nudges.data || nudges.data.total === 0) {
    return null;
  }
  return (
    <section aria-label={t('nudge.mine')} style={{ marginBottom: 16 }}>
      <h2>{t('nudge.mine')}</h2>
      <ul className="row-cards">
        {nudges.data.items.map((one) => (
          <li key={one.nudgeId}>
            <div className="head"><Link to={`/ket-nghia/cap-truong/${one.agreementId}`}>{one.supporterName} – {one.seekerName}</Link></div>
            <div className="said">{one.text}</div>
            <div className="small soft">{one.byUnitName ?? t('nudge.system')} · <span className="num">{formatTime(one.at)}</span></div>
          </li>
        ))}
      </ul>
      <Pager page={page} pageSize={nudges.data.pageSize} total={nudges.data.total} change={setPage} />
    </section>
  );
}

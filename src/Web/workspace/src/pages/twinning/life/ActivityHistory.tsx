import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listActivityHistory } from '../../../api/pair-life';
import { Loaded } from '../../../components/Loaded';
import { Pager } from '../../../components/Pager';
import { formatTime } from '../../../format/dates';
import { useTexts, type TextKey } from '../../../i18n';

/** Who changed an activity, when and why; asked for only when it is wanted. */
export function ActivityHistory({ activityId }: { activityId: string }) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const [page, setPage] = useState(1);
  const history = useQuery({ queryKey: ['activity', activityId, 'history', page], queryFn: () => listActivityHistory(activityId, page), enabled: open });
  return (
    <details style={{ marginTop: 24 }} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('activity.history')}</summary>
      {open && (
        <Loaded query={history}>
          {(list) => (
            <>
              <ul className="plain small">
                {list.items.map((one) => <li key={one.version}><span className="num">{formatTime(one.at)}</span> · {t(`activity.word.${one.kind}` as TextKey)} · {one.byName} ({t(`pair.side.${one.side}` as TextKey)}){one.reason && ` · ${one.reason}`}</li>)}
              </ul>
              <Pager page={page} pageSize={list.pageSize} total={list.total} change={setPage} />
            </>
          )}
        </Loaded>
      )}
    </details>
  );
}

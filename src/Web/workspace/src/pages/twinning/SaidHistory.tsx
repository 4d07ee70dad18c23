import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { readHistory, type SheetOf } from '../../api/twinning';
import { Loaded } from '../../components/Loaded';
import { formatTime } from '../../format/dates';
import { useTexts, type TextKey } from '../../i18n';

/** Who said what of a need or an offer and why, version by version; asked for only when somebody opens it. */
export function SaidHistory({ what, id, version }: { what: SheetOf; id: string; version: number }) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const history = useQuery({ queryKey: [what, 'history', id, version], queryFn: () => readHistory(what, id), enabled: open });
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('said.history')}</summary>
      {open && (
        <Loaded query={history}>
          {(list) => (
            <ol>{list.items.map((one) => <li key={one.version}>{formatTime(one.at)} · {t(`said.kind.${one.kind}` as TextKey)} · {one.byName}{one.reason && ` · ${one.reason}`}</li>)}</ol>
          )}
        </Loaded>
      )}
    </details>
  );
}

import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { listEntries, type EntryLine } from '../../../api/ledger';
import { State } from '../../../components/State';
import { formatDay } from '../../../format/dates';
import { formatVnd } from '../../../format/money';
import { useTexts, type TextKey } from '../../../i18n';
import { TrialBalanceTable } from '../TrialBalanceTable';

/** The campaign's book: its accounts, and every entry with the way down to the bytes of the statement. */
export function LedgerPanel({ campaignId }: { campaignId: string }) {
  const { t } = useTexts();
  return (
    <>
      <div className="bar">
        <Link to={`/dong-gop/${campaignId}/dieu-chinh`}><Button>{t('correction.title')}</Button></Link>
        <Link to="/dong-gop/ky-khoa-so"><Button>{t('period.title')}</Button></Link>
      </div>
      <TrialBalanceTable campaignId={campaignId} />
      <h2>{t('entry.list')}</h2>
      <Entries campaignId={campaignId} />
    </>
  );
}

function Entries({ campaignId }: { campaignId: string }) {
  const { t } = useTexts();
  const entries = useInfiniteQuery({
    queryKey: ['entries', campaignId],
    queryFn: ({ pageParam }) => listEntries(campaignId, pageParam),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const rows = entries.data?.pages.flatMap((page) => page.items) ?? [];
  if (rows.length === 0) {
    return <p className="soft" role="status">{t(entries.isPending ? 'loading' : entries.isError ? 'entry.failed' : 'ledger.empty')}</p>;
  }
  return (
    <>
      <ul className="bank-lines entry-lines">{rows.map((line) => <One key={line.sequence} campaignId={campaignId} line={line} />)}</ul>
      {entries.hasNextPage && <Button loading={entries.isFetchingNextPage} onClick={() => void entries.fetchNextPage()}>{t('recon.more')}</Button>}
    </>
  );
}

function One({ campaignId, line }: { campaignId: string; line: EntryLine }) {
  const { t } = useTexts();
  return (
    <li data-entry={line.kind}>
      <Link className="num" to={`/dong-gop/${campaignId}/but-toan/${line.sequence}`}>{t('recon.entry', { n: line.sequence })}</Link>
      <span className="num right">{line.amountVnd ? formatVnd(line.amountVnd) : '–'}</span>
      <span className="num">{formatDay(line.occurredOn)}</span>
      <span>{t(`entry.kind.${line.kind}` as TextKey)}{line.fromStatement && <span className="soft"> · {t('entry.fromStatement')}</span>}{line.reversedBy !== null && <> · <State kind="off" text={t('entry.reversedBy', { n: line.reversedBy })} /></>}</span>
    </li>
  );
}

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { Link } from 'react-router';
import { readBankBoard, readBankLines, readComparison } from '../../api/collecting';
import type { BankBoard, BankLineState } from '../../api/collecting-shapes';
import { Figure } from '../../components/Figure';
import { Loaded } from '../../components/Loaded';
import { State, type StateKind } from '../../components/State';
import { useAddress } from '../../components/useAddress';
import { formatDay, formatTime } from '../../format/dates';
import { formatVnd, formatVndUnit } from '../../format/money';
import { useTexts, type TextKey } from '../../i18n';

const kinds: Record<BankLineState, StateKind> = { matched: 'good', classified: 'good', waiting: 'wait', returned: 'off' };
const states: BankLineState[] = ['matched', 'classified', 'waiting', 'returned'];
const count = (value: number) => value.toLocaleString('vi-VN');

/** Where each line of the bank is, and the one number: bank, ledger and public page beside each other, every minute. */
export function Reconciliation({ campaignId }: { campaignId: string }) {
  const board = useQuery({ queryKey: ['bank-board', campaignId], queryFn: () => readBankBoard(campaignId), refetchInterval: 60_000 });
  return (
    <>
      <Apart campaignId={campaignId} />
      <Loaded query={board}>{(found) => <><Counts board={found} /><Lines campaignId={campaignId} /></>}</Loaded>
    </>
  );
}

function Apart({ campaignId }: { campaignId: string }) {
  const { t } = useTexts();
  const compared = useQuery({ queryKey: ['comparison', campaignId], queryFn: () => readComparison(campaignId), refetchInterval: 30_000, retry: false });
  const found = compared.data;
  if (!found) {
    return <p className="soft" role="status">{t('recon.notYet')}</p>;
  }
  return (
    <section className="card" style={{ marginBottom: 16 }} data-compared>
      <State kind={found.differenceVnd === 0 ? 'good' : 'bad'} text={t('recon.difference', { amount: formatVndUnit(found.differenceVnd), time: formatTime(found.computedAt) })} />
      <dl className="facts" style={{ marginTop: 8 }}>
        <dt>{t('recon.bank')}</dt><dd className="num">{found.bankVnd === null ? t('recon.noBank') : formatVndUnit(found.bankVnd)}</dd>
        <dt>{t('recon.ledgerBank')}</dt><dd className="num">{formatVndUnit(found.ledgerBankVnd)}</dd>
        <dt>{t('recon.ledger')}</dt><dd className="num">{formatVndUnit(found.ledgerVnd)}</dd>
        <dt>{t('recon.page')}</dt><dd className="num">{formatVndUnit(found.pageVnd)}</dd>
      </dl>
    </section>
  );
}

function Counts({ board }: { board: BankBoard }) {
  const { t } = useTexts();
  const waiting = board.isFund ? board.creditCount - board.classifiedCount : 0;
  return (
    <>
      <div className="figures">
        <Figure label={t('recon.state.matched')}>{count(board.isFund ? 0 : board.creditCount)}</Figure>
        <Figure label={t('recon.state.classified')}>{count(board.classifiedCount)} · {formatVndUnit(board.classifiedVnd)}</Figure>
        <Figure label={t('recon.state.waiting')}>{waiting > 0 ? <Link to={`/dong-gop/${board.campaignId}/phan-loai`}>{count(waiting)}</Link> : 0}</Figure>
        <Figure label={t('recon.quarantined')}>{count(board.quarantinedCount)}</Figure>
        <Figure label={t('recon.state.returned')}>{count(board.returnedCount)} · {formatVndUnit(board.returnedVnd)}</Figure>
        <Figure label={t('statement.closing')}>{board.closingVnd === null ? '–' : formatVndUnit(board.closingVnd)}</Figure>
      </div>
      <p className="soft small">{t('recon.statements', { n: count(board.statements), day: formatDay(board.toDay) || '–' })}{board.refused > 0 && <> · <State kind="bad" text={t('recon.refused', { n: count(board.refused) })} /></>}</p>
    </>
  );
}

function Lines({ campaignId }: { campaignId: string }) {
  const { t } = useTexts();
  const { value, change } = useAddress();
  const state = states.find((one) => one === value('dong'));
  const lines = useInfiniteQuery({
    queryKey: ['bank-lines', campaignId, state],
    queryFn: ({ pageParam }) => readBankLines(campaignId, state, pageParam),
    initialPageParam: undefined as { day: string; position: number } | undefined,
    getNextPageParam: (last) => (last.nextDay !== null && last.nextPosition !== null ? { day: last.nextDay, position: last.nextPosition } : undefined),
  });
  const rows = lines.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <div className="bar"><Segmented value={state ?? ''} onChange={(next) => change({ dong: next })} options={[{ value: '', label: t('recon.all') }, ...states.map((one) => ({ value: one, label: t(`recon.state.${one}` as TextKey) }))]} /></div>
      {rows.length === 0 ? <p className="soft">{lines.isPending ? t('loading') : t('recon.noLines')}</p> : (
        <ul className="bank-lines">
          {rows.map((line) => (
            <li key={`${line.day}-${line.position}`} data-line={line.state}>
              <span className="num">{formatDay(line.day)} · {line.position}</span>
              <span className="num right">{formatVnd(line.amountVnd)}</span>
              <State kind={kinds[line.state]} text={t(`recon.state.${line.state}` as TextKey)} />
              <span className="memo">{line.memo}{line.reference && <span className="mono"> {line.reference}</span>}{line.recovered && <span className="soft"> · {t('recon.recovered')}</span>}</span>
              <span className="small soft"><Link to={`/dong-gop/${campaignId}/sao-ke/${line.statementId}`}>{t('recon.bytes', { line: line.lineNumber, from: count(line.byteOffset), n: line.byteCount })}</Link> · <Link to={`/dong-gop/${campaignId}/but-toan/${line.entrySequence}`}>{t('recon.entry', { n: line.entrySequence })}</Link></span>
            </li>
          ))}
        </ul>
      )}
      {lines.hasNextPage && <Button loading={lines.isFetchingNextPage} onClick={() => void lines.fetchNextPage()}>{t('recon.more')}</Button>}
    </>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { readEntry, readEntryBytes, type Entry, type EntryBytes } from '../../../api/ledger';
import { Loaded } from '../../../components/Loaded';
import { PageHead } from '../../../components/PageHead';
import { State } from '../../../components/State';
import { formatDay, formatTime } from '../../../format/dates';
import { formatVnd, formatVndUnit } from '../../../format/money';
import { useTexts, type TextKey } from '../../../i18n';

/** One entry: its legs, who stands for it, the line of the bank and that line's bytes in the file as it was kept. */
export function EntryPage() {
  const { campaignId = '', sequence = '' } = useParams();
  const { t } = useTexts();
  const entry = useQuery({ queryKey: ['entry', sequence], queryFn: () => readEntry(sequence) });
  return (
    <>
      <nav className="crumbs"><Link to="/dong-gop">{t('nav.donations')}</Link> › <Link to={`/dong-gop/${campaignId}?muc=so-cai`}>{t('campaign.tab.ledger')}</Link></nav>
      <Loaded query={entry}>{(found) => <Whole campaignId={campaignId} entry={found} />}</Loaded>
    </>
  );
}

function Whole({ campaignId, entry }: { campaignId: string; entry: Entry }) {
  const { t } = useTexts();
  const { line } = entry;
  const leadTo = (n: number) => <Link className="num" to={`/dong-gop/${campaignId}/but-toan/${n}`}>{t('recon.entry', { n })}</Link>;
  return (
    <>
      <PageHead title={t('entry.title', { n: line.sequence })} lead={t(`entry.kind.${line.kind}` as TextKey)} />
      <dl className="facts card">
        <dt>{t('entry.when')}</dt><dd className="num">{formatDay(line.occurredOn)}</dd>
        <dt>{t('entry.learned')}</dt><dd className="num">{formatTime(line.recordedAt)}</dd>
        <dt>{t('entry.place')}</dt><dd className="num">{t('entry.place.at', { n: line.index })}</dd>
        {line.reverses !== null && <><dt>{t('entry.reverses')}</dt><dd>{leadTo(line.reverses)}</dd></>}
        {line.reversedBy !== null && <><dt>{t('entry.state')}</dt><dd><State kind="off" text={t('entry.reversedBy', { n: line.reversedBy })} /> {leadTo(line.reversedBy)}</dd></>}
        {entry.correction && <><dt>{t('correction.reason')}</dt><dd>{entry.correction.reason}<div className="small soft">{t('correction.twoPeople', { asked: formatTime(entry.correction.proposedAt), decided: formatTime(entry.correction.decidedAt) })}</div></dd></>}
      </dl>
      <h2>{t('entry.legs')}</h2>
      <div className="table-scroll">
        <table className="plain-table" data-legs>
          <thead><tr><th scope="col">{t('ledger.code')}</th><th scope="col" className="right">{t('ledger.debit')}</th><th scope="col" className="right">{t('ledger.credit')}</th></tr></thead>
          <tbody>
            {entry.legs.map((leg, i) => (
              <tr key={i}>
                <td>{t(`ledger.account.${leg.account}` as TextKey)}{leg.place && <> · {leg.place}</>}<div className="small soft">{leg.campaignTitle}</div></td>
                <td className="right num">{leg.amount > 0 && <>{formatVnd(leg.amount)} {leg.commodity !== 'VND' && leg.commodity}</>}</td>
                <td className="right num">{leg.amount < 0 && <>{formatVnd(-leg.amount)} {leg.commodity !== 'VND' && leg.commodity}</>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {entry.bankLine ? <FromBank entry={entry} bank={entry.bankLine} /> : <p className="soft" style={{ marginTop: 16 }}>{t(line.fromStatement ? 'entry.line.notYours' : 'entry.line.none')}</p>}
    </>
  );
}

function FromBank({ entry, bank }: { entry: Entry; bank: NonNullable<Entry['bankLine']> }) {
  const { t } = useTexts();
  const bytes = useQuery({ queryKey: ['entry-bytes', entry.line.sequence], queryFn: () => readEntryBytes(entry.line.sequence) });
  return (
    <>
      <h2>{t('entry.line')}</h2>
      <dl className="facts card" data-bank-line>
        <dt>{t('entry.line.file')}</dt><dd><Link to={`/dong-gop/${bank.campaignId}/sao-ke/${bank.statementId}`}>{bank.fileName}</Link></dd>
        <dt>{t('entry.when')}</dt><dd className="num">{formatDay(bank.day)} · {t('entry.line.position', { n: bank.position })}</dd>
        <dt>{t('gift.amount')}</dt><dd className="num">{formatVndUnit(bank.amountVnd)}{bank.recovered && <span className="soft"> · {t('recon.recovered')}</span>}</dd>
        {bank.balanceVnd !== null && <><dt>{t('entry.line.balance')}</dt><dd className="num">{formatVndUnit(bank.balanceVnd)}</dd></>}
        <dt>{t('gift.memo')}</dt><dd>{bank.memo}</dd>
      </dl>
      <h2>{t('entry.bytes')}</h2>
      <Loaded query={bytes}>
        {(found) => (
          <>
            {found.sheet && <Sheet sheet={found.sheet} row={found.lineNumber} />}
            {found.text === null ? <p className="soft">{t('entry.bytes.none', { n: found.lineNumber })}</p> : (
              <>
                <p className="soft small">{t(found.sheet ? 'entry.bytes.part' : 'entry.bytes.where', { part: found.sheet?.part ?? '', line: found.lineNumber, from: (found.byteOffset ?? 0).toLocaleString('vi-VN'), n: found.byteCount.toLocaleString('vi-VN') })}</p>
                {/* A region that scrolls must be reachable with keys. */}
                <pre className="bytes" tabIndex={0} aria-label={t('entry.bytes')}>{found.before}<mark>{found.text}</mark>{found.after}</pre>
              </>
            )}
            <p className="mono soft">SHA-256 {found.sha256}</p>
          </>
        )}
      </Loaded>
    </>
  );
}

/** A workbook's row as people read it: the sheet and its cells. The bytes below are those of the row inside the sheet's part. */
function Sheet({ sheet, row }: { sheet: NonNullable<EntryBytes['sheet']>; row: number }) {
  const { t } = useTexts();
  return (
    <>
      <p>{t('entry.sheet', { sheet: sheet.name, n: row })}</p>
      <div className="table-scroll">
        <table className="plain-table" data-sheet-row>
          <thead><tr>{sheet.cells.map((cell) => <th key={cell.reference} scope="col" className="mono">{cell.reference}</th>)}</tr></thead>
          <tbody><tr>{sheet.cells.map((cell) => <td key={cell.reference}>{cell.text}</td>)}</tr></tbody>
        </table>
      </div>
    </>
  );
}

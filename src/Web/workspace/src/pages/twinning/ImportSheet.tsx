import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { importSheet, needSheet, offerSheet, type SheetImported, type SheetOf, type SheetRow } from '../../api/twinning';
import { EmptyState } from '../../components/EmptyState';
import { Figure } from '../../components/Figure';
import { FilePick } from '../../components/FilePick';
import { PageHead } from '../../components/PageHead';
import { Pager } from '../../components/Pager';
import { ProblemAlert } from '../../components/ProblemAlert';
import { State, type StateKind } from '../../components/State';
import { useStep } from '../../components/useStep';
import { formatNumber } from '../../format/numbers';
import { useTexts, type TextKey } from '../../i18n';

const mostBytes = 5 * 1024 * 1024;
const pageSize = 50;
const kinds: Record<SheetRow['outcome'], StateKind> = { new: 'good', changed: 'wait', same: 'off', refused: 'bad' };
const outcomes = ['new', 'changed', 'same', 'refused'] as const;

/** Needs or offers from a workbook: first what it would do, row by row; written only when somebody says so, and then whole. */
export function ImportSheet({ what }: { what: SheetOf }) {
  const { t } = useTexts();
  const go = useNavigate();
  const [file, setFile] = useState<File | null>(null);
  const [seen, setSeen] = useState<SheetImported | null>(null);
  const [sent, setSent] = useState(0);
  const [page, setPage] = useState(1);
  const { busy, problem, step } = useStep(what);
  const back = what === 'needs' ? '/ket-nghia/nhu-cau' : '/ket-nghia/kha-nang';
  const look = (chosen: File) => step(async () => {
    setSeen(null);
    const { body } = await importSheet(what, chosen, false, setSent);
    // What is wrong stands first: it is what has to be mended.
    setSeen({ ...body, rows: [...body.rows].sort((one, other) => Number(other.outcome === 'refused') - Number(one.outcome === 'refused')) });
    setFile(chosen);
    setPage(1);
  });
  const write = async () => {
    if (file && await step(() => importSheet(what, file, true, setSent))) {
      await go(back);
    }
  };
  return (
    <>
      <nav className="crumbs"><Link to={back}>{t(what === 'needs' ? 'twinning.needs' : 'twinning.offers')}</Link></nav>
      <PageHead title={t(`sheet.title.${what}` as TextKey)} lead={t('sheet.lead')} actions={<a href={what === 'needs' ? needSheet : offerSheet} download><Button>{t('sheet.form')}</Button></a>} />
      <FilePick accept=".xlsx" maxBytes={mostBytes} hint={t('sheet.hint')} action={t('sheet.look')} busy={busy && !seen} sent={sent} send={(chosen) => void look(chosen)} />
      {problem && <ProblemAlert problem={problem} />}
      {seen && (
        <section aria-label={t('sheet.preview')}>
          <h2>{t('sheet.preview')}</h2>
          <div className="figures">{outcomes.map((outcome) => <Figure key={outcome} label={t(`sheet.outcome.${outcome}` as TextKey)}>{formatNumber(seen[outcome])}</Figure>)}</div>
          {seen.refused > 0 ? <p>{t('sheet.mend', { n: seen.refused })}</p>
            : seen.new + seen.changed === 0 ? <EmptyState title={t('sheet.nothing')} text={t('sheet.nothing.text')} />
            : <div className="bar"><Button type="primary" loading={busy} onClick={() => void write()}>{t('sheet.write', { n: seen.new + seen.changed })}</Button></div>}
          <ul className="row-cards">
            {seen.rows.slice((page - 1) * pageSize, page * pageSize).map((row) => (
              <li key={row.row} data-outcome={row.outcome}>
                <div className="head">{t('sheet.row', { n: row.row })}{row.schoolName && ` · ${row.schoolName}`}</div>
                <State kind={kinds[row.outcome]} text={t(`sheet.outcome.${row.outcome}` as TextKey)} />
                {row.title && <p>{row.column && <b>{row.column}: </b>}{row.title} {row.detail}</p>}
              </li>
            ))}
          </ul>
          <Pager page={page} pageSize={pageSize} total={seen.rows.length} change={setPage} />
        </section>
      )}
    </>
  );
}

/** The sheet of needs. */
export const ImportNeeds = () => <ImportSheet what="needs" />;

/** The sheet of offers. */
export const ImportOffers = () => <ImportSheet what="offers" />;

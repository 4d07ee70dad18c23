import '../units/unit-reports.css';
import './papers.css';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Select } from 'antd';
import { useEffect } from 'react';
import { Link, useParams } from 'react-router';
import { askForPdf, paperDocument, paperPdf, readPaper, type Paper } from '../../../api/papers';
import { readForm, readReport, type UnitReport } from '../../../api/unit-reports';
import { Loaded } from '../../../components/Loaded';
import { PageHead } from '../../../components/PageHead';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { State } from '../../../components/State';
import { useAddress } from '../../../components/useAddress';
import { useNarrow } from '../../../components/useNarrow';
import { useStep } from '../../../components/useStep';
import { formatDay } from '../../../format/dates';
import { useTexts } from '../../../i18n';
import { useAccount } from '../../../shell/session';
import { Fields } from '../units/Fields';
import { HeadForm } from './HeadForm';
import { PdfFrame } from './PdfFrame';

/** A report as the official document that leaves the house: its pages beside what was filled in, and whether its form is right. */
export function PaperPage() {
  const { obligationId = '' } = useParams();
  const { t } = useTexts();
  const { value, change } = useAddress();
  const version = value('lan') ? Number(value('lan')) : null;
  const report = useQuery({ queryKey: ['unit-report', obligationId], queryFn: () => readReport(obligationId), refetchOnWindowFocus: false });
  const paper = useQuery({
    queryKey: ['report-paper', obligationId, version], queryFn: () => readPaper(obligationId, version), refetchOnWindowFocus: false,
    // Only while somebody waits for the PDF.
    refetchInterval: (query) => (query.state.data?.pdf === 'waiting' ? 1_500 : false),
  });
  return (
    <>
      <nav className="crumbs"><Link to="/bao-cao">{t('nav.reports')}</Link> › <Link to={`/bao-cao/phai-nop/${obligationId}`}>{report.data?.regimeName ?? t('obligation.title')}</Link></nav>
      <Loaded query={report}>
        {(one) => (
          <>
            <PageHead title={t('paper.title')} lead={<>{one.regimeName} · {one.unitName} · {one.periodLabel}</>} />
            <Loaded query={paper}>{(found) => <One report={one} paper={found} version={version} choose={(next) => change({ lan: next === null ? undefined : String(next) })} />}</Loaded>
          </>
        )}
      </Loaded>
    </>
  );
}

function One({ report, paper, version, choose }: { report: UnitReport; paper: Paper; version: number | null; choose: (version: number | null) => void }) {
  const { t } = useTexts();
  const me = useAccount();
  const narrow = useNarrow();
  const { busy, problem, step } = useStep('report-paper');
  const isDraft = paper.version === null;
  const id = report.obligationId;
  const asked = paper.pdf === 'none' && !narrow && !problem && !busy;
  // On a wide screen the pages are what one comes for; on a phone only when they are asked for.
  useEffect(() => {
    if (asked) {
      void step(() => askForPdf(id, version));
    }
    // Once for each file: what else changes is no reason to ask again.
  }, [asked, paper.sha256]);
  return (
    <>
      <p>
        <State kind={isDraft ? 'wait' : 'good'} text={isDraft ? t('paper.draft') : t('paper.number', { number: paper.documentNumber, day: formatDay(paper.issuedOn!) })} />
        {' · '}<FormLine paper={paper} />
      </p>
      <div className="bar">
        <a href={paperDocument(id, version)} download><Button>{t('paper.docx')}</Button></a>
        {paper.pdf === 'ready'
          ? <a href={paperPdf(id, version)} download={`${paper.sha256.slice(0, 8)}.pdf`}><Button type="primary">{t('paper.pdf')}</Button></a>
          : <Button type="primary" loading={busy || paper.pdf === 'waiting'} onClick={() => void step(() => askForPdf(id, version))}>{t(paper.pdf === 'waiting' ? 'paper.pdf.waiting' : 'paper.pdf.make')}</Button>}
        {paper.editions.length > 1 && (
          <Select value={paper.version ?? 0} aria-label={t('paper.edition')} style={{ minWidth: 180 }} onChange={(next) => choose(next === 0 ? null : next)}
            options={[...(isDraft || report.state === 'returned' || report.state === 'draft' ? [{ value: 0, label: t('paper.draft') }] : []), ...paper.editions.map((one, i) => ({ value: one, label: t('paper.edition.n', { n: paper.editions.length - i }) }))]} />
        )}
      </div>
      {problem && <ProblemAlert problem={problem} />}
      {paper.pdf === 'failed' && <Alert type="error" showIcon style={{ marginBottom: 16 }} title={t('paper.pdf.failed')} description={paper.pdfFault} />}
      {isDraft && paper.missing.length > 0 && <Alert type="warning" showIcon style={{ marginBottom: 16 }} title={t('paper.missing', { what: paper.missing.map((one) => t(`paper.missing.${one}`)).join(', ') })} />}
      {isDraft && me.unitId === report.unitId && report.state !== 'submitted' && report.state !== 'accepted' && <HeadForm key={paper.sha256} id={id} head={paper.head} open={paper.missing.length > 0} />}
      <div className="paper-beside">
        <section aria-label={t('paper.data')} className="paper-data">
          <h2>{t('paper.data')}</h2>
          {version !== null && version !== report.version ? <p className="soft">{t('paper.data.now')}</p> : null}
          <Data report={report} />
        </section>
        {!narrow && <PdfFrame address={paperPdf(id, version)} sha256={paper.sha256} state={paper.pdf} />}
      </div>
    </>
  );
}

function FormLine({ paper }: { paper: Paper }) {
  const { t, language } = useTexts();
  if (paper.departures.length === 0) {
    return <State kind="good" text={t('paper.form.right', { n: paper.rules })} />;
  }
  return (
    <details className="paper-departures">
      <summary><State kind="bad" text={t('paper.form.wrong', { n: paper.departures.length })} /></summary>
      <ul>
        {paper.departures.map((one, i) => (
          <li key={`${one.ruleId}/${i}`}>{language === 'vi' ? one.vietnamese : one.english} <span className="soft">{one.quote && `“${one.quote}” · `}{one.measured} · {t('paper.form.allowed', { allowed: one.allowed })}</span></li>
        ))}
      </ul>
    </details>
  );
}

function Data({ report }: { report: UnitReport }) {
  const form = useQuery({ queryKey: ['form', report.formId, report.formVersion], queryFn: () => readForm(report.formId!, report.formVersion), enabled: report.formId !== null });
  return (
    <>
      {report.narrative && <p className="words">{report.narrative}</p>}
      {report.formId && <Loaded query={form}>{(found) => <Fields form={found} report={report} answers={report.answers} faults={[]} isTotal={false} />}</Loaded>}
    </>
  );
}

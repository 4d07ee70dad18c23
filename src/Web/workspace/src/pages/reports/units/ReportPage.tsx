import './unit-reports.css';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { readReport, reportSteps, type Fault, type UnitReport } from '../../../api/unit-reports';
import { Loaded } from '../../../components/Loaded';
import { PageHead } from '../../../components/PageHead';
import { State, type StateKind } from '../../../components/State';
import { formatDay, formatTime } from '../../../format/dates';
import { useTexts, type TextKey } from '../../../i18n';
import { useAccount } from '../../../shell/session';
import { Agreement } from '../agreement/Agreement';
import { Judge } from './Judge';
import { ReportFiles } from './ReportFiles';
import { WriteReport } from './WriteReport';

const shapes: Record<string, StateKind> = { draft: 'wait', submitted: 'wait', returned: 'bad', accepted: 'good' };

/** One report of one unit: written by it, looked at by the level above, with every step that was taken. */
export function ReportPage() {
  const { obligationId = '' } = useParams();
  const { t } = useTexts();
  const report = useQuery({ queryKey: ['unit-report', obligationId], queryFn: () => readReport(obligationId), refetchOnWindowFocus: false });
  return (
    <>
      <nav className="crumbs"><Link to="/bao-cao">{t('nav.reports')}</Link> › <Link to="/bao-cao/phai-nop">{t('obligation.title')}</Link></nav>
      <Loaded query={report}>{(one) => <One report={one} />}</Loaded>
    </>
  );
}

function One({ report }: { report: UnitReport }) {
  const { t } = useTexts();
  const me = useAccount();
  // Outlives the form, which is made anew with each step that was kept.
  const [faults, setFaults] = useState<Fault[]>([]);
  return (
    <>
      <PageHead title={report.regimeName} lead={<>{report.unitName} · {report.periodLabel} · {t('obligation.due', { day: formatDay(report.dueOn) })}{report.handedInOn && ` · ${t('obligation.handedIn', { day: formatDay(report.handedInOn) })}`}</>}
        actions={report.version > 0 && <Link to={`/bao-cao/phai-nop/${report.obligationId}/van-ban`}><Button>{t('paper.show')}</Button></Link>} />
      <p><State kind={report.state ? shapes[report.state]! : 'off'} text={t(`report.state.${report.state ?? 'none'}` as TextKey)} /> · {t('report.receiver', { name: report.receiverName ?? '–' })}</p>
      {report.state === 'returned' && report.remarks && <Alert type="warning" showIcon style={{ marginBottom: 16 }} title={t('report.remarks')} description={<span className="words">{report.remarks}</span>} />}
      <WriteReport key={`${report.obligationId}/${report.version}`} report={report} isMine={me.unitId === report.unitId} faults={faults} found={setFaults} />
      <ReportFiles report={report} isMine={me.unitId === report.unitId} />
      {me.unitId === report.receiverId && (report.state === 'submitted' || report.state === 'accepted') && <Judge report={report} />}
      {report.version > 0 && report.formId && <Agreement report={report} />}
      {report.version > 0 && <Steps id={report.obligationId} version={report.version} />}
    </>
  );
}

function Steps({ id, version }: { id: string; version: number }) {
  const { t } = useTexts();
  const steps = useQuery({ queryKey: ['unit-report-steps', id, version], queryFn: () => reportSteps(id) });
  return (
    <section>
      <h2>{t('report.steps')}</h2>
      <Loaded query={steps}>
        {(list) => (
          <ol className="row-cards report-steps">
            {[...list].reverse().map((step) => (
              <li key={step.version}>
                <div className="head">{t(`report.move.${step.move}` as TextKey)}</div>
                <div className="small soft">{step.byName} · {formatTime(step.at)}</div>
                {step.signerFor && <div className="small">{t('signing.by', { words: `${step.capacity}. ${step.signerFor} / ${step.signerPosition} – ${step.signerName}` })}</div>}
                {step.remarks && <div className="words">{step.remarks}</div>}
                {step.changed.length > 0 && step.version > 1 && <div className="small">{t('report.changed', { n: step.changed.length })}</div>}
              </li>
            ))}
          </ol>
        )}
      </Loaded>
    </section>
  );
}

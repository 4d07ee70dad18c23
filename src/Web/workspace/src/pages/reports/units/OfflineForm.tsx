import { Alert, Button } from 'antd';
import { useState } from 'react';
import { readSheet, sheetAddress, type Answers, type SheetFault, type UnitReport } from '../../../api/unit-reports';
import { FilePick } from '../../../components/FilePick';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { useStep } from '../../../components/useStep';
import { useTexts } from '../../../i18n';

const mostBytes = 5 * 1024 * 1024;

/** The form as a workbook that is filled in without a network and read back into the fields; nothing is kept before the officer saves. */
export function OfflineForm({ report, formId, take }: { report: UnitReport; formId: string; take: (answers: Answers) => void }) {
  const { t } = useTexts();
  const { busy, problem, step } = useStep();
  const [faults, setFaults] = useState<SheetFault[]>();
  const [sent, setSent] = useState(0);
  const read = (file: File) => void step(async () => {
    const { body } = await readSheet(report.obligationId, formId, file, setSent);
    take(body.answers);
    setFaults(body.faults);
  });
  return (
    <details className="offline-form">
      <summary>{t('offline.title')}</summary>
      <p className="small">{t('offline.lead')}</p>
      <div className="bar"><a href={sheetAddress(report.obligationId, formId)} download><Button>{t('offline.get')}</Button></a></div>
      <FilePick accept=".xlsx" maxBytes={mostBytes} hint={t('offline.hint')} action={t('offline.read')} busy={busy} sent={sent} send={read} />
      {problem && <ProblemAlert problem={problem} />}
      {faults && (
        <Alert type={faults.length === 0 ? 'success' : 'warning'} showIcon title={t(faults.length === 0 ? 'offline.whole' : 'offline.faults', { n: faults.length })}
          description={faults.length > 0 && <ul>{faults.map((fault) => <li key={`${fault.place}/${fault.code}/${fault.row}`}>{fault.message}</li>)}</ul>} />
      )}
    </details>
  );
}

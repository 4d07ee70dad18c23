import { useQuery } from '@tanstack/react-query';
import { Button, Popconfirm, Segmented } from 'antd';
import { useState } from 'react';
import { addReportFile, fileKinds, reportFileAddress, reportFiles, withdrawReportFile, type ReportFile, type UnitReport } from '../../../api/unit-reports';
import { FilePick } from '../../../components/FilePick';
import { Loaded } from '../../../components/Loaded';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { useStep } from '../../../components/useStep';
import { formatTime } from '../../../format/dates';
import { useTexts, type TextKey } from '../../../i18n';

const accepts: Record<ReportFile['kind'], string> = { evidence: '.pdf,.png,.jpg,.jpeg,.docx,.xlsx,.pptx', signed: '.pdf,.p7s' };

/** What shows the figures, and the paper as it was signed: each with its hash and who put it there. */
export function ReportFiles({ report, isMine }: { report: UnitReport; isMine: boolean }) {
  const { t } = useTexts();
  const isOpen = report.state === null || report.state === 'draft' || report.state === 'returned';
  const [kind, setKind] = useState<ReportFile['kind']>(isOpen ? 'evidence' : 'signed');
  const [sends, setSends] = useState(0);
  const { busy, problem, step } = useStep('report-files');
  const files = useQuery({ queryKey: ['report-files', report.obligationId, report.version], queryFn: () => reportFiles(report.obligationId) });
  const send = async (file: File) => {
    if (await step(() => addReportFile(report.obligationId, kind, file))) {
      setSends((n) => n + 1);
    }
  };
  return (
    <section className="card report-files">
      <h2>{t('files.title')}</h2>
      <Loaded query={files}>
        {(list) => list.total === 0 ? <p className="soft">{t('files.none')}</p> : (
          <ul className="row-cards">
            {list.items.map((one) => (
              <li key={one.fileId} data-file={one.fileId}>
                <div className="head"><a href={reportFileAddress(one.fileId)} download={one.fileName}>{one.fileName}</a></div>
                <div className="small">{t(`files.kind.${one.kind}` as TextKey)}{one.steps.length > 0 && ` · ${t('files.step', { steps: one.steps.join(', ') })}`}{one.withdrawnAt && ` · ${t('files.withdrawn')}`}</div>
                <div className="small soft">{t('files.by', { name: one.addedName, time: formatTime(one.addedAt), size: Math.max(1, Math.round(one.byteCount / 1024)) })}</div>
                <div className="small soft file-hash">{t('files.hash', { hash: one.sha256 })}</div>
                {isMine && !one.withdrawnAt && (isOpen || one.kind === 'signed') && (
                  <Popconfirm title={t('files.withdraw.ask')} okText={t('files.withdraw')} cancelText={t('form.back')} onConfirm={() => void step(() => withdrawReportFile(one.fileId))}><Button size="small" disabled={busy}>{t('files.withdraw')}</Button></Popconfirm>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {problem && <ProblemAlert problem={problem} />}
      {isMine && (
        <>
          {isOpen && <Segmented value={kind} onChange={setKind} aria-label={t('files.title')} options={fileKinds.map((one) => ({ value: one, label: t(`files.kind.${one}` as TextKey) }))} />}
          <FilePick key={`${kind}/${sends}`} accept={accepts[kind]} maxBytes={20 * 1024 * 1024} hint={t(kind === 'signed' ? 'files.pick.signed' : 'files.pick.evidence')} action={t('files.add')} busy={busy} send={(file) => void send(file)} />
          {kind === 'signed' && <p className="small soft">{t('files.signed.note')}</p>}
        </>
      )}
    </section>
  );
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import { consolidateReport, moveReport, prefilledForm, publishedForms, readForm, reportParts, writeReport, yearBefore, type Answers, type Fault, type UnitReport } from '../../../api/unit-reports';
import { Loaded } from '../../../components/Loaded';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { useStep } from '../../../components/useStep';
import { useTexts } from '../../../i18n';
import { Consolidation } from './Consolidation';
import { Fields } from './Fields';
import { OfflineForm } from './OfflineForm';
import { Signing } from './Signing';

interface Found { faults: Fault[]; found: (faults: Fault[]) => void }

/** The report as it is written: a form filled in with what is known, what is said in words; kept unfinished, handed in when whole. */
export function WriteReport({ report, isMine, faults, found }: { report: UnitReport; isMine: boolean } & Found) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const { busy, problem, step } = useStep('unit-report', 'obligations', 'consolidation');
  const canWrite = isMine && (report.state === null || report.state === 'draft' || report.state === 'returned');
  const [formId, setFormId] = useState(report.formId);
  const [answers, setAnswers] = useState<Answers>(report.answers);
  const [delegation, setDelegation] = useState<string>();
  const [words, setWords] = useState(report.narrative);
  const parts = useQuery({ queryKey: ['report-parts', report.obligationId], queryFn: () => reportParts(report.obligationId, '', 1) });
  const isTotal = (parts.data?.total ?? 0) > 0;
  const shown = useQuery({ queryKey: ['form', report.formId, report.formVersion], queryFn: () => readForm(report.formId!, report.formVersion), enabled: report.formId !== null && isTotal });
  const labelOf = (key: string) => shown.data?.content.sections.flatMap((section) => section.fields).find((field) => field.key === key)?.label ?? key;
  const forms = useQuery({ queryKey: ['published-forms'], queryFn: publishedForms, enabled: canWrite });

  const choose = (id: string | undefined) => void step(async () => {
    setFormId(id ?? null);
    // Only what nobody has filled in yet is filled in from what is known.
    const known = id ? (await prefilledForm(id, report)).answers : { values: {}, tables: {} };
    setAnswers((now) => ({ values: { ...known.values, ...now.values }, tables: { ...known.tables, ...now.tables } }));
  });
  const write = () => writeReport(report.obligationId, { version: report.version, answers, narrative: words, formId });
  const save = () => void step(async () => {
    const { body } = await write();
    found(body.faults);
    void message.success(t(body.faults.some((fault) => fault.isBlocking) ? 'report.saved.unfinished' : 'report.saved'));
  });
  const consolidate = () => void step(async () => queries.setQueryData(['consolidation', report.obligationId], (await consolidateReport(report.obligationId, report.version, formId)).body));
  const submit = () => void step(async () => {
    const { body } = await write();
    found(body.faults);
    if (body.faults.some((fault) => fault.isBlocking)) {
      return;
    }
    await moveReport(report.obligationId, 'submit', body.report.version, undefined, delegation);
    void message.success(t('report.submitted'));
  });
  const recall = () => void step(() => moveReport(report.obligationId, 'recall', report.version));
  return (
    <section className="card report-write" data-report={report.state ?? 'none'}>
      {canWrite && (
        <label className="block">{t('report.form')}
          <Select id="report-form" allowClear loading={forms.isPending} disabled={busy} value={formId ?? undefined} placeholder={t('report.form.none')} aria-label={t('report.form')} style={{ width: '100%', maxWidth: 640 }}
            onChange={choose} options={(forms.data?.items ?? []).map((form) => ({ value: form.formId, label: form.title }))} />
        </label>
      )}
      {formId && <Filled report={report} formId={formId} version={formId === report.formId ? report.formVersion : null} answers={answers} change={canWrite ? setAnswers : undefined} faults={faults} isTotal={isTotal} />}
      {canWrite && formId && <OfflineForm report={report} formId={formId} take={setAnswers} />}
      {isTotal && <Consolidation report={report} canWrite={canWrite} busy={busy} hasForm={formId !== null} ask={consolidate} found={found} labelOf={labelOf} />}
      <label className="block">{t('report.words')}
        {canWrite ? <Input.TextArea id="report-words" rows={6} maxLength={20_000} disabled={busy} value={words} onChange={(event) => setWords(event.target.value)} aria-label={t('report.words')} /> : <p className="words">{report.narrative || '–'}</p>}
      </label>
      {problem && <ProblemAlert problem={problem} />}
      {faults.length > 0 && <Alert type="warning" showIcon role="alert" title={t('report.faults')} description={<ul>{faults.map((fault) => <li key={fault.place + fault.code}>{fault.message}</li>)}</ul>} />}
      {canWrite && <Signing value={delegation} change={setDelegation} disabled={busy} />}
      {canWrite && (
        <div className="bar">
          <Popconfirm title={t('report.submit.ask')} okText={t('report.move.submit')} cancelText={t('form.back')} onConfirm={submit}><Button type="primary" loading={busy}>{t('report.move.submit')}</Button></Popconfirm>
          <Button disabled={busy} onClick={save}>{t('report.save')}</Button>
        </div>
      )}
      {isMine && report.state === 'submitted' && <Button loading={busy} onClick={recall}>{t('report.move.recall')}</Button>}
    </section>
  );
}

interface Shown { report: UnitReport; formId: string; version: number | null; answers: Answers; change?: (answers: Answers) => void; faults: Fault[]; isTotal: boolean }

function Filled({ formId, version, ...shown }: Shown) {
  const { t } = useTexts();
  const { report } = shown;
  const before = useQuery({ queryKey: ['year-before', report.obligationId, report.version], queryFn: () => yearBefore(report.obligationId), enabled: formId === report.formId });
  const form = useQuery({ queryKey: ['form', formId, version], queryFn: () => readForm(formId, version) });
  const year = before.data;
  return (
    <>
      <Loaded query={form}>{(one) => <Fields form={one} {...shown} before={year?.values} />}</Loaded>
      {year && year.reports > 1 && <p className="small soft">{t('before.joined', { n: year.reports, names: year.units.join(', ') })}</p>}
      {year && year.split.length > 0 && <p className="small soft">{t('before.split', { names: year.split.join(', ') })}</p>}
      {year && year.missing.length > 0 && <p className="small soft">{t('before.missing', { names: year.missing.join(', ') })}</p>}
    </>
  );
}

import './papers.css';
import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Popconfirm } from 'antd';
import { Link, useParams } from 'react-router';
import { dropPaperTemplate, ownTemplateFile, readPaperTemplate, sampleTemplateFile, sendPaperTemplate, templatePreviewFile, type PaperTemplate, type TemplateFault } from '../../../api/paper-templates';
import { FilePick } from '../../../components/FilePick';
import { Loaded } from '../../../components/Loaded';
import { PageHead } from '../../../components/PageHead';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { State } from '../../../components/State';
import { useStep } from '../../../components/useStep';
import { formatTime } from '../../../format/dates';
import { useTexts } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';

// What a paper itself says, beside the form's own fields (src/Reporting/Papers/TemplateContent.cs).
const ofPaper = [
  'vb_co_quan_chu_quan', 'vb_don_vi', 'vb_so', 'vb_so_ngay', 'vb_dia_danh_ngay', 'vb_trich_yeu', 'vb_ky_bao_cao', 'vb_noi_nhan_bao_cao', 'vb_can_cu', 'vb_phan_loi', 'vb_noi_nhan', 'vb_chuc_vu_ky', 'vb_nguoi_ky',
] as const;
const maxBytes = 2 * 1024 * 1024;

/** The own unit's Word file for reports of a form: begin from the sample, change it in Word, send it, look at it with made-up data, or go back to the usual form. */
export function TemplatePage() {
  const { formId = '' } = useParams();
  const { t } = useTexts();
  const template = useQuery({ queryKey: ['paper-template', formId], queryFn: () => readPaperTemplate(formId), refetchOnWindowFocus: false });
  return (
    <>
      <nav className="crumbs"><Link to="/bao-cao">{t('nav.reports')}</Link> › <Link to="/bao-cao/bieu">{t('asks.title')}</Link></nav>
      <PageHead title={t('paperTemplate.title')} lead={t('paperTemplate.lead')} />
      <Loaded query={template}>{(found) => <One formId={formId} template={found} />}</Loaded>
    </>
  );
}

function One({ formId, template }: { formId: string; template: PaperTemplate }) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const { busy, problem, step } = useStep('paper-template');
  const may = hasRole(useAccount(), 'programme_officer', 'unit_officer', 'school_officer');
  const refused = (problem?.more?.faults as TemplateFault[] | undefined) ?? [];
  const own = template.version !== null;
  const send = async (file: File) => {
    if (await step(() => sendPaperTemplate(formId, file))) {
      void message.success(t('paperTemplate.kept'));
    }
  };
  return (
    <>
      <p data-template={own ? 'own' : 'usual'}>
        {own
          ? <><State kind={template.faults.length === 0 ? 'good' : 'bad'} text={t('paperTemplate.own', { n: template.version! })} /> {template.fileName} · {template.byName} · {formatTime(template.at!)}</>
          : <State kind="off" text={t('paperTemplate.usual')} />}
      </p>
      <div className="bar">
        <a href={sampleTemplateFile(formId)} download><Button>{t('paperTemplate.sample')}</Button></a>
        {own && <a href={ownTemplateFile(formId)} download><Button>{t('paperTemplate.download')}</Button></a>}
        {template.faults.length === 0 && <a href={templatePreviewFile(formId)} download><Button>{t('paperTemplate.preview')}</Button></a>}
        {own && may && <Popconfirm title={t('paperTemplate.drop.ask')} okText={t('paperTemplate.drop')} cancelText={t('form.back')} onConfirm={() => void step(() => dropPaperTemplate(formId))}><Button danger disabled={busy}>{t('paperTemplate.drop')}</Button></Popconfirm>}
      </div>
      {template.faults.length > 0 && <Faults title={t('paperTemplate.unfit')} faults={template.faults} />}
      {refused.length > 0 ? <Faults title={t('paperTemplate.refused')} faults={refused} /> : problem && <ProblemAlert problem={problem} />}
      {may && <FilePick key={template.version ?? 0} accept=".docx" maxBytes={maxBytes} hint={t('paperTemplate.hint')} action={t('paperTemplate.send')} busy={busy} send={(file) => void send(file)} />}
      <h2>{t('paperTemplate.names')}</h2>
      <p className="soft">{t('paperTemplate.how')}</p>
      <p className="template-names">{template.fields.filter((field) => !ofPaper.some((one) => one === field)).map((field) => <code key={field}>{`{{${field}}}`}</code>)}</p>
      {Object.entries(template.tables).map(([table, columns]) => (
        <p key={table} className="template-names"><code>{`{{#${table}}}`}</code>{columns.map((column) => <code key={column}>{`{{${table}.${column}}}`}</code>)}<code>{`{{/${table}}}`}</code></p>
      ))}
      <h3>{t('paperTemplate.ofPaper')}</h3>
      <dl className="template-fields">{ofPaper.map((field) => <div key={field}><dt><code>{`{{${field}}}`}</code></dt><dd>{t(`paperTemplate.field.${field}`)}</dd></div>)}</dl>
    </>
  );
}

function Faults({ title, faults }: { title: string; faults: TemplateFault[] }) {
  const { t } = useTexts();
  return (
    <Alert type="error" showIcon role="alert" style={{ marginBottom: 16 }} title={title} description={
      <ul>
        {faults.map((fault, i) => (
          <li key={`${fault.code}/${i}`}>{fault.paragraph !== null && <strong>{t('paperTemplate.paragraph', { n: fault.paragraph })} </strong>}{fault.quote && <span className="soft">“{fault.quote}” </span>}{fault.message}</li>
        ))}
      </ul>
    } />
  );
}

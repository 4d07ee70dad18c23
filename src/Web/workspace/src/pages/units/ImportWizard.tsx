import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Progress, Radio, Steps } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { asProblem, type Problem } from '../../api/problem';
import type { ImportJob, ImportKind } from '../../api/shapes';
import { commitImport, previewImport, readImport } from '../../api/units';
import { DayInput } from '../../components/DayInput';
import { FilePick } from '../../components/FilePick';
import { Loaded } from '../../components/Loaded';
import { PageHead } from '../../components/PageHead';
import { ProblemAlert } from '../../components/ProblemAlert';
import { UnitSelect } from '../../components/UnitSelect';
import { useTexts, type TextKey } from '../../i18n';
import { ImportDecisions } from './ImportDecisions';
import { ImportPreview } from './ImportPreview';

const kinds: ImportKind[] = ['schools', 'units', 'communes', 'provinces', 'unit_types'];
const maxBytes = 20 * 1024 * 1024;

/** File → what would change, with every doubtful row → done. The job has its own address: it can be left and found again. */
export function ImportWizard() {
  const { importId } = useParams();
  const { t } = useTexts();
  return (
    <>
      <nav className="crumbs"><Link to="/danh-muc">{t('nav.units')}</Link></nav>
      <PageHead title={t('import.title')} lead={t('import.lead')} />
      {importId ? <ImportJobView importId={importId} /> : <ChooseFile />}
    </>
  );
}

function StepBar({ at, failed }: { at: number; failed?: boolean }) {
  const { t } = useTexts();
  return <Steps size="small" current={at} status={failed ? 'error' : undefined} style={{ marginBottom: 20 }}
    items={[{ title: t('import.step.file') }, { title: t('import.step.preview') }, { title: t('import.step.done') }]} />;
}

function ChooseFile() {
  const { t } = useTexts();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [kind, setKind] = useState<ImportKind>('schools');
  const [effectiveFrom, setEffectiveFrom] = useState<string>();
  const [parentId, setParentId] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const send = async (file: File) => {
    setBusy(true);
    setProblem(null);
    try {
      const job = await previewImport({ kind, effectiveFrom, parentId }, file);
      queries.setQueryData(['import', job.importId], job);
      void navigate(`/danh-muc/nhap/${job.importId}`);
    } catch (thrown) {
      setProblem(asProblem(thrown));
      setBusy(false);
    }
  };
  return (
    <>
      <StepBar at={0} />
      {problem && <ProblemAlert problem={problem} />}
      <section className="card form">
        <h2 style={{ marginTop: 0 }} id="import-kind">{t('import.kind')}</h2>
        <Radio.Group aria-labelledby="import-kind" value={kind} onChange={(event) => setKind(event.target.value as ImportKind)} style={{ display: 'grid', gap: 8, marginBottom: 16 }}
          options={kinds.map((value) => ({ value, label: t(`import.kind.${value}` as TextKey) }))} />
        {kind !== 'unit_types' && (
          <div className="cards" style={{ marginBottom: 16 }}>
            <label>{t('import.effectiveFrom')}<DayInput value={effectiveFrom} onChange={setEffectiveFrom} /></label>
            {(kind === 'schools' || kind === 'units') && <label>{t('import.parent')}<div><UnitSelect value={parentId} onChange={setParentId} /></div></label>}
          </div>
        )}
        <FilePick accept=".csv,.tsv,.xlsx" maxBytes={maxBytes} hint={t('import.file.hint')} action={t('import.check')} busy={busy} send={(file) => void send(file)} />
      </section>
    </>
  );
}

function ImportJobView({ importId }: { importId: string }) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const job = useQuery({
    queryKey: ['import', importId],
    queryFn: () => readImport(importId),
    refetchInterval: (query) => (query.state.data?.state === 'committing' ? 700 : false),
  });
  const commit = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await commitImport(importId);
      await job.refetch();
      await queries.invalidateQueries({ queryKey: ['units'] });
    } catch (thrown) {
      setProblem(asProblem(thrown));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Loaded query={job}>
      {(found) => (
        <>
          <StepBar at={found.state === 'committed' ? 3 : found.state === 'previewed' ? 1 : 2} failed={found.state === 'refused'} />
          {problem && <ProblemAlert problem={problem} />}
          {found.state === 'committing' && <Running job={found} />}
          {found.state === 'committed' && <Done job={found} />}
          <ImportPreview job={found} />
          {found.state === 'previewed' && found.counts.undecided > 0 && <ImportDecisions job={found} />}
          {found.state === 'previewed' && (
            <div className="bar" style={{ marginTop: 16 }}>
              <Button type="primary" loading={busy} disabled={found.counts.errors > 0 || found.counts.undecided > 0 || found.counts.new + found.counts.changed === 0} onClick={() => void commit()}>
                {t('import.commit', { n: (found.counts.new + found.counts.changed).toLocaleString('vi-VN') })}
              </Button>
              <Link to="/danh-muc/nhap"><Button>{t('import.again')}</Button></Link>
              <span className="soft small">{found.counts.errors > 0 ? t('import.blocked') : found.counts.undecided > 0 ? t('import.undecided', { n: found.counts.undecided.toLocaleString('vi-VN') }) : found.counts.new + found.counts.changed === 0 ? t('import.nothing') : t('import.ready')}</span>
            </div>
          )}
        </>
      )}
    </Loaded>
  );
}

function Running({ job }: { job: ImportJob }) {
  const { t } = useTexts();
  const percent = job.total > 0 ? Math.floor((100 * job.done) / job.total) : 0;
  return <section className="card" role="status" style={{ marginBottom: 16 }}><p>{t('import.running')}</p><Progress percent={percent} status="active" /></section>;
}

function Done({ job }: { job: ImportJob }) {
  const { t } = useTexts();
  return (
    <section className="card" role="status" style={{ marginBottom: 16 }}>
      <p><strong>{t('import.done', { n: (job.counts.new + job.counts.changed).toLocaleString('vi-VN') })}</strong></p>
      <Link to="/danh-muc"><Button type="primary">{t('import.open')}</Button></Link>{' '}<Link to="/danh-muc/nhap"><Button>{t('import.another')}</Button></Link>
    </section>
  );
}

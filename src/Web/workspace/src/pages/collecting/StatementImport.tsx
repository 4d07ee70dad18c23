import { useQuery } from '@tanstack/react-query';
import { Alert, Button, InputNumber } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { previewStatement } from '../../api/collecting';
import type { StatementPreview } from '../../api/collecting-shapes';
import { readCampaign, sendStatement } from '../../api/donations';
import { FilePick } from '../../components/FilePick';
import { PageHead } from '../../components/PageHead';
import { ProblemAlert } from '../../components/ProblemAlert';
import { useStep } from '../../components/useStep';
import { useTexts } from '../../i18n';
import { PreviewView } from './PreviewView';

/** A statement is looked at before it is booked: what it holds, what is new, what it does to each campaign. What is booked is what was seen. */
export function StatementImport() {
  const { campaignId = '' } = useParams();
  const { t } = useTexts();
  const navigate = useNavigate();
  const campaign = useQuery({ queryKey: ['campaign', campaignId], queryFn: () => readCampaign(campaignId) });
  const [file, setFile] = useState<File | null>(null);
  const [preview, setPreview] = useState<StatementPreview | null>(null);
  const [year, setYear] = useState<number | null>(null);
  const { busy, problem, step } = useStep('statements');
  const look = (chosen: File) => step(async () => {
    setFile(chosen);
    setPreview(null);
    setPreview((await previewStatement(campaignId, chosen, year ?? undefined)).body);
  });
  const book = () => step(async () => {
    const answer = await sendStatement(campaignId, file!, year ?? undefined);
    void navigate(`/dong-gop/${campaignId}/sao-ke/${answer.body.statementId}${answer.status === 200 ? '?lai=1' : ''}`);
  });
  const yearMissing = problem?.code === 'year_missing';
  return (
    <>
      <nav className="crumbs"><Link to="/dong-gop">{t('nav.donations')}</Link> › <Link to={`/dong-gop/${campaignId}?muc=sao-ke`}>{campaign.data?.title ?? '…'}</Link></nav>
      <PageHead title={t('import.statement')} lead={t('import.statement.lead')} />
      {problem && <ProblemAlert problem={problem} />}
      {(yearMissing || year !== null) && (
        <div className="bar"><label>{t('import.year')} <InputNumber min={1990} max={2199} value={year} onChange={setYear} /></label>{file && <Button onClick={() => void look(file)} loading={busy}>{t('import.look')}</Button>}</div>
      )}
      <FilePick accept=".csv,.psv,.txt,.gz,.tsv,.xlsx,.xml,.sta,.mt940,.940,.942" maxBytes={20 * 1024 * 1024} hint={t('import.hint')} action={t('import.look')} busy={busy} send={(chosen) => void look(chosen)} />
      {preview && (
        <section aria-label={t('import.preview')} data-preview>
          <PreviewView preview={preview} campaignId={campaignId} />
          {preview.objection && <Alert type="warning" showIcon style={{ margin: '16px 0' }} title={preview.objection.title} description={<>{preview.objection.detail}<div>{t('import.objection')}</div></>} />}
          <div className="bar" style={{ marginTop: 16 }}>
            <Button type="primary" loading={busy} onClick={() => void book()}>{t(preview.objection ? 'import.bookObjected' : preview.added === 0 ? 'import.bookNothing' : 'import.book', { n: preview.added.toLocaleString('vi-VN') })}</Button>
            <span className="soft small">{t('import.same')}</span>
          </div>
        </section>
      )}
    </>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Button, Progress, Select } from 'antd';
import { useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import { readCampaign } from '../../api/donations';
import { askForPrint, countPapers, listPrints, paperKinds, printFile, type PaperKind, type PrintJob } from '../../api/printing';
import { DayInput } from '../../components/DayInput';
import { Figure } from '../../components/Figure';
import { Loaded } from '../../components/Loaded';
import { PageHead } from '../../components/PageHead';
import { Pager } from '../../components/Pager';
import { ProblemAlert } from '../../components/ProblemAlert';
import { State } from '../../components/State';
import { useAddress } from '../../components/useAddress';
import { useStep } from '../../components/useStep';
import { formatDay, formatTime } from '../../format/dates';
import { newId } from '../../format/uuid';
import { useTexts, type TextKey } from '../../i18n';
import { hasRole, useAccount } from '../../shell/session';

const count = (value: number) => value.toLocaleString('vi-VN');

/** Receipts, minutes or letters as one PDF for the printer: chosen by kind and days, made while one does something else. */
export function PrintPapers() {
  const { campaignId = '' } = useParams();
  const { t } = useTexts();
  const { page, change } = useAddress();
  const campaign = useQuery({ queryKey: ['campaign', campaignId], queryFn: () => readCampaign(campaignId) });
  const may = hasRole(useAccount(), 'accountant', 'programme_officer', 'unit_officer', 'school_officer');
  const jobs = useQuery({
    queryKey: ['receipt-prints', campaignId, page],
    queryFn: () => listPrints(campaignId, page),
    refetchInterval: (query) => (query.state.data?.items.some((job) => job.finishedAt === null) ? 1500 : false),
  });
  return (
    <>
      <nav className="crumbs"><Link to="/dong-gop">{t('nav.donations')}</Link> › <Link to={`/dong-gop/${campaignId}?muc=bien-nhan`}>{campaign.data?.title ?? '…'}</Link></nav>
      <PageHead title={t('print.title')} lead={t('print.lead')} />
      {may && <Ask campaignId={campaignId} />}
      <h2>{t('print.jobs')}</h2>
      <Loaded query={jobs}>
        {(list) => list.total === 0 ? <p className="soft">{t('print.empty')}</p> : (
          <>
            <p className="small soft">{t('print.kept')}</p>
            <ul className="row-cards">{list.items.map((job) => <Job key={job.printId} job={job} />)}</ul>
            <Pager page={list.page} pageSize={list.pageSize} total={list.total} change={(next) => change({ trang: next })} />
          </>
        )}
      </Loaded>
    </>
  );
}

function Ask({ campaignId }: { campaignId: string }) {
  const { t } = useTexts();
  const { value, change } = useAddress();
  const id = useRef(newId());
  const [part, setPart] = useState(1);
  const { busy, problem, step } = useStep('receipt-prints');
  const job = value('dot') || undefined;
  const kind = job ? 'thanks' : paperKinds.find((one) => one === value('loai')) ?? 'cash_receipt';
  const choice = { kind, fromDay: value('tu') || undefined, toDay: value('den') || undefined, thanksJob: job };
  const found = useQuery({ queryKey: ['receipt-print-count', campaignId, choice], queryFn: () => countPapers(campaignId, choice) });
  const files = found.data?.files ?? 0;
  // Of a choice that grew smaller the last file may be gone.
  const at = Math.min(part, Math.max(files, 1));
  const inFile = found.data ? Math.min(found.data.mostInFile, found.data.count - (at - 1) * found.data.mostInFile) : 0;
  const send = async () => {
    if (await step(() => askForPrint(campaignId, { ...choice, printId: id.current, part: at }))) {
      id.current = newId();
    }
  };
  return (
    <section className="card form">
      {job
        ? <p>{t('print.ofJob')} <Button size="small" onClick={() => change({ dot: '', loai: 'thanks' })}>{t('print.ofJob.all')}</Button></p>
        : (
          <div className="cards">
            <label>{t('print.kind')}
              <Select value={kind} aria-label={t('print.kind')} style={{ width: '100%' }} onChange={(next: PaperKind) => change({ loai: next })}
                options={paperKinds.map((one) => ({ value: one, label: t(`receipts.kind.${one}` as TextKey) }))} />
            </label>
            <label>{t('print.from')}<DayInput value={choice.fromDay} label={t('print.from')} onChange={(day) => change({ tu: day })} /></label>
            <label>{t('print.to')}<DayInput value={choice.toDay} label={t('print.to')} onChange={(day) => change({ den: day })} /></label>
          </div>
        )}
      {found.data && (
        <div className="figures" role="status" data-papers={found.data.count}>
          <Figure label={t('print.count')}>{count(found.data.count)}</Figure>
          {files > 1 && <Figure label={t('print.files')}>{count(files)}</Figure>}
        </div>
      )}
      {files > 1 && (
        <label>{t('print.part')} <Select value={at} aria-label={t('print.part')} onChange={setPart} style={{ minWidth: 96 }} options={Array.from({ length: files }, (_, i) => ({ value: i + 1, label: `${i + 1}/${files}` }))} />
          <span className="soft small"> {t('print.files.hint', { n: count(found.data!.mostInFile) })}</span>
        </label>
      )}
      {found.data?.count === 0 && <p className="soft">{t('print.nothing')}</p>}
      {found.isError && <Loaded query={found}>{() => null}</Loaded>}
      {problem && <ProblemAlert problem={problem} />}
      <div className="bar" style={{ margin: '12px 0 0' }}>
        <Button type="primary" loading={busy} disabled={!found.data || found.data.count === 0} onClick={() => void send()}>{t('print.make', { n: count(Math.max(inFile, 0)) })}</Button>
      </div>
    </section>
  );
}

function Job({ job }: { job: PrintJob }) {
  const { t } = useTexts();
  const running = job.finishedAt === null;
  const days = job.thanksJob ? t('print.ofThanks') : job.fromDay || job.toDay ? t('print.days', { from: formatDay(job.fromDay) || '…', to: formatDay(job.toDay) || '…' }) : t('print.allDays');
  return (
    <li data-print={running ? 'running' : job.fault ? 'failed' : 'done'}>
      <div className="head">{t(`receipts.kind.${job.kind}` as TextKey)}, {days}{job.part > 1 && `, ${t('print.file', { n: job.part })}`}</div>
      <p className="small soft">
        <State kind={running ? 'wait' : job.fault ? 'bad' : 'good'} text={t(running ? 'print.running' : job.fault ? 'print.failed' : 'print.done')} /> {t('print.progress', { done: count(job.done), total: count(job.total) })} · {formatTime(job.askedAt)}
      </p>
      {running && <><Progress percent={Math.floor((100 * job.done) / job.total)} status="active" aria-label={t('print.running')} /><p className="small soft">{t('statement.leave')}</p></>}
      {job.fault && <p className="small">{job.fault}</p>}
      {!running && !job.fault && <div className="bar" style={{ marginBottom: 0 }}><a href={printFile(job.printId)} download><Button size="small">{t('print.open')}</Button></a></div>}
    </li>
  );
}

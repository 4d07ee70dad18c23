import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Progress } from 'antd';
import { useRef } from 'react';
import { Link, useParams } from 'react-router';
import { readCampaign } from '../../api/donations';
import { askForThanks, listThanks, previewThanks, thanksArchive, thanksSample, type GiftDays, type ThanksJob } from '../../api/thanks';
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
import { formatVndUnit } from '../../format/money';
import { newId } from '../../format/uuid';
import { useTexts } from '../../i18n';
import { hasRole, useAccount } from '../../shell/session';

interface Typed extends GiftDays { place: string; signedBy: string }

const placeKey = 'receipt-place';
const count = (value: number) => value.toLocaleString('vi-VN');

/** Letters to everybody who gave her name: chosen by days, never by amount; looked at, then written while one does something else. */
export function ThanksLetters() {
  const { campaignId = '' } = useParams();
  const { t } = useTexts();
  const { page, change } = useAddress();
  const campaign = useQuery({ queryKey: ['campaign', campaignId], queryFn: () => readCampaign(campaignId) });
  const may = hasRole(useAccount(), 'accountant', 'programme_officer', 'unit_officer', 'school_officer');
  const jobs = useQuery({
    queryKey: ['thanks', campaignId, page],
    queryFn: () => listThanks(campaignId, page),
    refetchInterval: (query) => (query.state.data?.items.some((job) => job.finishedAt === null) ? 1000 : false),
  });
  return (
    <>
      <nav className="crumbs"><Link to="/dong-gop">{t('nav.donations')}</Link> › <Link to={`/dong-gop/${campaignId}?muc=bien-nhan`}>{campaign.data?.title ?? '…'}</Link></nav>
      <PageHead title={t('thanks.title')} lead={t('thanks.lead')} />
      {may && <Ask campaignId={campaignId} />}
      <h2>{t('thanks.jobs')}</h2>
      <Loaded query={jobs}>
        {(list) => list.total === 0 ? <p className="soft">{t('thanks.empty')}</p> : (
          <>
            <ul className="row-cards">{list.items.map((job) => <Job key={job.jobId} job={job} />)}</ul>
            <Pager page={list.page} pageSize={list.pageSize} total={list.total} change={(next) => change({ trang: next })} />
          </>
        )}
      </Loaded>
    </>
  );
}

function Ask({ campaignId }: { campaignId: string }) {
  const { t } = useTexts();
  const [form] = Form.useForm<Typed>();
  const id = useRef(newId());
  const { busy, problem, step } = useStep('thanks', 'thanks-preview', 'receipts');
  const typed = Form.useWatch([], form) as Typed | undefined;
  const days = { fromDay: typed?.fromDay, toDay: typed?.toDay };
  const preview = useQuery({ queryKey: ['thanks-preview', campaignId, days.fromDay, days.toDay], queryFn: () => previewThanks(campaignId, days), refetchInterval: 10_000 });
  const [place, signedBy] = [typed?.place?.trim() ?? '', typed?.signedBy?.trim() ?? ''];
  const send = async () => {
    localStorage.setItem(placeKey, place);
    if (await step(() => askForThanks(campaignId, { ...days, jobId: id.current, place, signedBy }))) {
      id.current = newId();
    }
  };
  const said = { required: true, min: 2, max: 100, message: t('form.required') };
  const found = preview.data;
  return (
    <Form<Typed> form={form} className="card form" layout="vertical" disabled={busy} onFinish={() => void send()} initialValues={{ place: localStorage.getItem(placeKey) ?? '', signedBy: '' }}>
      <div className="cards">
        <Form.Item name="fromDay" label={t('thanks.from')}><DayInput /></Form.Item>
        <Form.Item name="toDay" label={t('thanks.to')}><DayInput /></Form.Item>
      </div>
      <p className="soft small">{t('thanks.noAmount')}</p>
      {found && (
        <div className="figures" role="status" data-thanks={found.waiting}>
          <Figure label={t('thanks.waiting')}>{count(found.waiting)}</Figure>
          <Figure label={t('thanks.thanked')}>{count(found.thanked)}</Figure>
          <Figure label={t('thanks.unnamed')}>{count(found.unnamed)}</Figure>
        </div>
      )}
      <Form.Item name="place" label={t('receipt.place')} rules={[said]}><Input autoComplete="off" /></Form.Item>
      <Form.Item name="signedBy" label={t('thanks.signedBy')} rules={[said]}><Input autoComplete="off" /></Form.Item>
      {found?.firstDonor && <p className="soft">{t('thanks.first', { donor: found.firstDonor, amount: formatVndUnit(found.firstVnd ?? 0) })}</p>}
      {found?.waiting === 0 && <p className="soft">{t('thanks.nobody')}</p>}
      {problem && <ProblemAlert problem={problem} />}
      <div className="bar" style={{ marginBottom: 0 }}>
        <Button type="primary" htmlType="submit" loading={busy} disabled={!found || found.waiting === 0}>{t('thanks.write', { n: count(found?.waiting ?? 0) })}</Button>
        {place.length > 1 && signedBy.length > 1 && !!found?.waiting && <a href={thanksSample(campaignId, days, place, signedBy)} download><Button>{t('thanks.sample')}</Button></a>}
      </div>
    </Form>
  );
}

function Job({ job }: { job: ThanksJob }) {
  const { t } = useTexts();
  const running = job.finishedAt === null;
  return (
    <li data-job={running ? 'running' : 'done'}>
      <div className="head">{job.fromDay || job.toDay ? t('thanks.days', { from: formatDay(job.fromDay) || '…', to: formatDay(job.toDay) || '…' }) : t('thanks.allDays')}</div>
      <p className="small soft"><State kind={running ? 'wait' : 'good'} text={t(running ? 'thanks.running' : 'thanks.done')} /> {t('thanks.progress', { done: count(job.done), total: count(job.total) })} · {formatTime(job.askedAt)} · {job.signedBy}</p>
      {running && <><Progress percent={Math.floor((100 * job.done) / job.total)} status="active" aria-label={t('thanks.running')} /><p className="small soft">{t('statement.leave')}</p></>}
      <div className="bar" style={{ marginBottom: 0 }}>
        {!running && <Link to={`/dong-gop/${job.campaignId}/in-giay?dot=${job.jobId}`}><Button size="small" type="primary">{t('thanks.print')}</Button></Link>}
        {job.batches.map((batch, i) => <a key={batch} href={thanksArchive(batch)} download><Button size="small">{t('thanks.archive', { n: i + 1 })}</Button></a>)}
      </div>
    </li>
  );
}

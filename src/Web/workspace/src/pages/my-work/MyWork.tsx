import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { isRunning, listCampaigns, listStatements } from '../../api/donations';
import type { Campaign, Statement } from '../../api/shapes';
import { listImports } from '../../api/units';
import { Loaded } from '../../components/Loaded';
import { PageHead } from '../../components/PageHead';
import { State } from '../../components/State';
import { useTexts, type TextKey } from '../../i18n';
import { hasRole, useAccount } from '../../shell/session';
import { StatementState } from '../donations/StatementState';
import { MyTasks } from '../plans/tasks/MyTasks';

type Found = Statement & { campaign: Campaign };

/** The work of my unit first; then what waits in donations and imports, for those who work there. */
export function MyWork() {
  const { t } = useTexts();
  const me = useAccount();
  return (
    <>
      <PageHead title={t('myWork.hello', { name: me.displayName })} lead={t('myWork.lead')} />
      <QuickActions />
      <MyTasks />
      {hasRole(me, 'administrator', 'accountant', 'auditor', 'approver') && <StatementsWork />}
      {hasRole(me, 'administrator', 'programme_officer') && <ImportsWork />}
    </>
  );
}

function QuickActions() {
  const { t } = useTexts();
  const me = useAccount();
  const campaigns = useQuery({ queryKey: ['campaigns'], queryFn: listCampaigns });
  const only = campaigns.data?.length === 1 ? campaigns.data[0] : undefined;
  const campaign = only ? `/dong-gop/${only.campaignId}` : '/dong-gop';
  const actions: { show: boolean; to: string; text: TextKey }[] = [
    { show: hasRole(me, 'programme_officer', 'administrator', 'unit_officer'), to: '/ke-hoach/nhap', text: 'plans.import' },
    { show: hasRole(me, 'accountant'), to: only ? `${campaign}?muc=sao-ke` : campaign, text: 'quick.statement' },
    { show: hasRole(me, 'accountant', 'unit_officer', 'school_officer', 'programme_officer'), to: only ? `${campaign}/ghi-nhan` : campaign, text: 'gift.record' },
    { show: hasRole(me, 'school_officer', 'unit_officer', 'accountant'), to: '/hang', text: 'quick.shipments' },
    { show: hasRole(me, 'programme_officer', 'administrator'), to: '/dong-gop/moi', text: 'campaign.new' },
    { show: hasRole(me, 'programme_officer', 'administrator'), to: '/danh-muc/nhap', text: 'units.import' },
    { show: hasRole(me, 'auditor', 'approver'), to: only ? `${campaign}?muc=so-cai` : campaign, text: 'quick.ledger' },
    { show: hasRole(me, 'administrator'), to: '/tai-khoan', text: 'nav.accounts' },
    { show: true, to: '/bao-cao', text: 'quick.reports' },
    { show: true, to: '/danh-muc', text: 'quick.units' },
  ];
  return (
    <div className="bar">
      {actions.filter((action) => action.show).map((action, i) => <Link key={action.text} to={action.to}><Button type={i === 0 ? 'primary' : 'default'}>{t(action.text)}</Button></Link>)}
    </div>
  );
}

function StatementsWork() {
  const { t } = useTexts();
  const statements = useQuery({
    queryKey: ['statements', 'all'],
    queryFn: async (): Promise<Found[]> => {
      // The newest twenty campaigns: nobody works on more of them in one day.
      const campaigns = (await listCampaigns()).slice(0, 20);
      const found = await Promise.all(campaigns.map(async (campaign) => (await listStatements(campaign.campaignId)).map((statement) => ({ ...statement, campaign }))));
      return found.flat();
    },
    refetchInterval: (query) => (query.state.data?.some(isRunning) ? 2000 : false),
  });
  return (
    <Loaded query={statements}>
      {(list) => {
        const waiting = list.filter((statement) => isRunning(statement) || statement.state === 'refused' || statement.quarantined.length > 0);
        const done = list.filter((statement) => statement.state === 'posted').slice(0, 5);
        return (
          <>
            <h2>{t('myWork.waiting')}</h2>
            {waiting.length === 0 ? <p className="soft">{t('myWork.waiting.none')}</p> : <StatementCards list={waiting} />}
            <h2>{t('myWork.recent')}</h2>
            {done.length === 0 ? <p className="soft">{t('myWork.recent.none')}</p> : <StatementCards list={done} />}
          </>
        );
      }}
    </Loaded>
  );
}

function StatementCards({ list }: { list: Found[] }) {
  const { t } = useTexts();
  return (
    <div className="cards">
      {list.map((statement) => (
        <article key={statement.statementId} className="card">
          <StatementState state={statement.state} />
          <div><Link to={`/dong-gop/${statement.campaign.campaignId}/sao-ke/${statement.statementId}`}>{statement.fileName}</Link></div>
          <div className="small soft">{statement.campaign.title}</div>
          {statement.entryCount !== null && <div className="small">{t('gifts.count', { n: statement.entryCount.toLocaleString('vi-VN') })}</div>}
          {statement.refusal && <div className="small">{statement.refusal.title}</div>}
        </article>
      ))}
    </div>
  );
}

function ImportsWork() {
  const { t } = useTexts();
  const imports = useQuery({ queryKey: ['imports'], queryFn: listImports });
  const kinds = { previewed: 'wait', committing: 'wait', committed: 'good', refused: 'bad' } as const;
  return (
    <>
      <h2>{t('myWork.imports')}</h2>
      <Loaded query={imports}>
        {(list) => list.length === 0 ? <p className="soft">{t('myWork.imports.none')}</p> : (
          <div className="cards">
            {list.slice(0, 6).map((job) => (
              <article key={job.importId} className="card">
                <State kind={kinds[job.state]} text={t(`import.state.${job.state}` as TextKey)} />
                <div><Link to={`/danh-muc/nhap/${job.importId}`}>{job.fileName}</Link></div>
                <div className="small soft">{t(`import.kind.${job.kind}` as TextKey)}</div>
              </article>
            ))}
          </div>
        )}
      </Loaded>
    </>
  );
}

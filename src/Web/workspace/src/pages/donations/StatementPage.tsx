import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Progress, Table } from 'antd';
import { useEffect } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { isRunning, readCampaign, readStatement } from '../../api/donations';
import type { Statement } from '../../api/shapes';
import { Figure } from '../../components/Figure';
import { Loaded } from '../../components/Loaded';
import { PageHead } from '../../components/PageHead';
import { formatVnd, formatVndUnit } from '../../format/money';
import { useTexts, type TextKey } from '../../i18n';
import { SignDifference } from '../collecting/SignDifference';
import { StatementState } from './StatementState';

/** One statement: how far it is, or what came of it. */
export function StatementPage() {
  const { campaignId = '', statementId = '' } = useParams();
  const { t } = useTexts();
  const queries = useQueryClient();
  const [search] = useSearchParams();
  const campaign = useQuery({ queryKey: ['campaign', campaignId], queryFn: () => readCampaign(campaignId) });
  const statement = useQuery({
    queryKey: ['statement', statementId],
    queryFn: () => readStatement(statementId),
    refetchInterval: (query) => (query.state.data && !isRunning(query.state.data) ? false : 700),
  });
  const state = statement.data?.state;
  useEffect(() => {
    if (state === 'posted') {
      for (const key of ['donations', 'statements', 'campaign-totals', 'trial-balance']) {
        void queries.invalidateQueries({ queryKey: [key] });
      }
    }
  }, [state, queries]);
  return (
    <>
      <nav className="crumbs"><Link to="/dong-gop">{t('nav.donations')}</Link> › <Link to={`/dong-gop/${campaignId}?muc=sao-ke`}>{campaign.data?.title ?? '…'}</Link></nav>
      <Loaded query={statement}>
        {(found) => (
          <>
            <PageHead title={found.fileName} lead={<StatementState state={found.state} />} />
            {search.get('lai') && <Alert type="info" showIcon title={t('statement.again')} description={t('statement.again.text')} style={{ marginBottom: 16 }} />}
            {isRunning(found) && <Running statement={found} />}
            {found.refusal && <Refused refusal={found.refusal} />}
            {found.refusal && <SignDifference statement={found} />}
            {found.state === 'posted' && <Posted statement={found} />}
            <Lines statement={found} />
            <p className="mono soft" style={{ marginTop: 24 }}>SHA-256 {found.sha256}</p>
          </>
        )}
      </Loaded>
    </>
  );
}

function Running({ statement }: { statement: Statement }) {
  const { t } = useTexts();
  const total = statement.total ?? 0;
  const percent = total > 0 ? Math.floor((100 * statement.done) / total) : 0;
  return (
    <section className="card" role="status">
      <p>{t(`statement.doing.${statement.state}` as TextKey)}{total > 0 && <> <span className="num">{statement.done.toLocaleString('vi-VN')} / {total.toLocaleString('vi-VN')}</span></>}</p>
      <Progress percent={percent} status="active" aria-label={t('statement.progress')} />
      <p className="soft small">{t('statement.leave')}</p>
    </section>
  );
}

function Refused({ refusal }: { refusal: NonNullable<Statement['refusal']> }) {
  const { t } = useTexts();
  return (
    <Alert type="warning" showIcon role="alert" title={refusal.title}
      description={<>{refusal.line !== null && refusal.line !== undefined && <div>{t('statement.line')} {refusal.line}</div>}{refusal.detail}<div className="trace mono">{refusal.code}</div><div>{t('statement.refused.safe')}</div></>} />
  );
}

function Posted({ statement }: { statement: Statement }) {
  const { t } = useTexts();
  const count = (value: number | null) => (value ?? 0).toLocaleString('vi-VN');
  const ties = statement.openingVnd !== null && statement.sumVnd !== null && statement.openingVnd + statement.sumVnd - (statement.debitsVnd ?? 0) === statement.closingVnd;
  return (
    <>
      {ties && <Alert type="success" showIcon title={t('statement.ties')} style={{ marginBottom: 16 }} />}
      <div className="figures">
        <Figure label={t('statement.opening')}>{formatVndUnit(statement.openingVnd ?? 0)}</Figure>
        <Figure label={t('statement.sum')}>{formatVndUnit(statement.sumVnd ?? 0)}</Figure>
        {!!statement.debitsVnd && <Figure label={t('statement.debits')}>{formatVndUnit(statement.debitsVnd)}</Figure>}
        <Figure label={t('statement.closing')}>{formatVndUnit(statement.closingVnd ?? 0)}</Figure>
        <Figure label={t('statement.entries')}>{count(statement.entryCount)}</Figure>
        <Figure label={t('statement.added')}>{count(statement.added)}</Figure>
        <Figure label={t('statement.alreadyThere')}>{count(statement.alreadyThere)}</Figure>
      </div>
      {statement.account && <p>{t('statement.account')}: <span className="num">{statement.account}</span></p>}
    </>
  );
}

function Lines({ statement }: { statement: Statement }) {
  const { t } = useTexts();
  return (
    <>
      {statement.recovered.length > 0 && (
        <>
          <h2>{t('statement.recovered')}</h2>
          <p className="soft">{t('statement.recovered.text')}</p>
          <div className="table-scroll">
            <Table size="small" rowKey="line" dataSource={statement.recovered} pagination={{ pageSize: 20, hideOnSinglePage: true }} scroll={{ x: 520 }}
              columns={[
                { title: t('statement.line'), dataIndex: 'line', width: 90, align: 'right', className: 'num' },
                { title: t('gift.amount'), width: 160, align: 'right', render: (_, line) => <span className="num">{formatVnd(line.amountVnd)}</span> },
                { title: t('statement.reason'), dataIndex: 'reason' },
              ]} />
          </div>
        </>
      )}
      {statement.quarantined.length > 0 && (
        <>
          <h2>{t('statement.quarantined')}</h2>
          <p className="soft">{t('statement.quarantined.text')}</p>
          <div className="table-scroll">
            <Table size="small" rowKey="line" dataSource={statement.quarantined} pagination={{ pageSize: 20, hideOnSinglePage: true }} scroll={{ x: 420 }}
              columns={[{ title: t('statement.line'), dataIndex: 'line', width: 90, align: 'right', className: 'num' }, { title: t('statement.reason'), dataIndex: 'reason' }]} />
          </div>
        </>
      )}
    </>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { Link } from 'react-router';
import { isRunning, listStatements } from '../../api/donations';
import type { Statement } from '../../api/shapes';
import { Loaded } from '../../components/Loaded';
import { formatTime } from '../../format/dates';
import { formatVnd } from '../../format/money';
import { useTexts } from '../../i18n';
import { hasRole, useAccount } from '../../shell/session';
import { StatementState } from './StatementState';

/** The bank's statements of a campaign, and the place to bring in the next one. */
export function Statements({ campaignId }: { campaignId: string }) {
  const { t } = useTexts();
  const me = useAccount();
  const statements = useQuery({
    queryKey: ['statements', campaignId],
    queryFn: () => listStatements(campaignId),
    refetchInterval: (query) => (query.state.data?.some(isRunning) ? 1500 : false),
  });
  return (
    <>
      {hasRole(me, 'accountant') && <div className="bar"><Link to={`/dong-gop/${campaignId}/sao-ke/nhap`}><Button type="primary">{t('import.statement')}</Button></Link></div>}
      <Loaded query={statements}>
        {(list) => list.length === 0 ? <p className="soft">{t('statements.empty')}</p> : (
          <div className="table-scroll">
            <Table<Statement> rowKey="statementId" size="middle" dataSource={list} pagination={false} scroll={{ x: 950 }}
              columns={[
                { title: t('statement.file'), key: 'file', width: 280, render: (_, s) => <Link to={`/dong-gop/${campaignId}/sao-ke/${s.statementId}`}>{s.fileName}</Link> },
                { title: t('statement.state'), key: 'state', width: 140, render: (_, s) => <StatementState state={s.state} /> },
                { title: t('statement.entries'), key: 'entries', width: 110, align: 'right', render: (_, s) => <span className="num">{s.entryCount?.toLocaleString('vi-VN') ?? '–'}</span> },
                { title: t('statement.added'), key: 'added', width: 110, align: 'right', render: (_, s) => <span className="num">{s.added.toLocaleString('vi-VN')}</span> },
                { title: t('statement.receivedAt'), key: 'received', width: 150, render: (_, s) => <span className="num">{formatTime(s.receivedAt)}</span> },
                { title: t('statement.closing'), key: 'closing', width: 180, align: 'right', render: (_, s) => <span className="num">{s.closingVnd === null ? '–' : formatVnd(s.closingVnd)}</span> },
              ]} />
          </div>
        )}
      </Loaded>
    </>
  );
}

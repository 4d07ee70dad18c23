import { useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { readTrialBalance } from '../../api/donations';
import { Loaded } from '../../components/Loaded';
import { State } from '../../components/State';
import { formatVnd } from '../../format/money';
import { useTexts } from '../../i18n';

/** The ledger's accounts with debits and credits; both sides must be the same number. */
export function TrialBalanceTable({ campaignId }: { campaignId: string }) {
  const { t } = useTexts();
  const balance = useQuery({ queryKey: ['trial-balance', campaignId], queryFn: () => readTrialBalance(campaignId) });
  const money = (value: number) => <span className="num">{formatVnd(value)}</span>;
  return (
    <Loaded query={balance}>
      {(found) => (
        <>
          <p><State kind={found.totalDebitVnd === found.totalCreditVnd ? 'good' : 'bad'} text={t(found.totalDebitVnd === found.totalCreditVnd ? 'ledger.balanced' : 'ledger.unbalanced')} /></p>
          <div className="table-scroll">
            <Table size="middle" rowKey="code" dataSource={found.accounts} pagination={false} scroll={{ x: 640 }} locale={{ emptyText: t('ledger.empty') }}
              columns={[
                { title: t('ledger.code'), dataIndex: 'code', width: 140, className: 'num' },
                { title: t('ledger.name'), dataIndex: 'name' },
                { title: t('ledger.debit'), width: 190, align: 'right', render: (_, row) => money(row.debitVnd) },
                { title: t('ledger.credit'), width: 190, align: 'right', render: (_, row) => money(row.creditVnd) },
              ]}
              summary={() => (
                <Table.Summary.Row>
                  <Table.Summary.Cell index={0} colSpan={2}><strong>{t('ledger.sum')}</strong></Table.Summary.Cell>
                  <Table.Summary.Cell index={2} align="right"><strong>{money(found.totalDebitVnd)}</strong></Table.Summary.Cell>
                  <Table.Summary.Cell index={3} align="right"><strong>{money(found.totalCreditVnd)}</strong></Table.Summary.Cell>
                </Table.Summary.Row>
              )} />
          </div>
        </>
      )}
    </Loaded>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { readTrialBalance } from '../../api/donations';
import { Loaded } from '../../components/Loaded';
import { State } from '../../components/State';
import { formatTime } from '../../format/dates';
import { formatVnd } from '../../format/money';
import { useTexts, type TextKey } from '../../i18n';

/** The ledger's accounts with debits and credits; both sides must be the same number. */
export function TrialBalanceTable({ campaignId }: { campaignId: string }) {
  const { t } = useTexts();
  const balance = useQuery({ queryKey: ['trial-balance', campaignId], queryFn: () => readTrialBalance(campaignId) });
  const money = (value: number) => <span className="num">{formatVnd(value)}</span>;
  return (
    <Loaded query={balance}>
      {(found) => (
        <>
          <p><State kind={found.balanced ? 'good' : 'bad'} text={t(found.balanced ? 'ledger.balanced' : 'ledger.unbalanced')} /> <span className="soft small">{t('ledger.entries', { n: found.entryCount.toLocaleString('vi-VN'), time: formatTime(found.asOf) })}</span></p>
          <div className="table-scroll">
            <Table size="middle" rowKey="account" dataSource={found.accounts} pagination={false} scroll={{ x: 640 }} locale={{ emptyText: t('ledger.empty') }}
              columns={[
                { title: t('ledger.code'), render: (_, row) => t(`ledger.account.${row.account}` as TextKey) },
                { title: t('ledger.debit'), width: 190, align: 'right', render: (_, row) => money(row.debitVnd) },
                { title: t('ledger.credit'), width: 190, align: 'right', render: (_, row) => money(row.creditVnd) },
              ]}
              summary={() => (
                <Table.Summary.Row>
                  <Table.Summary.Cell index={0}><strong>{t('ledger.sum')}</strong></Table.Summary.Cell>
                  <Table.Summary.Cell index={1} align="right"><strong>{money(found.accounts.reduce((sum, row) => sum + row.debitVnd, 0))}</strong></Table.Summary.Cell>
                  <Table.Summary.Cell index={2} align="right"><strong>{money(found.accounts.reduce((sum, row) => sum + row.creditVnd, 0))}</strong></Table.Summary.Cell>
                </Table.Summary.Row>
              )} />
          </div>
        </>
      )}
    </Loaded>
  );
}

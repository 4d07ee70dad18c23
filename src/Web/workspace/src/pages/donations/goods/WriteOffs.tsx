import { useQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { decideWriteOff, listWriteOffs, type WriteOff } from '../../../api/goods';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { State, type StateKind } from '../../../components/State';
import { formatTime } from '../../../format/dates';
import { formatNumber } from '../../../format/numbers';
import { useTexts, type TextKey } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';
import { useItems } from './GoodsLines';
import { useGoodsStep } from './useGoodsStep';

const kinds: Record<WriteOff['state'], StateKind> = { proposed: 'wait', confirmed: 'bad', refused: 'off' };

/** Losses: proposed by one, signed by another. Not shown while there are none. */
export function WriteOffs({ campaignId }: { campaignId: string }) {
  const { t } = useTexts();
  const me = useAccount();
  const [page, setPage] = useState(1);
  const losses = useQuery({ queryKey: ['write-offs', campaignId, page], queryFn: () => listWriteOffs(campaignId, page) });
  const items = useItems();
  const { step, problem, busy } = useGoodsStep();
  const nameOf = (code: string) => items.data?.find((item) => item.itemCode === code)?.name ?? code;
  if (!losses.data || losses.data.total === 0) {
    return null;
  }
  return (
    <section>
      <h2>{t('goods.losses')}</h2>
      {problem && <ProblemAlert problem={problem} />}
      <div className="table-scroll">
        <Table<WriteOff> rowKey="writeOffId" size="middle" dataSource={losses.data.items} scroll={{ x: 760 }}
          columns={[
            { title: t('goods.item'), key: 'item', width: 200, render: (_, one) => <>{nameOf(one.itemCode)}{one.shipmentId && <div className="small"><Link to={`/hang/${one.shipmentId}`}>{t('goods.losses.shipment')}</Link></div>}</> },
            { title: t('goods.quantity'), key: 'quantity', width: 90, align: 'right', render: (_, one) => <span className="num">{formatNumber(Number(one.quantity))}</span> },
            { title: t('goods.losses.reason'), key: 'reason', width: 240, render: (_, one) => one.reason },
            { title: t('shipment.state'), key: 'state', width: 130, render: (_, one) => <><State kind={kinds[one.state]} text={t(`goods.loss.${one.state}` as TextKey)} /><div className="small soft num">{formatTime(one.proposedAt)}</div></> },
            { title: '', key: 'action', width: 200, render: (_, one) => one.state === 'proposed' && hasRole(me, 'accountant', 'approver') && (
              <div className="bar">
                <Button type="primary" loading={busy} onClick={() => void step(() => decideWriteOff(one.writeOffId, true))}>{t('goods.losses.sign')}</Button>
                <Button loading={busy} onClick={() => void step(() => decideWriteOff(one.writeOffId, false))}>{t('goods.losses.refuse')}</Button>
              </div>
            ) },
          ]}
          pagination={{ current: losses.data.page, pageSize: losses.data.pageSize, total: losses.data.total, showSizeChanger: false, hideOnSinglePage: true, onChange: setPage }} />
      </div>
    </section>
  );
}

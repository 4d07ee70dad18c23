import { Table } from 'antd';
import { Link } from 'react-router';
import type { Shipment } from '../../../api/goods';
import type { Page } from '../../../api/shapes';
import { formatTime } from '../../../format/dates';
import { formatNumber } from '../../../format/numbers';
import { useTexts } from '../../../i18n';
import { ShipmentStateTag } from './ShipmentPage';

/** Shipments with what they carry. */
export function ShipmentTable({ list, change, empty }: { list: Page<Shipment>; change: (page: number) => void; empty: string }) {
  const { t } = useTexts();
  if (list.total === 0) {
    return <p className="soft">{empty}</p>;
  }
  return (
    <div className="table-scroll">
      <Table<Shipment> rowKey="shipmentId" size="middle" dataSource={list.items} scroll={{ x: 760 }}
        columns={[
          { title: t('shipment.school'), key: 'school', width: 240, render: (_, s) => <><Link to={`/hang/${s.shipmentId}`}>{s.schoolName}</Link><div className="small soft">{s.campaignTitle}</div></> },
          { title: t('shipment.state'), key: 'state', width: 140, render: (_, s) => <ShipmentStateTag state={s.state} /> },
          { title: t('goods.lines'), key: 'lines', width: 260, render: (_, s) => s.lines!.map((line) => `${line.name}: ${formatNumber(Number(line.received ?? line.quantity))} ${line.unitName}`).join('; ') },
          { title: t('shipment.when'), key: 'when', width: 150, render: (_, s) => <span className="num">{formatTime(s.receivedAt ?? s.sentAt ?? s.preparedAt)}</span> },
        ]}
        pagination={{ current: list.page, pageSize: list.pageSize, total: list.total, showSizeChanger: false, hideOnSinglePage: true, onChange: change }} />
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { listShipments, readStock, type GoodsStockRow } from '../../../api/goods';
import type { Campaign } from '../../../api/shapes';
import { EmptyState } from '../../../components/EmptyState';
import { Loaded } from '../../../components/Loaded';
import { formatNumber } from '../../../format/numbers';
import { useTexts, type TextKey } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';
import { Described } from './Described';
import { InvoicePayments } from './InvoicePayments';
import { Intakes } from './Intakes';
import { ShipmentTable } from './ShipmentTable';
import { WriteOffs } from './WriteOffs';

/** A campaign's goods: where everything is, what comes in, what is under way, what was lost. */
export function GoodsPanel({ campaign }: { campaign: Campaign }) {
  const { t } = useTexts();
  const me = useAccount();
  const [page, setPage] = useState(1);
  const shipments = useQuery({ queryKey: ['shipments', campaign.campaignId, page], queryFn: () => listShipments({ campaignId: campaign.campaignId }, page) });
  const handling = hasRole(me, 'accountant', 'programme_officer', 'unit_officer', 'school_officer');
  return (
    <>
      {handling && (
        <div className="bar">
          <Link to={`/dong-gop/${campaign.campaignId}/hien-vat/nhap`}><Button type="primary">{t('goods.declare')}</Button></Link>
          <Link to={`/dong-gop/${campaign.campaignId}/hien-vat/chuyen-moi`}><Button>{t('shipment.prepare')}</Button></Link>
          <Link to={`/dong-gop/${campaign.campaignId}/hien-vat/dich-vu`}><Button>{t('described.offer')}</Button></Link>
        </div>
      )}
      <Stock campaignId={campaign.campaignId} />
      <h2>{t('goods.intakes')}</h2>
      <Intakes campaignId={campaign.campaignId} />
      <InvoicePayments campaignId={campaign.campaignId} />
      <h2>{t('shipment.list')}</h2>
      <Loaded query={shipments}>{(list) => <ShipmentTable list={list} change={setPage} empty={t('shipment.empty')} />}</Loaded>
      <Described campaignId={campaign.campaignId} />
      <WriteOffs campaignId={campaign.campaignId} />
    </>
  );
}

function Stock({ campaignId }: { campaignId: string }) {
  const { t } = useTexts();
  const stock = useQuery({ queryKey: ['goods-stock', campaignId], queryFn: () => readStock(campaignId) });
  const columns = ['given', 'bought', 'inWarehouses', 'held', 'inShipment', 'delivered', 'writtenOff'] as const;
  return (
    <Loaded query={stock}>
      {(rows) => rows.length === 0 ? <EmptyState title={t('goods.stock.empty')} text={t('goods.stock.empty.text')} /> : (
        <>
        <h2>{t('goods.stock')}</h2>
        <div className="table-scroll">
          <Table<GoodsStockRow> rowKey="itemCode" size="middle" dataSource={rows} pagination={false} scroll={{ x: 900 }}
            columns={[
              { title: t('goods.item'), key: 'item', width: 220, render: (_, row) => <>{row.name}<div className="small soft">{row.unitName}</div></> },
              ...columns.map((key) => ({ title: t(`goods.stock.${key}` as TextKey), key, width: 100, align: 'right' as const, render: (_: unknown, row: GoodsStockRow) => <span className="num">{formatNumber(Number(row[key]))}</span> })),
            ]} />
        </div>
        </>
      )}
    </Loaded>
  );
}

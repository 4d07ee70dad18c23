import { useQuery } from '@tanstack/react-query';
import { Button, Input, Popconfirm, Table } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { cancelShipment, readShipment, receiveShipment, sendShipment, shipmentDocument, type Shipment, type ShipmentState } from '../../../api/goods';
import { Loaded } from '../../../components/Loaded';
import { PageHead } from '../../../components/PageHead';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { State, type StateKind } from '../../../components/State';
import { formatTime } from '../../../format/dates';
import { formatNumber } from '../../../format/numbers';
import { useTexts, type TextKey } from '../../../i18n';
import { hasRole, useAccount } from '../../../shell/session';
import { CountForm } from './CountForm';
import { MissingGoods } from './MissingGoods';
import { useGoodsStep } from './useGoodsStep';

const kinds: Record<ShipmentState, StateKind> = { prepared: 'wait', sent: 'wait', received: 'good', cancelled: 'off', expired: 'bad' };

/** How far a shipment is: by word and shape. */
export function ShipmentStateTag({ state }: { state: ShipmentState }) {
  const { t } = useTexts();
  return <State kind={kinds[state]} text={t(`shipment.state.${state}` as TextKey)} />;
}

/** One shipment from the warehouse to the school's count. */
export function ShipmentPage() {
  const { shipmentId = '' } = useParams();
  const shipment = useQuery({ queryKey: ['shipment', shipmentId], queryFn: () => readShipment(shipmentId) });
  return <Loaded query={shipment}>{(found) => <ShipmentView shipment={found} />}</Loaded>;
}

function ShipmentView({ shipment }: { shipment: Shipment }) {
  const { t } = useTexts();
  const missing = shipment.lines!.some((line) => Number(line.missing) > 0);
  // Before the school has counted there is nothing to say but what was sent.
  const columns = shipment.state === 'received' ? (['quantity', 'received', 'returned', 'lost', 'missing'] as const) : (['quantity'] as const);
  return (
    <>
      <nav className="crumbs"><Link to="/hang">{t('shipment.mine')}</Link> › <Link to={`/dong-gop/${shipment.campaignId}?muc=hien-vat`}>{shipment.campaignTitle}</Link></nav>
      <PageHead title={t('shipment.to', { school: shipment.schoolName })} lead={<><ShipmentStateTag state={shipment.state} /> · {shipment.warehouseName}{shipment.carrier ? ` · ${shipment.carrier}` : ''}</>}
        actions={shipment.documentNumber && <a href={shipmentDocument(shipment.shipmentId)}><Button type="primary">{t('shipment.minutes', { number: shipment.documentNumber })}</Button></a>} />
      <ol className="steps-plain">
        <li>{t('shipment.step.prepared', { time: formatTime(shipment.preparedAt) })}</li>
        {shipment.sentAt && <li>{t('shipment.step.sent', { time: formatTime(shipment.sentAt), carrier: shipment.carrier ?? '' })}</li>}
        {shipment.receivedAt && <li>{t('shipment.step.received', { time: formatTime(shipment.receivedAt), name: shipment.receiverName ?? '' })}</li>}
      </ol>
      {shipment.receivedNote && <p role="note" className="card">{shipment.receivedNote}</p>}
      <div className="table-scroll">
        <Table rowKey="itemCode" size="middle" pagination={false} dataSource={shipment.lines} scroll={{ x: columns.length > 1 ? 640 : undefined }} style={{ marginBottom: 16 }}
          columns={[
            { title: t('goods.item'), key: 'item', render: (_, line) => line.name },
            { title: t('goods.unit'), key: 'unit', width: 80, render: (_, line) => line.unitName },
            ...columns.map((key) => ({
              title: t(`shipment.${key}` as TextKey), key, width: 100, align: 'right' as const,
              render: (_: unknown, line: NonNullable<Shipment['lines']>[number]) => <span className="num">{line[key] === null || line[key] === undefined ? '–' : formatNumber(Number(line[key]))}</span>,
            })),
          ]} />
      </div>
      <NextStep shipment={shipment} />
      {missing && <MissingGoods shipment={shipment} />}
    </>
  );
}

function NextStep({ shipment }: { shipment: Shipment }) {
  const { t } = useTexts();
  const me = useAccount();
  const { step, problem, busy } = useGoodsStep();
  const [carrier, setCarrier] = useState('');
  const id = shipment.shipmentId;
  const handling = hasRole(me, 'accountant', 'programme_officer', 'unit_officer', 'school_officer');
  if (!handling || (shipment.state !== 'prepared' && shipment.state !== 'sent')) {
    return null;
  }
  if (shipment.state === 'sent') {
    return (
      <>
        {problem && <ProblemAlert problem={problem} />}
        <CountForm signer={t('shipment.receiver')} busy={busy} action={t('shipment.receive')}
          lines={shipment.lines!.map((line) => ({ itemCode: line.itemCode, name: line.name, unitName: line.unitName, said: Number(line.quantity) }))}
          send={(counts, { note, place, signer }) => void step(() => receiveShipment(id, { counts, place, note, receiverName: signer }))} />
      </>
    );
  }
  return (
    <section className="card" aria-label={t('campaign.plan.next')}>
      <p>{t('shipment.next.prepared', { time: formatTime(shipment.expiresAt) })}</p>
      {problem && <ProblemAlert problem={problem} />}
      <div className="bar">
        <label>{t('shipment.carrier')} <Input value={carrier} onChange={(e) => setCarrier(e.target.value)} maxLength={200} /></label>
        <Button type="primary" loading={busy} disabled={carrier.trim().length < 2} onClick={() => void step(() => sendShipment(id, carrier.trim()))}>{t('shipment.send')}</Button>
        <Popconfirm title={t('shipment.cancel.ask')} okText={t('shipment.cancel')} cancelText={t('form.cancel')} onConfirm={() => void step(() => cancelShipment(id))}><Button>{t('shipment.cancel')}</Button></Popconfirm>
      </div>
    </section>
  );
}

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { listShipments, type ShipmentState } from '../../../api/goods';
import { Loaded } from '../../../components/Loaded';
import { PageHead } from '../../../components/PageHead';
import { useAddress } from '../../../components/useAddress';
import { useTexts, type TextKey } from '../../../i18n';
import { Described } from './Described';
import { ShipmentTable } from './ShipmentTable';

const states: (ShipmentState | '')[] = ['sent', 'prepared', 'received', ''];

/** Goods that come to my unit or leave its warehouses. */
export function MyShipments() {
  const { t } = useTexts();
  const { value, page, change } = useAddress();
  const state = (value('buoc') || 'sent') as ShipmentState | 'tat-ca';
  const shipments = useQuery({
    queryKey: ['shipments', 'mine', state, page],
    queryFn: () => listShipments({ state: state === 'tat-ca' ? undefined : state }, page),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHead title={t('shipment.mine')} lead={t('shipment.mine.lead')} />
      <div className="bar">
        <Segmented aria-label={t('shipment.filter')} value={state} onChange={(next) => change({ buoc: next === 'sent' ? '' : next })}
          options={states.map((one) => ({ value: one || 'tat-ca', label: t((one ? `shipment.state.${one}` : 'shipment.all') as TextKey) }))} />
      </div>
      <Loaded query={shipments}>{(list) => <ShipmentTable list={list} change={(next) => change({ trang: next })} empty={t('shipment.mine.empty')} />}</Loaded>
      <Described />
    </>
  );
}

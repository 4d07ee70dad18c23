import { useStep } from '../../../components/useStep';

/** One step with goods: then everything about goods is read again. */
export const useGoodsStep = () => useStep('goods-stock', 'goods-intakes', 'shipments', 'shipment', 'write-offs', 'described', 'approvals');

import type { components } from './generated/donations';
import { get, post } from './client';
import type { Page } from './shapes';

type Donations = components['schemas'];

export type GoodsItem = Donations['GoodsItem'];
export type Warehouse = Donations['WarehouseView'];
export type GoodsIntake = Donations['GoodsIntakeView'];
export type GoodsStockRow = Donations['GoodsStockRow'];
export type Shipment = Donations['ShipmentView'];
export type ShipmentState = Donations['ShipmentState'];
export type WriteOff = Donations['WriteOffView'];
export type InvoicePayment = Donations['InvoicePayment'];
export type DescribedGift = Donations['DescribedGiftView'];
export type GoodsQuantity = Donations['GoodsQuantity'];

const base = '/api/donations/goods';

export const listItems = async () => (await get<Page<GoodsItem>>(`${base}/items`, { pageSize: 200 })).items;
export const listWarehouses = async () => (await get<Page<Warehouse>>(`${base}/warehouses`, { pageSize: 200 })).items;
export const addWarehouse = (request: Donations['AddWarehouseRequest']) => post<Warehouse>(`${base}/warehouses`, request);
export const readStock = (campaignId: string, warehouseId?: string) => get<GoodsStockRow[]>(`${base}/stock`, { campaignId, warehouseId });

export const listIntakes = (campaignId: string, page: number) => get<Page<GoodsIntake>>(`${base}/intakes`, { campaignId, page, pageSize: 20 });
export const declareGoods = (request: Donations['DeclareGoodsRequest']) => post<GoodsIntake>(`${base}/intakes`, request);
export const countGoods = (id: string, request: Donations['CountGoodsRequest']) => post<GoodsIntake>(`${base}/intakes/${id}/count`, request);
export const refuseGoods = (id: string, reason: string) => post<GoodsIntake>(`${base}/intakes/${id}/refuse`, { reason });
export const intakeDocument = (id: string) => `${base}/intakes/${id}/document`;

export const listPayments = (campaignId: string, page: number) => get<Page<InvoicePayment>>(`${base}/payments`, { campaignId, page, pageSize: 20 });
export const matchPayment = (intakeId: string, entrySequence: number) => post<GoodsIntake>(`${base}/intakes/${intakeId}/payments`, { entrySequence });
export const undoPayment = (entrySequence: number) => post<unknown>(`${base}/payments/${entrySequence}/undo`);

export const listShipments = (query: { campaignId?: string; state?: ShipmentState }, page: number) => get<Page<Shipment>>(`${base}/shipments`, { ...query, page, pageSize: 20 });
export const readShipment = (id: string) => get<Shipment>(`${base}/shipments/${id}`);
export const prepareShipment = (request: Donations['PrepareShipmentRequest']) => post<Shipment>(`${base}/shipments`, request);
export const sendShipment = (id: string, carrier: string) => post<Shipment>(`${base}/shipments/${id}/send`, { carrier });
export const cancelShipment = (id: string) => post<Shipment>(`${base}/shipments/${id}/cancel`);
export const receiveShipment = (id: string, request: Donations['ReceiveShipmentRequest']) => post<Shipment>(`${base}/shipments/${id}/receive`, request);
export const returnGoods = (id: string, counts: GoodsQuantity[]) => post<Shipment>(`${base}/shipments/${id}/return`, { counts });
export const shipmentDocument = (id: string) => `${base}/shipments/${id}/document`;

export const listDescribed = (query: { campaignId?: string; state?: DescribedGift['state'] }, page: number) => get<Page<DescribedGift>>(`${base}/described`, { ...query, page, pageSize: 20 });
export const offerDescribed = (request: Donations['OfferDescribedRequest']) => post<DescribedGift>(`${base}/described`, request);
export const agreeDescribed = (id: string) => post<DescribedGift>(`${base}/described/${id}/agree`);
export const refuseDescribed = (id: string, reason: string) => post<DescribedGift>(`${base}/described/${id}/refuse`, { reason });
export const cancelDescribed = (id: string) => post<DescribedGift>(`${base}/described/${id}/cancel`);
export const acceptDescribed = (id: string, request: Donations['AcceptDescribedRequest']) => post<DescribedGift>(`${base}/described/${id}/accept`, request);
export const describedDocument = (id: string) => `${base}/described/${id}/document`;

export const listWriteOffs = (campaignId: string, page: number) => get<Page<WriteOff>>(`${base}/write-offs`, { campaignId, page, pageSize: 20 });
export const proposeWriteOff = (request: Donations['ProposeWriteOffRequest']) => post<WriteOff>(`${base}/write-offs`, request);
export const decideWriteOff = (id: string, yes: boolean) => post<WriteOff>(`${base}/write-offs/${id}/${yes ? 'confirm' : 'refuse'}`);

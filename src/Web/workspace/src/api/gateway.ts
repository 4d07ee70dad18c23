import { get, post } from './client';
import type { Account, NewAccountRequest, Page, ServiceStatus } from './shapes';

export const serviceStatus = () => get<ServiceStatus[]>('/status');
/** Accounts of one authority are few; the first two hundred are all. */
export const listAccounts = async () => (await get<Page<Account>>('/auth/accounts', { pageSize: 200 })).items;
export const createAccount = (request: NewAccountRequest) => post<unknown>('/auth/accounts', request);
export const setPassword = (id: string, password: string) => post<unknown>(`/auth/accounts/${id}/password`, { password });
export const setDisabled = (id: string, disabled: boolean) => post<unknown>(`/auth/accounts/${id}/${disabled ? 'disable' : 'enable'}`);

import { get, post } from './client';
import type { Account, Page, Role, ServiceStatus } from './shapes';

export interface NewAccountRequest {
  accountId: string;
  userName: string;
  displayName: string;
  password: string;
  roles: Role[];
  unitId?: string;
  unitName?: string;
}

export const serviceStatus = () => get<ServiceStatus[]>('/status');
export const listAccounts = async (): Promise<Account[]> => {
  const read = await get<Account[] | Page<Account>>('/auth/accounts');
  return Array.isArray(read) ? read : read.items;
};
export const createAccount = (request: NewAccountRequest) => post<Account>('/auth/accounts', request);
export const setPassword = (id: string, password: string) => post<unknown>(`/auth/accounts/${id}/password`, { password });
export const setDisabled = (id: string, disabled: boolean) => post<unknown>(`/auth/accounts/${id}/${disabled ? 'disable' : 'enable'}`);

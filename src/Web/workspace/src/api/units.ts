import { get, post, postFile } from './client';
import type { ImportJob, ImportKind, Page, Unit, UnitCandidate, UnitDetail, UnitType } from './shapes';

const base = '/api/unit-directory';

export interface UnitSearchQuery {
  query?: string;
  typeCode?: string;
  parentId?: string;
  asOf?: string;
  page?: number;
  pageSize?: number;
}

export const searchUnits = (query: UnitSearchQuery, signal?: AbortSignal) => get<Page<Unit>>(`${base}/units`, { ...query }, signal);
export const readUnit = (id: string, asOf?: string) => get<UnitDetail>(`${base}/units/${id}`, { asOf });
export const childrenOf = (id: string, page: number, asOf?: string) => get<Page<Unit>>(`${base}/units/${id}/children`, { asOf, page, pageSize: 50 });
export const resolveName = (name: string, contextUnitId?: string) => get<UnitCandidate[]>(`${base}/units/resolve`, { name, contextUnitId });
export const unitTypes = () => get<UnitType[]>(`${base}/unit-types`);
export interface ImportOptions {
  kind: ImportKind;
  effectiveFrom?: string;
  parentId?: string;
}

export const previewImport = async (options: ImportOptions, file: File) => (await postFile<ImportJob>(`${base}/imports`, { ...options, fileName: file.name }, file)).body;
export const commitImport = (id: string) => post<ImportJob | undefined>(`${base}/imports/${id}/commit`);
export const readImport = (id: string) => get<ImportJob>(`${base}/imports/${id}`);
export const listImports = async () => (await get<Page<ImportJob>>(`${base}/imports`, { pageSize: 20 })).items;

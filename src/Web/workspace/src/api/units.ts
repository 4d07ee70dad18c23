import { get, post, postFile } from './client';
import { newId } from '../format/uuid';
import type { ImportDecision, ImportJob, ImportKind, LearnedAlias, Lineage, Page, ResolvedName, Unit, UnitDetail, UnitType } from './shapes';

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
export const childrenOf = (id: string, page: number, asOf?: string, pageSize = 50) => get<Page<Unit>>(`${base}/units/${id}/children`, { asOf, page, pageSize });
export const lineageOf = (id: string) => get<Lineage>(`${base}/units/${id}/lineage`);

const namesAtOnce = 200;

/** What names of one document mean, each with its reason. */
export async function resolveNames(names: string[], contextUnitId: string): Promise<ResolvedName[]> {
  const found: ResolvedName[] = [];
  for (let from = 0; from < names.length; from += namesAtOnce) {
    found.push(...(await post<{ items: ResolvedName[] }>(`${base}/resolve`, { names: names.slice(from, from + namesAtOnce), contextUnitId })).body.items);
  }
  return found;
}

/** Every member of a group today. */
export async function membersOf(key: string): Promise<string[]> {
  const ids: string[] = [];
  for (let page = 1; ; page++) {
    const list = await get<Page<Unit>>(`${base}/groups/members`, { key, page, pageSize: 200 });
    ids.push(...list.items.map((unit) => unit.id));
    if (ids.length >= list.total || list.items.length === 0) {
      return ids;
    }
  }
}

/** Remembers what a written name means in the documents of a body, so that nobody is asked twice. */
export const learnAlias = (written: string, contextUnitId: string, meant: { unitId?: string; groupKey?: string }) =>
  post<unknown>(`${base}/aliases`, { aliasId: newId(), written, contextUnitId, ...meant });

export const learnedAliases = (contextUnitId: string | undefined, page: number, pageSize = 50) => get<Page<LearnedAlias>>(`${base}/aliases`, { contextUnitId, page, pageSize });
export const revokeAlias = (id: string) => post<unknown>(`${base}/aliases/${id}/revoke`);
/** The directory as a file whose columns the import of the same kind reads. */
export const directoryFile = (kind: 'provinces' | 'communes' | 'schools' | 'units', withinId?: string) => `${base}/exports?kind=${kind}&format=xlsx${withinId ? `&withinId=${withinId}` : ''}`;

export const unitTypes = () => get<UnitType[]>(`${base}/unit-types`);
export interface ImportOptions {
  kind: ImportKind;
  effectiveFrom?: string;
  parentId?: string;
}

export const previewImport = async (options: ImportOptions, file: File) => (await postFile<ImportJob>(`${base}/imports`, { ...options, fileName: file.name }, file)).body;
export const commitImport = (id: string) => post<ImportJob | undefined>(`${base}/imports/${id}/commit`);
export const readImport = (id: string) => get<ImportJob>(`${base}/imports/${id}`);
/** Rows of a commune that was divided, with the communes of today that each may mean. */
export const importDecisions = (id: string, page: number) => get<Page<ImportDecision>>(`${base}/imports/${id}/decisions`, { page, pageSize: 50 });
export const decideImport = async (id: string, row: number, communeCode: string, forAllWithThisAddress: boolean) =>
  (await post<ImportJob>(`${base}/imports/${id}/decisions`, { decisions: [{ row, communeCode, forAllWithThisAddress }] })).body;
export const listImports = async () => (await get<Page<ImportJob>>(`${base}/imports`, { pageSize: 20 })).items;

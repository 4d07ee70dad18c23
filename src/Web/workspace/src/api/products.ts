import { get, getFile, withQuery, type Query } from './client';

// As the service's records of the same names (src/Reporting/Products).
export interface ProductWord { code: string; vi: string; en: string }
export interface ProductColumn {
  key: string; vi: string; en: string; kind: 'words' | 'count' | 'vnd' | 'day' | 'coded'; isSum: boolean; isSorted: boolean; words: ProductWord[] | null; whenEmpty: ProductWord | null;
}
export interface Product { code: string; vi: string; en: string; textVi: string; textEn: string; filters: string[]; columns: ProductColumn[] }
export interface ProductRow { cells: (string | null)[]; origin: { kind: 'unit' | 'pair' | 'campaign' | 'task' | 'indicator' | 'quarter' | 'product'; id: string | null } }
export interface ProductPage { product: Product; asOf: string; schoolYear: number; items: ProductRow[]; totals: (string | null)[]; total: number; page: number; pageSize: number }

const base = '/api/reporting/products';

export const listProducts = () => get<Product[]>(base);
export const readProduct = (code: string, asked: Query, page: number, pageSize = 50) => get<ProductPage>(`${base}/${code}`, { ...asked, page, pageSize });
export const productFile = (code: string, kind: 'xlsx' | 'docx', asked: Query) => withQuery(`${base}/${code}.${kind}`, asked);

/** The PDF, or where to ask after it while it is made. */
export const askProductPdf = (code: string, asked: Query) => getFile<{ printId: string }>(withQuery(`${base}/${code}.pdf`, asked));
export const readProductPrint = (printId: string) => getFile<{ printId: string }>(`${base}/prints/${printId}`);

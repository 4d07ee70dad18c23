import { get, withQuery, type Query } from './client';
import type { Product, ProductPage } from './products';

// A chart is the table it is drawn from, in the shape of a product (src/Reporting/Dashboards).
const base = '/api/reporting/dashboards';
const mostRows = 200;

export const listDashboards = () => get<Product[]>(base);
export const readDashboard = (code: string, asked: Query) => get<ProductPage>(`${base}/${code}`, { ...asked, page: 1, pageSize: mostRows });
export const dashboardFile = (code: string, kind: 'xlsx' | 'csv' | 'docx', asked: Query) => withQuery(`${base}/${code}.${kind}`, asked);

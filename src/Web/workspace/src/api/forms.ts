import { get, post, put } from './client';
import type { Page } from './shapes';

// As the service's records of the same names (src/Reporting/Forms).
export const fieldKinds = ['count', 'number', 'money_vnd', 'percent', 'text', 'long_text', 'day'] as const;
export const mergeKinds = ['none', 'sum', 'largest', 'formula', 'text'] as const;
export interface AskedField { key: string; label: string; kind: (typeof fieldKinds)[number]; isRequired: boolean; unit?: string | null; least?: number | null; most?: number | null; formula?: string | null; merge: (typeof mergeKinds)[number]; source?: string | null }
export interface AskedTable { key: string; title: string; columns: AskedField[]; rows: string[]; mostRows: number }
export interface AskedSection { title: string; fields: AskedField[]; tables: AskedTable[] }
export interface AskedCheck { formula: string; message: string; isBlocking: boolean }
export interface FormContent { sections: AskedSection[]; checks: AskedCheck[] }
export interface EditedForm { formId: string; unitId: string; unitName: string | null; title: string; version: number; newestVersion: number; publishedVersion: number | null; content: FormContent; byName: string; at: string }
export interface ListedForm { formId: string; unitId: string; unitName: string | null; title: string; version: number; publishedVersion: number | null }
export interface Figure { code: string; label: string; owner: string }
export interface FormFault { place: string; code: string; message: string }

const base = '/api/reporting/forms';
export const listForms = (page: number) => get<Page<ListedForm>>(base, { page, pageSize: 20 });
export const editedForm = (id: string) => get<EditedForm>(`${base}/${id}`);
export const figures = () => get<Figure[]>(`${base}/figures`);
export const createForm = (body: { formId: string; unitId: string; title: string; content: FormContent }) => post<EditedForm>(base, body);
export const changeForm = (id: string, body: { version: number; title: string; content: FormContent }) => put<EditedForm>(`${base}/${id}`, body);
export const publishForm = (id: string, version: number) => post<EditedForm>(`${base}/${id}/publish`, { version });

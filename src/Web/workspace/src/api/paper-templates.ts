import { get, putFile, remove } from './client';

// As the service's records of the same names (src/Reporting/Papers).
export interface TemplateFault { code: string; paragraph: number | null; quote: string | null; message: string }
export interface PaperTemplate {
  version: number | null; fileName: string | null; byName: string | null; at: string | null; fields: string[]; tables: Record<string, string[]>; faults: TemplateFault[];
}

const base = (formId: string) => `/api/reporting/forms/${formId}/paper-template`;

export const readPaperTemplate = (formId: string) => get<PaperTemplate>(base(formId));
export const sendPaperTemplate = (formId: string, file: File) => putFile<PaperTemplate>(base(formId), { fileName: file.name }, file);
export const dropPaperTemplate = (formId: string) => remove<PaperTemplate>(base(formId));
export const ownTemplateFile = (formId: string) => `${base(formId)}.docx`;
export const sampleTemplateFile = (formId: string) => `${base(formId)}/sample.docx`;
export const templatePreviewFile = (formId: string) => `${base(formId)}/preview.docx`;

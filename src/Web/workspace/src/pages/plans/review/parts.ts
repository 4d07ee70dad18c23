import type { Doubt, ReviewField, ReviewPart, ReviewRecord, Span } from '../../../components/review/model';
import { formatDay } from '../../../format/dates';
import type { TextKey, Texts } from '../../../i18n';
import type { DraftFinding, DraftIndicator, DraftTask, PlanDraft } from './draft';

/** What people have already said of a draft: by the path of the value, "tasks[3].lead". */
export interface Said {
  values: Record<string, string>;
  confirmed: ReadonlySet<string>;
  dropped: ReadonlySet<string>;
}

export const nothingSaid: Said = { values: {}, confirmed: new Set(), dropped: new Set() };

// Below this the reader itself says that a person should look at the whole task.
const sure = 0.8;

interface Made {
  path: string;
  name: TextKey;
  kind?: ReviewField['kind'];
  value: string | null | undefined;
  spans?: (Span | null | undefined)[];
  doubt?: Doubt;
  notes?: string[];
  fixed?: boolean;
}

/** The draft as parts, records and fields for the review; a person's word stands before the reader's. */
export function partsOf(draft: PlanDraft, said: Said, t: Texts['t']): ReviewPart[] {
  const field = ({ path, name, kind = 'text', value, spans = [], doubt, notes = [], fixed }: Made): ReviewField => ({
    id: path, label: t(name), kind, value: said.values[path] ?? value ?? '', notes, doubt, fixed,
    spans: spans.filter((span): span is Span => !!span && span[1] > span[0]),
    confirmed: said.confirmed.has(path), corrected: path in said.values,
  });
  const record = (id: string, title: string, fields: Made[], section?: string | null): ReviewRecord =>
    ({ id, title, section: section ?? undefined, fields: fields.map(field), dropped: said.dropped.has(id) });
  const parts: ReviewPart[] = [
    { id: 'document', title: t('review.part.document'), records: [record('document', '', documentFields(draft))] },
    { id: 'legalBases', title: t('review.part.legalBases'), records: (draft.legalBases ?? []).map((base, i) => record(`legalBases[${i}]`, base.title ?? base.number ?? '', [
      { path: `legalBases[${i}].number`, name: 'review.field.number', value: base.number, spans: [base.span], doubt: base.number ? undefined : 'missing' },
      { path: `legalBases[${i}].date`, name: 'review.field.date', value: formatDay(base.date), spans: [base.span] },
      { path: `legalBases[${i}].issuer`, name: 'review.field.issuer', value: base.issuer, spans: [base.span] },
    ])) },
    { id: 'objectives', title: t('review.part.objectives'), records: (draft.objectives ?? []).map((one, i) => record(`objectives[${i}]`, '', [
      { path: `objectives[${i}].text`, name: 'review.field.text', kind: 'long', value: one.text, spans: [one.span] },
    ], one.section)) },
    { id: 'indicators', title: t('review.part.indicators'), records: (draft.indicators ?? []).map((one, i) => record(`indicators[${i}]`, one.text, indicatorFields(one, `indicators[${i}]`), one.section)) },
    ...taskParts(draft, t, (task, i) => record(`tasks[${i}]`, said.values[`tasks[${i}].title`] ?? task.title, taskFields(task, `tasks[${i}]`, findingsOf(draft, task)), task.section)),
    { id: 'reportingDeadlines', title: t('review.part.reporting'), records: (draft.reportingDeadlines ?? []).map((one, i) => record(`reportingDeadlines[${i}]`, '', [
      { path: `reportingDeadlines[${i}].who`, name: 'review.field.who', value: one.who, spans: [one.spans?.who] },
      { path: `reportingDeadlines[${i}].to`, name: 'review.field.to', value: one.to, spans: [one.spans?.to] },
      { path: `reportingDeadlines[${i}].deadlineText`, name: 'review.field.deadline', value: one.deadlineText, spans: [one.spans?.deadlineText] },
    ])) },
    { id: 'recipients', title: t('review.part.recipients'), records: (draft.recipients ?? []).length === 0 ? [] : [record('recipients', '', (draft.recipients ?? []).map((one, i) => (
      { path: `recipients[${i}].text`, name: 'review.field.recipient', value: one.text, spans: [one.span] })))] },
  ];
  return parts.filter((part) => part.records.length > 0);
}

function documentFields(draft: PlanDraft): Made[] {
  const spans = draft.spans ?? {};
  const parts = draft.documentDateParts;
  const written = draft.documentDate ? formatDay(draft.documentDate) : [parts?.day ?? '…', parts?.month ?? '…', parts?.year ?? '…'].join('/');
  return [
    // A blank number is normal in a draft: it is given when the plan is issued.
    { path: 'documentNumber', name: 'review.field.number', value: draft.documentNumber ?? draft.documentNumberTemplate, spans: [spans.documentNumber ?? spans.documentNumberTemplate], doubt: draft.documentNumber || draft.documentNumberTemplate ? undefined : 'missing' },
    { path: 'documentDate', name: 'review.field.date', value: written === '…/…/…' ? '' : written, spans: [spans.documentDate ?? spans.documentDateParts], fixed: !draft.documentDate },
    { path: 'issuer', name: 'review.field.issuer', value: draft.issuer, spans: [spans.issuer], doubt: draft.issuer ? undefined : 'missing' },
    { path: 'issuerParent', name: 'review.field.issuerParent', value: draft.issuerParent, spans: [spans.issuerParent] },
    { path: 'title', name: 'review.field.title', kind: 'long', value: draft.title, spans: [spans.title], doubt: draft.title ? undefined : 'missing' },
    { path: 'period', name: 'review.field.period', value: draft.period?.text ?? [draft.period?.from, draft.period?.to].filter(Boolean).join('–'), spans: [spans.period], fixed: true },
    { path: 'parentPlans', name: 'review.field.parentPlans', kind: 'list', value: (draft.parentPlans ?? []).join('\n'), fixed: true },
    { path: 'signerTitle', name: 'review.field.signerTitle', value: draft.signerTitle, spans: [spans.signerTitle] },
    { path: 'signer', name: 'review.field.signer', value: draft.signer, spans: [spans.signer], doubt: draft.signer ? undefined : 'missing' },
  ];
}

function indicatorFields(one: DraftIndicator, path: string): Made[] {
  const spans = one.spans ?? {};
  const number = (value: number | null | undefined) => value?.toLocaleString('vi-VN', { maximumFractionDigits: 6 }) ?? '';
  return [
    { path: `${path}.text`, name: 'review.field.text', kind: 'long', value: one.text, spans: [spans.text], notes: one.notes, doubt: one.notes?.length ? 'noted' : undefined },
    { path: `${path}.comparator`, name: 'review.field.comparator', value: one.comparator, spans: [spans.comparator ?? spans.value] },
    { path: `${path}.value`, name: 'review.field.value', value: one.valueTo === null || one.valueTo === undefined ? number(one.value) : `${number(one.value)} – ${number(one.valueTo)}`, spans: [spans.value], doubt: one.value === null || one.value === undefined ? 'missing' : undefined },
    { path: `${path}.unit`, name: 'review.field.unit', value: one.unit, spans: [spans.unit ?? spans.value] },
    { path: `${path}.year`, name: 'review.field.year', value: one.year, spans: [spans.year] },
  ];
}

/** The reader's findings that speak of this task's section, except those that are contradictions with places of their own. */
function findingsOf(draft: PlanDraft, task: DraftTask): DraftFinding[] {
  return task.section ? (draft.findings ?? []).filter((finding) => finding.section === task.section) : [];
}

function taskFields(task: DraftTask, path: string, findings: DraftFinding[]): Made[] {
  const spans = task.spans ?? {};
  const items = (name: string) => Object.entries(spans).filter(([key]) => key === name || key.startsWith(`${name}.`)).map(([, span]) => span);
  const unsure = (task.confidence ?? 1) < sure;
  const notes = [...(task.notes ?? []), ...findings.map((finding) => [finding.message, finding.proposal].filter(Boolean).join(' → '))];
  return [
    { path: `${path}.title`, name: 'review.field.task', kind: 'long', value: task.title, spans: [spans.title], notes, doubt: unsure ? 'unsure' : notes.length > 0 ? 'noted' : undefined },
    { path: `${path}.lead`, name: 'review.field.lead', value: task.lead, spans: items('lead'), doubt: task.lead ? undefined : 'missing' },
    { path: `${path}.coordinating`, name: 'review.field.coordinating', kind: 'list', value: (task.coordinating ?? []).join('\n'), spans: items('coordinating') },
    ...(task.advising?.length ? [{ path: `${path}.advising`, name: 'review.field.advising', kind: 'list', value: task.advising.join('\n'), spans: items('advising') } as Made] : []),
    { path: `${path}.products`, name: 'review.field.products', kind: 'list', value: (task.products ?? []).join('\n'), spans: [...items('product'), ...items('products')] },
    { path: `${path}.deadlineText`, name: 'review.field.deadline', kind: 'long', value: task.deadlineText, spans: items('deadlineText'), doubt: task.deadlineText ? undefined : 'missing' },
  ];
}

/** Tasks below the nearest heading of the document; a long plan is walked group by group. */
function taskParts(draft: PlanDraft, t: Texts['t'], record: (task: DraftTask, i: number) => ReviewRecord): ReviewPart[] {
  const groups = [...(draft.groups ?? [])].sort((a, b) => b.section.length - a.section.length);
  const parts: ReviewPart[] = [];
  (draft.tasks ?? []).forEach((task, i) => {
    const group = task.row ? undefined : groups.find((one) => task.section === one.section || task.section?.startsWith(`${one.section}.`) || task.section?.startsWith(`${one.section}-`));
    const id = task.row ? 'appendix' : group ? `group:${group.section}` : 'tasks';
    let part = parts.find((one) => one.id === id);
    if (!part) {
      part = { id, title: task.row ? t('review.part.appendix') : group ? `${group.section}. ${group.title}` : t('review.part.tasks'), records: [] };
      parts.push(part);
    }
    part.records.push(record(task, i));
  });
  return parts;
}

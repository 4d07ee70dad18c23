import type { CheckedRow, Contradiction, Doubt, ReviewField, ReviewPart, ReviewRecord, Span } from '../../../components/review/model';
import type { DraftView, Finding } from '../../../api/plan-shapes';
import { formatDay } from '../../../format/dates';
import type { TextKey, Texts } from '../../../i18n';
import type { DraftIndicator, DraftTask, PlanDraft } from './draft';

/** What the review needs of a draft. */
export type ReviewedDraft = Pick<DraftView, 'draft' | 'findings' | 'questions' | 'corrections'>;

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
  /** What is confirmed by a finding and not by a correction. */
  findings?: Finding[];
}

/** The draft as parts, records and fields for the review. */
export function partsOf(view: ReviewedDraft, t: Texts['t']): ReviewPart[] {
  const draft = view.draft ?? {};
  const corrected = new Set(view.corrections.map((one) => one.path));
  const asked = new Map(view.questions.filter((one) => one.path).map((one) => [one.path!, one]));
  const sections = new Set((draft.tasks ?? []).map((task) => task.section));
  const notices = view.findings.filter((one) => one.kind === 'notice');

  const field = (made: Made, place: Span[]): ReviewField => {
    const { path, name, kind = 'text', value, notes = [], fixed } = made;
    const question = asked.get(path);
    const findings = [...(made.findings ?? []), ...(question ? [question] : [])];
    const spans = (made.spans ?? []).filter((span): span is Span => !!span && span[1] > span[0]);
    const isCorrected = corrected.has(path);
    return {
      id: path, label: t(name), kind, value: value ?? '', fixed,
      notes: [...notes, ...(question ? [question.message] : [])],
      // A value that a person wrote stands nowhere in the text: then the place of its record is shown.
      spans: spans.length > 0 ? spans : place,
      doubt: question ? (question.kind === 'undated_deadline' ? 'undated' : 'missing') : made.doubt,
      confirmed: findings.length > 0 ? findings.every((one) => one.decision) : isCorrected,
      corrected: isCorrected && findings.every((one) => !one.decision),
      findings: findings.length > 0 ? findings.map((one) => one.findingId) : undefined,
      linkable: question?.kind === 'undated_deadline' ? question.findingId : undefined,
    };
  };
  const record = (id: string, title: string, made: Made[], more: { section?: string | null; removed?: boolean; droppable?: boolean } = {}): ReviewRecord => {
    const place = made.flatMap((one) => one.spans ?? []).find((span) => span && span[1] > span[0]);
    return { id, title, section: more.section ?? undefined, droppable: more.droppable, dropped: more.removed, fields: made.map((one) => field(one, place ? [place] : [])) };
  };
  const parts: ReviewPart[] = [
    { id: 'document', title: t('review.part.document'), records: [record('document', '', documentFields(draft))] },
    { id: 'notices', title: t('review.part.notices'), records: notices.filter((one) => !one.section || !sections.has(one.section)).map((one) => record(`notice:${one.findingId}`, one.section ?? '', [
      { path: `notice:${one.findingId}`, name: 'review.field.notice', kind: 'long', value: one.message, spans: [spanOf(one.span)], notes: one.proposal ? [`${t('review.proposed')}: ${one.proposal}`] : [], doubt: 'noted', findings: [one], fixed: true },
    ])) },
    { id: 'legalBases', title: t('review.part.legalBases'), records: (draft.legalBases ?? []).map((base, i) => record(`legalBases[${i}]`, base.title ?? base.number ?? '', [
      { path: `legalBases[${i}].number`, name: 'review.field.number', value: base.number, spans: [base.span] },
      { path: `legalBases[${i}].date`, name: 'review.field.date', kind: 'day', value: formatDay(base.date), spans: [base.span] },
      { path: `legalBases[${i}].issuer`, name: 'review.field.issuer', value: base.issuer, spans: [base.span] },
    ])) },
    { id: 'objectives', title: t('review.part.objectives'), records: (draft.objectives ?? []).map((one, i) => record(`objectives[${i}]`, '', [
      { path: `objectives[${i}].text`, name: 'review.field.text', kind: 'long', value: one.text, spans: [one.span] },
    ], { section: one.section })) },
    { id: 'indicators', title: t('review.part.indicators'), records: (draft.indicators ?? []).map((one, i) => record(`indicators[${i}]`, one.text, indicatorFields(one, `indicators[${i}]`), { section: one.section, removed: one.removed, droppable: true })) },
    ...taskParts(draft, t, (task, i) => record(`tasks[${i}]`, task.title, taskFields(task, `tasks[${i}]`, notices.filter((one) => task.section && one.section === task.section)), { section: task.section, removed: task.removed, droppable: true })),
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

const spanOf = (span: number[] | null | undefined): Span | undefined => (span?.length === 2 ? [span[0]!, span[1]!] : undefined);

function documentFields(draft: PlanDraft): Made[] {
  const spans = draft.spans ?? {};
  const parts = draft.documentDateParts;
  const blank = parts ? [parts.day ?? '…', parts.month ?? '…', parts.year ?? '…'].join('/') : '';
  return [
    // A blank number is normal in a draft: it is given when the plan is issued.
    draft.documentNumber
      ? { path: 'documentNumber', name: 'review.field.number', value: draft.documentNumber, spans: [spans.documentNumber] }
      : { path: 'documentNumberTemplate', name: 'review.field.number', value: draft.documentNumberTemplate, spans: [spans.documentNumberTemplate ?? spans.documentNumber], doubt: draft.documentNumberTemplate ? undefined : 'missing' },
    { path: 'documentDate', name: 'review.field.date', kind: 'day', value: formatDay(draft.documentDate), spans: [spans.documentDate ?? spans.documentDateParts], notes: draft.documentDate || !blank ? [] : [blank] },
    { path: 'issuer', name: 'review.field.issuer', value: draft.issuer, spans: [spans.issuer], doubt: draft.issuer ? undefined : 'missing' },
    { path: 'issuerParent', name: 'review.field.issuerParent', value: draft.issuerParent, spans: [spans.issuerParent] },
    { path: 'title', name: 'review.field.title', kind: 'long', value: draft.title, spans: [spans.title], doubt: draft.title ? undefined : 'missing' },
    { path: 'period', name: 'review.field.period', value: draft.period?.text ?? [draft.period?.from, draft.period?.to].filter(Boolean).join('–'), spans: [spans.period], fixed: true },
    { path: 'parentPlans', name: 'review.field.parentPlans', kind: 'list', value: (draft.parentPlans ?? []).join('\n') },
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
    { path: `${path}.value`, name: 'review.field.value', kind: 'number', value: number(one.value), spans: [spans.value], doubt: one.value === null || one.value === undefined ? 'missing' : undefined },
    ...(one.valueTo === null || one.valueTo === undefined ? [] : [{ path: `${path}.valueTo`, name: 'review.field.valueTo', kind: 'number', value: number(one.valueTo), spans: [spans.valueTo ?? spans.value] } as Made]),
    { path: `${path}.unit`, name: 'review.field.unit', value: one.unit, spans: [spans.unit ?? spans.value] },
    { path: `${path}.year`, name: 'review.field.year', value: one.year, spans: [spans.year] },
  ];
}

function taskFields(task: DraftTask, path: string, notices: Finding[]): Made[] {
  const spans = task.spans ?? {};
  const items = (name: string) => Object.entries(spans).filter(([key]) => key === name || key.startsWith(`${name}.`)).map(([, span]) => span);
  const unsure = (task.confidence ?? 1) < sure;
  const notes = [...(task.notes ?? []), ...notices.map((one) => [one.message, one.proposal].filter(Boolean).join(' → '))];
  return [
    { path: `${path}.title`, name: 'review.field.task', kind: 'long', value: task.title, spans: [spans.title], notes, doubt: unsure ? 'unsure' : notes.length > 0 ? 'noted' : undefined, findings: notices },
    { path: `${path}.lead`, name: 'review.field.lead', value: task.lead, spans: items('lead') },
    { path: `${path}.coordinating`, name: 'review.field.coordinating', kind: 'list', value: (task.coordinating ?? []).join('\n'), spans: items('coordinating') },
    ...(task.advising?.length ? [{ path: `${path}.advising`, name: 'review.field.advising', kind: 'list', value: task.advising.join('\n'), spans: items('advising') } as Made] : []),
    { path: `${path}.products`, name: 'review.field.products', kind: 'list', value: (task.products ?? []).join('\n'), spans: [...items('product'), ...items('products')] },
    { path: `${path}.deadlineText`, name: 'review.field.deadline', kind: 'long', value: task.deadlineText, spans: items('deadlineText') },
  ];
}

/** Tasks below the nearest heading of the document: a long plan is walked group by group. */
function taskParts(draft: PlanDraft, t: Texts['t'], record: (task: DraftTask, i: number) => ReviewRecord): ReviewPart[] {
  const groups = [...(draft.groups ?? [])].sort((a, b) => b.section.length - a.section.length);
  const parts = new Map<string, ReviewPart>();
  (draft.tasks ?? []).forEach((task, i) => {
    const isRow = task.row !== null && task.row !== undefined;
    const group = isRow ? undefined : groups.find((one) => task.section === one.section || task.section?.startsWith(`${one.section}.`) || task.section?.startsWith(`${one.section}-`));
    const id = isRow ? 'appendix' : group ? `group:${group.section}` : 'tasks';
    const title = isRow ? t('review.part.appendix') : group ? `${group.section}. ${group.title}` : t('review.part.tasks');
    const part = parts.get(id) ?? { id, title, records: [] };
    part.records.push(record(task, i));
    parts.set(id, part);
  });
  return [...parts.values()];
}

/** Where the document disagrees with itself: both sides with their places, what is proposed, what was chosen. */
export function contradictionsOf(view: ReviewedDraft, t: Texts['t']): Contradiction[] {
  const names: Record<string, TextKey> = { lead: 'review.field.lead', deadline: 'review.field.deadline', deadlineText: 'review.field.deadline', coordinating: 'review.field.coordinating', product: 'review.field.products', title: 'review.field.task' };
  return view.findings.filter((one) => one.kind === 'contradiction').map((one) => ({
    id: one.findingId,
    title: [one.section, one.field ? t(names[one.field] ?? 'review.field.text') : null].filter(Boolean).join(' · ') || t('review.contradictions'),
    // The message repeats both sayings; what helps is what the reader proposes.
    notes: one.valueA && one.valueB ? (one.proposal && one.proposal !== one.valueA && one.proposal !== one.valueB ? [`${t('review.proposed.long')}: ${one.proposal}`] : []) : [one.message],
    sayings: [
      { key: 'a', where: one.section ?? t('review.place.first'), value: one.valueA ?? '', span: spanOf(one.span) },
      { key: 'b', where: one.row ? t('review.place.row', { n: one.row }) : one.otherSection ?? t('review.place.second'), value: one.valueB ?? '', span: spanOf(one.otherSpan) },
      { key: 'leave', where: t('review.place.leave'), value: t('review.place.leave.text') },
    ],
    proposed: one.proposal && one.proposal === one.valueB ? 'b' : one.proposal && one.proposal === one.valueA ? 'a' : undefined,
    chosen: one.decision?.decision,
    row: one.row ?? undefined,
  }));
}

/** The rows of the appendix, each with the tasks of the body that it was compared with and how many contradictions came of it. */
export function checkedRowsOf(view: ReviewedDraft): CheckedRow[] {
  const contradictions = view.findings.filter((one) => one.kind === 'contradiction');
  return (view.draft?.tasks ?? []).filter((task) => typeof task.row === 'number').map((task) => ({
    row: task.row!, title: task.title, sections: task.bodySections ?? [], differences: contradictions.filter((one) => one.row === task.row).length,
  }));
}

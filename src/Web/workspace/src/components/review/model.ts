// What the review of a read document works on, apart from any service: fields with their places in the text.

/** A place in the text: from the first character to behind the last. */
export type Span = readonly [start: number, end: number];

/** Why a person should look at a field; a field without a reason was read surely. */
export type Doubt = 'missing' | 'undated' | 'unsure' | 'differs' | 'noted';

/** One value that was read, where it stands, and what a person may do with it. */
export interface ReviewField {
  /** Names the field for ever: the same value keeps its id when the document is read again. */
  id: string;
  /** The name shown before the value. */
  label: string;
  /** A list is edited one item a line; a number with a decimal comma; a day as dd/MM/yyyy. */
  kind: 'text' | 'long' | 'list' | 'number' | 'day';
  value: string;
  spans: Span[];
  doubt?: Doubt;
  /** In the reader's own words what is doubtful, or what it proposes. */
  notes: string[];
  /** A person has looked at it. */
  confirmed: boolean;
  /** A person has changed what was read. */
  corrected: boolean;
  /** Cannot be changed here (a computed or repeated value). */
  fixed?: boolean;
  /** The questions that are answered by confirming this value. */
  findings?: string[];
  /** The question that can be answered by naming another document or body instead. */
  linkable?: string;
}

/** Fields that belong together: the head of the document, one task, one indicator. */
export interface ReviewRecord {
  id: string;
  title: string;
  /** Its place in the document's own numbering, "III.2.1". */
  section?: string;
  fields: ReviewField[];
  /** The task is gone from the plan that will be made of the draft. */
  dropped?: boolean;
  droppable?: boolean;
}

/** A part of the right side: document, bases, indicators, tasks … */
export interface ReviewPart {
  id: string;
  title: string;
  records: ReviewRecord[];
}

/** One side of a contradiction: what is said, and where. */
export interface Saying {
  key: string;
  where: string;
  value: string;
  span?: Span;
}

/** Two places of one document (or of a document and its parent) that do not agree. */
export interface Contradiction {
  id: string;
  title: string;
  sayings: Saying[];
  proposed?: string;
  chosen?: string;
  notes: string[];
  /** The appendix row that disagrees with the body. */
  row?: number;
}

/** A row of the appendix that was held against the body. */
export interface CheckedRow {
  row: number;
  title: string;
  /** The tasks of the body that it stands for; none: the body does not know it. */
  sections: string[];
  differences: number;
}

/** The fields in the order in which j and k go through them: first what a person must look at, then the rest. */
export function reviewOrder(parts: ReviewPart[]): ReviewField[] {
  const all = parts.flatMap((part) => part.records).filter((record) => !record.dropped).flatMap((record) => record.fields);
  return [...all.filter(isOpen), ...all.filter((field) => !isOpen(field))];
}

/** Doubtful and not yet looked at. */
export const isOpen = (field: ReviewField) => field.doubt !== undefined && !field.confirmed;

/** How far one is: how many doubtful fields there are, and how many of them are still open. */
export function progressOf(parts: ReviewPart[]): { doubtful: number; open: number } {
  const doubtful = parts.flatMap((part) => part.records).filter((record) => !record.dropped).flatMap((record) => record.fields).filter((field) => field.doubt);
  return { doubtful: doubtful.length, open: doubtful.filter((field) => !field.confirmed).length };
}

/** The field after (or before) the one in hand. Round about: after the last open one comes the first. */
export function step(order: ReviewField[], current: string | undefined, by: 1 | -1): string | undefined {
  const open = order.filter(isOpen);
  const way = open.length > 0 ? open : order;
  if (way.length === 0) {
    return undefined;
  }
  const at = way.findIndex((field) => field.id === current);
  if (at < 0) {
    // From a field beside the way one goes on to the nearest of the way in reading order.
    const start = order.find((field) => field.id === current)?.spans[0]?.[0] ?? -1;
    const after = way.find((field) => (field.spans[0]?.[0] ?? -1) > start);
    return (by === 1 ? after ?? way[0] : way[0])!.id;
  }
  return way[(at + by + way.length) % way.length]!.id;
}

/** A stretch of a line with the fields that were read from it; the innermost comes first. */
export interface Piece {
  start: number;
  end: number;
  fields: string[];
}

export interface Line {
  start: number;
  end: number;
  pieces: Piece[];
}

/** Cuts the text into its lines and every line where a field begins or ends; the pieces of all lines give back the text. */
export function linesOf(text: string, fields: { id: string; spans: Span[] }[]): Line[] {
  const marks = fields.flatMap((field) => field.spans.filter(([s, e]) => s >= 0 && e > s && e <= text.length).map(([s, e]) => ({ s, e, id: field.id })))
    .sort((a, b) => a.s - b.s || b.e - a.e);
  const lines: Line[] = [];
  let first = 0;
  for (let start = 0; start <= text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    // Marks are sorted by their begin, so those that ended before this line need not be looked at again from the front.
    while (first < marks.length && marks[first]!.e <= start) {
      first++;
    }
    const here = [];
    for (let i = first; i < marks.length && marks[i]!.s < end; i++) {
      if (marks[i]!.e > start) {
        here.push(marks[i]!);
      }
    }
    lines.push({ start, end, pieces: cut(start, end, here) });
    if (newline < 0) {
      break;
    }
    start = newline + 1;
  }
  return lines;
}

function cut(start: number, end: number, marks: { s: number; e: number; id: string }[]): Piece[] {
  if (marks.length === 0) {
    return start < end ? [{ start, end, fields: [] }] : [];
  }
  const borders = [...new Set([start, end, ...marks.flatMap((mark) => [Math.max(start, mark.s), Math.min(end, mark.e)])])].sort((a, b) => a - b);
  return borders.slice(0, -1).map((from, i) => ({
    start: from,
    end: borders[i + 1]!,
    fields: marks.filter((mark) => mark.s <= from && mark.e >= borders[i + 1]!).sort((a, b) => (a.e - a.s) - (b.e - b.s)).map((mark) => mark.id),
  }));
}

/** What was typed as the value that is kept: undefined when it cannot be read. An emptied value is null. */
export function readValue(kind: ReviewField['kind'], typed: string): string | number | string[] | null | undefined {
  const text = typed.trim().normalize('NFC');
  if (kind === 'list') {
    return text.split('\n').map((item) => item.trim()).filter(Boolean);
  }
  if (text === '') {
    return null;
  }
  if (kind === 'number') {
    return /^-?\d{1,3}(\.\d{3})*(,\d+)?$|^-?\d+(,\d+)?$/.test(text) ? Number(text.replaceAll('.', '').replace(',', '.')) : undefined;
  }
  if (kind === 'day') {
    const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
    const day = match && `${match[3]}-${match[2]!.padStart(2, '0')}-${match[1]!.padStart(2, '0')}`;
    return day && !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day) ? day : undefined;
  }
  return text;
}

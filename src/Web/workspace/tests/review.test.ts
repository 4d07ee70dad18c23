import { describe, expect, it } from 'vitest';
import { linesOf, progressOf, reviewOrder, step, type ReviewField, type ReviewPart, type Span } from '../src/components/review/model';
import vi from '../src/i18n/plans.vi.json';
import { nothingSaid, partsOf } from '../src/pages/plans/review/parts';
import type { PlanDraft } from '../src/pages/plans/review/draft';

const text = 'KẾ HOẠCH\n\n1. Rà soát trường lớp\n- Chủ trì: Phòng Văn hóa - Xã hội\n- Phối hợp: Công an phường; Trạm y tế\n2. Báo cáo';
const at = (words: string): Span => [text.indexOf(words), text.indexOf(words) + words.length];
const t = (key: string) => (vi as Record<string, string>)[key] ?? key;

const draft: PlanDraft = {
  documentNumberTemplate: '/KH-UBND', issuer: 'UBND phường Mẫu', title: 'Rà soát', signer: 'Nguyễn Văn A',
  groups: [{ section: '1', title: 'Trường lớp', span: at('1. Rà soát trường lớp') }],
  tasks: [
    { section: '1.1', title: 'Rà soát trường lớp', kind: 'labelled', lead: 'Phòng Văn hóa - Xã hội', coordinating: ['Công an phường', 'Trạm y tế'], deadlineText: 'Quý I/2026',
      spans: { title: at('Rà soát trường lớp'), lead: at('Phòng Văn hóa - Xã hội'), 'coordinating.0': at('Công an phường'), 'coordinating.1': at('Trạm y tế') } },
    { section: '2', title: 'Báo cáo', kind: 'content', confidence: 0.5, spans: { title: at('Báo cáo') } },
  ],
};

describe('the text of a review', () => {
  const fields = [
    { id: 'whole', spans: [[10, 95] as Span] }, { id: 'lead', spans: [at('Phòng Văn hóa - Xã hội')] },
    { id: 'both', spans: [at('Công an phường'), at('Trạm y tế')] }, { id: 'nonsense', spans: [[5, 5], [-3, 2], [40, 9_999]] as Span[] },
  ];

  it('gives back every letter, line by line, however the places overlap', () => {
    const lines = linesOf(text, fields);
    expect(lines.map((line) => line.pieces.map((piece) => text.slice(piece.start, piece.end)).join('')).join('\n')).toBe(text);
    expect(lines).toHaveLength(text.split('\n').length);
  });

  it('puts the innermost value first, so that a click takes it and not the paragraph around it', () => {
    const piece = linesOf(text, fields).flatMap((line) => line.pieces).find((one) => text.slice(one.start, one.end) === 'Phòng Văn hóa - Xã hội');
    expect(piece?.fields).toEqual(['lead', 'whole']);
  });

  it('leaves out places that are none', () => {
    expect(linesOf(text, fields).flatMap((line) => line.pieces).flatMap((piece) => piece.fields)).not.toContain('nonsense');
  });

  it('cuts 88 KB with 3,000 places in less time than a key press is noticed', () => {
    const long = Array.from({ length: 1100 }, (_, i) => `${i}. Nội dung công việc của phường, ${'đủ dài '.repeat(9)}`).join('\n');
    const many = Array.from({ length: 3000 }, (_, i) => ({ id: `f${i}`, spans: [[i * 25, i * 25 + 20] as Span] }));
    const begun = performance.now();
    const lines = linesOf(long, many);
    expect(performance.now() - begun).toBeLessThan(100);
    expect(lines).toHaveLength(1100);
  });
});

describe('the way through a review', () => {
  const made = (id: string, from: number, more: Partial<ReviewField> = {}): ReviewField =>
    ({ id, label: id, kind: 'text', value: id, spans: [[from, from + 1]], notes: [], confirmed: false, corrected: false, ...more });
  const parts = (...fields: ReviewField[]): ReviewPart[] => [{ id: 'p', title: 'p', records: [{ id: 'r', title: 'r', fields }] }];
  const list = [made('a', 0), made('b', 1, { doubt: 'unsure' }), made('c', 2), made('d', 3, { doubt: 'missing' }), made('e', 4, { doubt: 'noted', confirmed: true })];

  it('takes the doubtful fields first', () => expect(reviewOrder(parts(...list)).map((field) => field.id)).toEqual(['b', 'd', 'a', 'c', 'e']));

  it('goes round among the doubtful ones, and from beside them to the nearest', () => {
    const order = reviewOrder(parts(...list));
    expect([step(order, 'b', 1), step(order, 'd', 1), step(order, 'b', -1), step(order, 'c', 1), step(order, undefined, 1)]).toEqual(['d', 'b', 'd', 'd', 'b']);
  });

  it('goes through everything once nothing is doubtful', () => {
    const order = reviewOrder(parts(made('a', 0), made('b', 1, { doubt: 'unsure', confirmed: true })));
    expect([step(order, 'a', 1), step(order, 'b', 1)]).toEqual(['b', 'a']);
    expect(step([], 'a', 1)).toBeUndefined();
  });

  it('counts what is still open, without what was left out', () => {
    expect(progressOf(parts(...list))).toEqual({ doubtful: 3, open: 2 });
    expect(progressOf([{ id: 'p', title: 'p', records: [{ id: 'r', title: 'r', fields: list, dropped: true }] }])).toEqual({ doubtful: 0, open: 0 });
  });
});

describe('a draft as fields', () => {
  const fields = (said = nothingSaid) => partsOf(draft, said, t as never).flatMap((part) => part.records).flatMap((record) => record.fields);
  const one = (path: string, said = nothingSaid) => fields(said).find((field) => field.id === path)!;

  it('names each value by its path and marks all its places', () => {
    expect(one('tasks[0].lead')).toMatchObject({ value: 'Phòng Văn hóa - Xã hội', spans: [at('Phòng Văn hóa - Xã hội')], label: 'Chủ trì', doubt: undefined });
    expect(one('tasks[0].coordinating')).toMatchObject({ kind: 'list', value: 'Công an phường\nTrạm y tế', spans: [at('Công an phường'), at('Trạm y tế')] });
  });

  it('doubts what is missing and what the reader was unsure of; a blank number of a draft is normal', () => {
    expect([one('tasks[1].lead').doubt, one('tasks[1].deadlineText').doubt, one('tasks[1].title').doubt]).toEqual(['missing', 'missing', 'unsure']);
    expect(one('documentNumber')).toMatchObject({ value: '/KH-UBND', doubt: undefined });
  });

  it('puts a person\'s word before the reader\'s', () => {
    const said = { values: { 'tasks[1].lead': 'Trạm y tế' }, confirmed: new Set(['tasks[1].lead']), dropped: new Set(['tasks[0]']) };
    expect(one('tasks[1].lead', said)).toMatchObject({ value: 'Trạm y tế', corrected: true, confirmed: true });
    expect(partsOf(draft, said, t as never).flatMap((part) => part.records).find((record) => record.id === 'tasks[0]')?.dropped).toBe(true);
  });

  it('gathers tasks below their heading', () => {
    expect(partsOf(draft, nothingSaid, t as never).map((part) => part.title)).toEqual(['Thông tin văn bản', '1. Trường lớp', 'Nhiệm vụ']);
  });
});

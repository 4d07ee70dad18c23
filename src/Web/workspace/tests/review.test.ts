import { describe, expect, it } from 'vitest';
import { linesOf, progressOf, readValue, reviewOrder, step, type ReviewField, type ReviewPart, type Span } from '../src/components/review/model';
import vi from '../src/i18n/plans.vi.json';
import type { DraftView, Finding } from '../src/api/plan-shapes';
import { corrected } from '../src/pages/plans/drafts/useDraftEdits';
import { contradictionsOf, partsOf } from '../src/pages/plans/review/parts';
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

  it('loses nothing of a document ten times as long as the longest seed', () => {
    const long = Array.from({ length: 11_000 }, (_, i) => `${i}. Nội dung công việc của phường, ${'đủ dài '.repeat(9)}`).join('\n');
    const many = Array.from({ length: 20_000 }, (_, i) => ({ id: `f${i}`, spans: [[i * 40, i * 40 + 30] as Span] }));
    const lines = linesOf(long, many);
    expect(lines).toHaveLength(11_000);
    expect(lines.map((line) => line.pieces.map((piece) => long.slice(piece.start, piece.end)).join('')).join('\n')).toBe(long);
    expect(new Set(lines.flatMap((line) => line.pieces).flatMap((piece) => piece.fields)).size).toBe(20_000);
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
  const finding = (more: Partial<Finding>): Finding => ({ findingId: 'f1', kind: 'notice', code: 'x', message: 'Xem lại', ...more });
  const decision = { findingId: 'f1', decision: 'leave' as const, value: null, reason: 'r', decidedBy: '', decidedAt: '' };
  const questions = [
    finding({ findingId: 'lead_missing.1', kind: 'missing_lead', path: 'tasks[1].lead', message: 'Chưa rõ chủ trì' }),
    finding({ findingId: 'deadline_undated.1', kind: 'undated_deadline', path: 'tasks[1].deadlineText', message: 'Không ghi ngày' }),
  ];
  const view = (more: Partial<DraftView> = {}) => ({ draft, findings: [], questions, corrections: [], ...more }) as unknown as DraftView;
  const fields = (of = view()) => partsOf(of, t as never).flatMap((part) => part.records).flatMap((record) => record.fields);
  const one = (path: string, of = view()) => fields(of).find((field) => field.id === path)!;

  it('names each value by its path and marks all its places', () => {
    expect(one('tasks[0].lead')).toMatchObject({ value: 'Phòng Văn hóa - Xã hội', spans: [at('Phòng Văn hóa - Xã hội')], label: 'Chủ trì', doubt: undefined });
    expect(one('tasks[0].coordinating')).toMatchObject({ kind: 'list', value: 'Công an phường\nTrạm y tế', spans: [at('Công an phường'), at('Trạm y tế')] });
  });

  it('doubts what the service asks and what the reader was unsure of; a blank number of a draft is normal', () => {
    expect([one('tasks[1].lead').doubt, one('tasks[1].deadlineText').doubt, one('tasks[1].title').doubt]).toEqual(['missing', 'undated', 'unsure']);
    expect(one('tasks[1].deadlineText').linkable).toBe('deadline_undated.1');
    expect(one('documentNumberTemplate')).toMatchObject({ value: '/KH-UBND', doubt: undefined });
  });

  it('takes a question as answered once somebody has decided it', () => {
    const answered = view({ questions: [{ ...questions[0]!, decision }, questions[1]!] });
    expect([one('tasks[1].lead', answered).confirmed, one('tasks[1].deadlineText', answered).confirmed]).toEqual([true, false]);
  });

  it('puts a person\'s word in its place, marks it, and shows the place of its task', () => {
    const said = corrected('tasks[1].lead', 'Trạm y tế')(view());
    expect(one('tasks[1].lead', said)).toMatchObject({ value: 'Trạm y tế', corrected: true, confirmed: true, doubt: undefined, spans: [at('Báo cáo')] });
    expect(one('tasks[1].lead').value).toBe('');
  });

  it('keeps a task that was left out in its place, so that no path moves', () => {
    const said = corrected('tasks[0]', null)(view());
    expect(partsOf(said, t as never).flatMap((part) => part.records).map((record) => [record.id, record.dropped]).filter(([id]) => String(id).startsWith('tasks'))).toEqual([['tasks[0]', true], ['tasks[1]', undefined]]);
  });

  it('gathers tasks below their heading, and notices without a task in a part of their own', () => {
    const noticed = view({ findings: [finding({ section: '2' }), finding({ findingId: 'f2', section: null, message: 'Số thứ tự nhảy' })] });
    expect(partsOf(noticed, t as never).map((part) => part.title)).toEqual(['Thông tin văn bản', 'Lưu ý về văn bản', '1. Trường lớp', 'Nhiệm vụ']);
    expect(one('tasks[1].title', noticed)).toMatchObject({ notes: ['Xem lại'], findings: ['f1'], confirmed: false });
  });

  it('shows both sides of a contradiction with their places, and what is proposed', () => {
    const both = finding({ kind: 'contradiction', section: '1.1', field: 'deadline', valueA: 'hằng năm', valueB: 'Quý I/2026', proposal: 'Quý I/2026', span: [1, 5], otherSpan: [7, 9], row: 4 });
    expect(contradictionsOf(view({ findings: [both] }), t as never)[0]).toMatchObject({
      title: '1.1 · Thời hạn', proposed: 'b', chosen: undefined, sayings: [{ key: 'a', value: 'hằng năm', span: [1, 5] }, { key: 'b', value: 'Quý I/2026', span: [7, 9] }, { key: 'leave' }] });
    expect(contradictionsOf(view({ findings: [{ ...both, decision: { ...decision, decision: 'b' } }] }), t as never)[0]!.chosen).toBe('b');
  });

  it('reads what was typed as the value that is kept, or not at all', () => {
    expect([readValue('number', '97,5'), readValue('number', '2.000'), readValue('number', 'nhiều'), readValue('number', '')]).toEqual([97.5, 2000, undefined, null]);
    expect([readValue('day', '7/3/2026'), readValue('day', '30/02/2026'), readValue('day', '2026')]).toEqual(['2026-03-07', undefined, undefined]);
    expect([readValue('list', 'a\n\n b '), readValue('text', '  '), readValue('long', ' x ')]).toEqual([['a', 'b'], null, 'x']);
  });
});

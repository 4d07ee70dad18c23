import { expect, test } from 'vitest';
import type { Agreement } from '../src/api/twinning';
import { actsOf } from '../src/pages/twinning/agreements/actsOf';
import { givesOf, lastYears } from '../src/pages/twinning/agreements/gives';

test('what both sides give is one list in which each line says whose it is', () => {
  expect(givesOf([{ themeCode: 'stem', content: ' 2 lớp trực tuyến ' }], [{ themeCode: 'van_hoa', content: 'hát then' }])).toEqual([
    { isSupporter: true, themeCode: 'stem', content: '2 lớp trực tuyến' },
    { isSupporter: false, themeCode: 'van_hoa', content: 'hát then' },
  ]);
});

test('an agreement lasts five school years at most', () => {
  expect(lastYears(2026)).toEqual([2026, 2027, 2028, 2029, 2030]);
});

test('a unit sees only what it may say now', () => {
  const unit = (party: string, unitId: string) => ({ party, unitId, printedName: '', currentName: '', successors: [] });
  const agreement = {
    state: 'proposed', turn: ['seeker_school'], units: [unit('supporter_school', 'a'), unit('seeker_school', 'b'), unit('supporter_office', 'c'), unit('seeker_office', 'd')],
    history: [{ step: 'propose', party: 'supporter_school', effect: 'applied' }],
  } as unknown as Agreement;
  expect(actsOf(agreement, 'a', true, false)).toEqual(['withdraw']);
  expect(actsOf(agreement, 'b', true, false)).toEqual(['accept', 'decline']);
  expect(actsOf(agreement, 'c', false, true)).toEqual([]);
  expect(actsOf({ ...agreement, state: 'accepted', turn: ['supporter_office', 'seeker_office'] }, 'c', false, true)).toEqual(['approve', 'decline']);
  expect(actsOf({ ...agreement, state: 'active', turn: [] }, 'b', true, false)).toEqual(['renew', 'end']);
  expect(actsOf({ ...agreement, state: 'ended', turn: [] }, 'b', true, false)).toEqual([]);
  expect(actsOf(agreement, null, true, true)).toEqual([]);
});

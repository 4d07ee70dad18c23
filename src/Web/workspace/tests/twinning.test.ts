import { expect, test } from 'vitest';
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

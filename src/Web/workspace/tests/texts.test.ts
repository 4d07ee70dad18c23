import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { chosenLanguage, fill } from '../src/i18n';
import enDashboards from '../src/i18n/dashboards.en.json';
import viDashboards from '../src/i18n/dashboards.vi.json';
import enDonations from '../src/i18n/donations.en.json';
import viDonations from '../src/i18n/donations.vi.json';
import enGoods from '../src/i18n/goods.en.json';
import viGoods from '../src/i18n/goods.vi.json';
import enMatching from '../src/i18n/matching.en.json';
import viMatching from '../src/i18n/matching.vi.json';
import enPairLife from '../src/i18n/pair-life.en.json';
import viPairLife from '../src/i18n/pair-life.vi.json';
import enGeneral from '../src/i18n/en.json';
import enPapers from '../src/i18n/papers.en.json';
import viPapers from '../src/i18n/papers.vi.json';
import enPlans from '../src/i18n/plans.en.json';
import viPlans from '../src/i18n/plans.vi.json';
import enProducts from '../src/i18n/products.en.json';
import viProducts from '../src/i18n/products.vi.json';
import enRegimes from '../src/i18n/regimes.en.json';
import viRegimes from '../src/i18n/regimes.vi.json';
import enRegisters from '../src/i18n/registers.en.json';
import viRegisters from '../src/i18n/registers.vi.json';
import enReports from '../src/i18n/reports.en.json';
import viReports from '../src/i18n/reports.vi.json';
import enSubmitting from '../src/i18n/submitting.en.json';
import viSubmitting from '../src/i18n/submitting.vi.json';
import enTwinning from '../src/i18n/twinning.en.json';
import viTwinning from '../src/i18n/twinning.vi.json';
import enUnits from '../src/i18n/units.en.json';
import viUnits from '../src/i18n/units.vi.json';
import viGeneral from '../src/i18n/vi.json';

const vi = { ...viGeneral, ...viPlans, ...viDashboards, ...viDonations, ...viGoods, ...viMatching, ...viPairLife, ...viProducts, ...viPapers, ...viRegimes, ...viRegisters, ...viReports, ...viSubmitting, ...viTwinning, ...viUnits };
const en = { ...enGeneral, ...enPlans, ...enDashboards, ...enDonations, ...enGoods, ...enMatching, ...enPairLife, ...enProducts, ...enPapers, ...enRegimes, ...enRegisters, ...enReports, ...enSubmitting, ...enTwinning, ...enUnits };

const texts: Record<'vi' | 'en', Record<string, string>> = { vi, en };
const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();
const source = readdirSync(path.resolve(import.meta.dirname, '../src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => readFileSync(path.resolve(import.meta.dirname, '../src', name), 'utf8')).join('\n');

describe('texts', () => {
  it('has every text in both languages, none empty', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(vi).sort());
    for (const language of ['vi', 'en'] as const) {
      expect(Object.entries(texts[language]).filter(([, text]) => !text.trim())).toEqual([]);
    }
  });

  it('gives each name to one text only', () => {
    const files = [viGeneral, viPlans, viDashboards, viDonations, viGoods, viMatching, viPairLife, viPapers, viProducts, viRegimes, viRegisters, viReports, viSubmitting, viTwinning, viUnits].map((file) => Object.keys(file));
    expect(files.flat().filter((key, place, all) => all.indexOf(key) !== place)).toEqual([]);
  });

  it('has the same places for values in both languages', () => {
    for (const [key, text] of Object.entries(texts.vi)) {
      expect([key, places(texts.en[key]!)]).toEqual([key, places(text)]);
    }
  });

  it('is written in composed letters', () => {
    for (const [key, text] of [...Object.entries(vi), ...Object.entries(en)]) {
      expect([key, text]).toEqual([key, text.normalize('NFC')]);
    }
  });

  it('holds no text that nothing uses', () => {
    // Families such as t(`role.${role}`) use every text that begins like them.
    const families = [...source.matchAll(/`([a-z][\w.]*)\$\{/gi)].map((match) => match[1]!).filter((family) => family.includes('.'));
    const unused = Object.keys(vi).filter((key) => !source.includes(`'${key}'`) && !families.some((family) => key.startsWith(family)));
    expect(unused).toEqual([]);
  });

  it('has no field that measures itself by a style attribute, which the content security policy refuses', () => {
    expect(source).not.toContain('autoSize');
  });

  it('leaves a place without a value in sight', () => {
    expect(fill('{n} đơn vị, {x}', { n: 3 })).toBe('3 đơn vị, {x}');
  });

  it('remembers the language by the cookie of the public pages', () => {
    expect(chosenLanguage('a=b; educoop_lang=en')).toBe('en');
    expect(chosenLanguage('educoop_lang=vi')).toBe('vi');
    expect(chosenLanguage('xeducoop_lang=en')).toBe('vi');
  });
});

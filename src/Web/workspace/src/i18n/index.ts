import { createContext, useContext } from 'react';
import type dashboards from './dashboards.vi.json';
import type donations from './donations.vi.json';
import type goods from './goods.vi.json';
import type matching from './matching.vi.json';
import type pairLife from './pair-life.vi.json';
import type papers from './papers.vi.json';
import type plans from './plans.vi.json';
import type products from './products.vi.json';
import type regimes from './regimes.vi.json';
import type registers from './registers.vi.json';
import type reports from './reports.vi.json';
import type submitting from './submitting.vi.json';
import type twinning from './twinning.vi.json';
import type units from './units.vi.json';
import type vi from './vi.json';

/** Every text of the workspace by name; Vietnamese is the list that English has to match. */
export type TextKey = keyof typeof vi | keyof typeof plans | keyof typeof dashboards | keyof typeof donations | keyof typeof goods | keyof typeof matching | keyof typeof pairLife | keyof typeof papers | keyof typeof products | keyof typeof regimes | keyof typeof registers | keyof typeof reports | keyof typeof submitting | keyof typeof twinning | keyof typeof units;
export type Language = 'vi' | 'en';
export type Values = Record<string, string | number>;

/** Puts values into "{name}" places; a place without a value stays visible, so a mistake is seen. */
export function fill(text: string, values: Values = {}): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => (name in values ? String(values[name]) : place));
}

export interface Texts {
  language: Language;
  setLanguage: (language: Language) => void;
  t: (key: TextKey, values?: Values) => string;
}

export const TextsContext = createContext<Texts | null>(null);

export function useTexts(): Texts {
  const texts = useContext(TextsContext);
  if (!texts) {
    throw new Error('useTexts outside of LanguageProvider');
  }
  return texts;
}

const cookieName = 'educoop_lang';

/** The language chosen before (the same cookie as the public pages), else Vietnamese. */
export function chosenLanguage(cookies: string): Language {
  return new RegExp(`(?:^|;\\s*)${cookieName}=en(?:;|$)`).test(cookies) ? 'en' : 'vi';
}

export function rememberLanguage(language: Language): void {
  document.cookie = `${cookieName}=${language}; Path=/; Max-Age=31536000; SameSite=Lax`;
}

import type { DueRule, RegimeNote } from '../../../api/regimes';
import { formatDay } from '../../../format/dates';
import { useTexts, type TextKey } from '../../../i18n';

const keys: [RegExp, TextKey][] = [
  [/^(\d+)-M0?(\d+)$/, 'regime.periodName.month'], [/^(\d+)-Q(\d)$/, 'regime.periodName.quarter'], [/^(\d+)-H(\d)$/, 'regime.periodName.half_year'], [/^(\d+)-9M$/, 'regime.periodName.nine_months'],
  [/^(\d+)-Y$/, 'regime.periodName.year'], [/^(\d+)-C$/, 'regime.periodName.calendar_year'], [/^(\d+)-S$/, 'regime.periodName.school_year'], [/^(\d+)-T(\d)$/, 'regime.periodName.school_term'],
];

/** Periods, deadlines and notes in the reader's language; what an issuer named itself stays as it is. */
export function useRegimeWords() {
  const { t } = useTexts();
  const period = (key: string, label: string) => {
    for (const [form, text] of keys) {
      const match = form.exec(key);
      if (match) {
        return t(text, { year: match[1]!, next: Number(match[1]) + 1, part: match[2] ?? '' });
      }
    }
    return key === 'once' ? t('regime.period.once') : label;
  };
  const due = (rule: DueRule | null | undefined) => {
    if (!rule) {
      return t('regime.due.none');
    }
    const values = { days: rule.workingDays ?? '', day: rule.day ?? '', month: rule.month ?? '', later: rule.later ?? 0, date: formatDay(rule.date) };
    const words = t(`regime.due.said.${rule.kind}` as TextKey, values) + (rule.later ? ` ${t('regime.due.later', values)}` : '');
    return rule.isBefore ? t('regime.due.before', { words }) : words;
  };
  const note = (one: RegimeNote) => t(`regime.note.${one.code}` as TextKey, {
    ...Object.fromEntries(Object.entries(one.values).map(([name, value]) => [name, /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDay(value) : value])),
  });
  return { period, due, note };
}

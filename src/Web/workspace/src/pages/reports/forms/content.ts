import type { AskedField, AskedTable, FormContent } from '../../../api/forms';
import { slugOf } from '../../../format/slug';

export interface Asked extends FormContent { title: string; unitId: string }

/** "Số trường có phòng đọc" → "so_truong_co_phong_doc": a name for formulas, not yet taken. */
export function keyOf(label: string, taken: Set<string>): string {
  const plain = slugOf(label).replaceAll('-', '_').replace(/^[^a-z]+/, '').slice(0, 36) || 'o';
  for (let n = 1; ; n++) {
    const key = n === 1 ? plain : `${plain}_${n}`;
    if (!taken.has(key)) {
      taken.add(key);
      return key;
    }
  }
}

const isNumber = (field: AskedField) => !['text', 'long_text', 'day'].includes(field.kind);
const said = (text?: string | null) => text?.trim() || null;

function named(fields: AskedField[] | undefined, taken: Set<string>): AskedField[] {
  const all = fields ?? [];
  all.forEach((field) => field.key?.trim() && taken.add(field.key.trim()));
  return all.map((field) => ({
    ...field, key: field.key?.trim() || keyOf(field.label, taken), label: field.label.trim(), isRequired: field.isRequired ?? false, unit: said(field.unit),
    least: isNumber(field) ? field.least ?? null : null, most: isNumber(field) ? field.most ?? null : null, formula: isNumber(field) ? said(field.formula) : null, source: isNumber(field) ? said(field.source) : null,
  }));
}

/** What the editor holds as the service takes it: names that nobody gave are made from the words, empty lines are left out. */
export function contentOf(asked: Asked): FormContent {
  const taken = new Set<string>();
  // A name that somebody gave goes before one that is made.
  asked.sections.forEach((section) => (section.fields ?? []).forEach((field) => field.key?.trim() && taken.add(field.key.trim())));
  return {
    sections: asked.sections.map((section) => ({
      title: section.title.trim(),
      fields: named(section.fields, taken),
      tables: (section.tables ?? []).map((table): AskedTable => {
        const rows = (table.rows ?? []).map((row) => row.trim()).filter(Boolean);
        return { key: table.key?.trim() || keyOf(table.title, taken), title: table.title.trim(), columns: named(table.columns, new Set()), rows, mostRows: rows.length > 0 ? 0 : table.mostRows ?? 0 };
      }),
    })),
    checks: asked.checks ?? [],
  };
}

import write from 'write-excel-file/universal';
import type { Column, Plain } from './columns';

const isDay = (value: Plain): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);

/** The rows as a workbook: a bold head that stays in sight, numbers as numbers, days as days. */
export function workbookOf<T>(columns: Column<T>[], rows: T[]): Promise<Blob> {
  const shown = columns.filter((column) => column.plain);
  const head = shown.map((column) => ({ value: column.title, fontWeight: 'bold' as const }));
  const body = rows.map((row) => shown.map((column) => {
    const value = column.plain!(row);
    return value === null || value === undefined || value === '' ? null
      : isDay(value) ? { value: new Date(`${value}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy' }
        : typeof value === 'number' ? { value, type: Number } : { value, type: String };
  }));
  return write([head, ...body] as never, { columns: shown.map((column) => ({ width: Math.max(10, Math.round((column.width ?? 240) / 8)) })), stickyRowsCount: 1 }).toBlob();
}

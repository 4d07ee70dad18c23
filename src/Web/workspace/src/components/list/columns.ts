import type { ReactNode } from 'react';

/** What a cell says in a workbook and by what it is sorted. A day is an ISO day. */
export type Plain = string | number | null | undefined;

/** One column of a list: how it looks, and what it says without looks. */
export interface Column<T> {
  key: string;
  title: string;
  width?: number;
  right?: boolean;
  render: (row: T) => ReactNode;
  /** Left out: the column is for the eye only and neither sorted nor written to a workbook. */
  plain?: (row: T) => Plain;
  /** Cannot be hidden: without it nobody knows what a row is about. */
  always?: boolean;
}

const words = new Intl.Collator('vi', { numeric: true });

/** Vietnamese order for words, order of size for numbers; what is empty stands last either way. */
export function compare(a: Plain, b: Plain, down: boolean): number {
  const empty = (value: Plain) => value === null || value === undefined || value === '';
  if (empty(a) || empty(b)) {
    return Number(empty(a)) - Number(empty(b));
  }
  const order = typeof a === 'number' && typeof b === 'number' ? a - b : words.compare(String(a), String(b));
  return down ? -order : order;
}

/** "ten" sorts by that column upwards, "-ten" downwards. */
export function sorted<T>(rows: T[], columns: Column<T>[], by: string): T[] {
  const column = columns.find((one) => one.key === by.replace(/^-/, ''));
  return column?.plain ? [...rows].sort((a, b) => compare(column.plain!(a), column.plain!(b), by.startsWith('-'))) : rows;
}

/** Every row of a list that comes in pages, up to a bound. */
export async function everyRow<T>(read: (page: number, pageSize: number) => Promise<{ items: T[]; total: number }>, most: number): Promise<T[]> {
  const rows: T[] = [];
  for (let page = 1; ; page++) {
    const list = await read(page, 200);
    rows.push(...list.items);
    if (list.items.length === 0 || rows.length >= Math.min(list.total, most)) {
      return rows.slice(0, most);
    }
  }
}

import type { ProductColumn, ProductRow } from '../../../api/products';
import type { StateKind } from '../../../components/State';
import { formatDay } from '../../../format/dates';
import { formatVnd } from '../../../format/money';
import { formatNumber } from '../../../format/numbers';
import type { Language } from '../../../i18n';

/** What a cell says to a reader. */
export function cellWords(column: ProductColumn, cell: string | null, language: Language): string {
  if (cell === null) {
    return column.whenEmpty?.[language] ?? '';
  }
  switch (column.kind) {
    case 'day': return formatDay(cell);
    case 'count': return formatNumber(Number(cell));
    case 'vnd': return formatVnd(Number(cell));
    case 'coded': return column.words?.find((word) => word.code === cell)?.[language] ?? cell;
    default: return cell;
  }
}

export const isNumber = (column: ProductColumn): boolean => column.kind === 'count' || column.kind === 'vnd';

/** How states of work and of indicators look; other words have no shape. */
export const shapes: Record<string, StateKind> = {
  done_on_time: 'good', done_late: 'wait', overdue: 'bad', waiting: 'wait', open: 'off', on_path: 'good', behind: 'bad', no_path: 'off', no_figure: 'off',
};

/** The page of what a row was counted from. A quarter leads to its work, a figure of a report to its product, both with what was asked here. */
export function originPath(origin: ProductRow['origin'], search: string): string | null {
  if (!origin.id) {
    return null;
  }
  const asked = new URLSearchParams(search);
  asked.delete('trang');
  asked.delete('xep');
  switch (origin.kind) {
    case 'unit': return `/danh-muc/${origin.id}`;
    case 'pair': return `/ket-nghia/cap-truong/${origin.id}`;
    case 'campaign': return `/dong-gop/${origin.id}`;
    case 'task': return `/ke-hoach/nhiem-vu/${origin.id}`;
    case 'indicator': return `/ke-hoach/chi-tieu/${origin.id}`;
    case 'product': return `/bao-cao/san-pham/${origin.id}?${asked}`;
    case 'quarter': {
      const [year, quarter] = [Number(origin.id.slice(0, 4)), Number(origin.id.slice(6))];
      const last = [31, 30, 30, 31][quarter - 1];
      asked.set('tu', `${year}-${String(quarter * 3 - 2).padStart(2, '0')}-01`);
      asked.set('den', `${year}-${String(quarter * 3).padStart(2, '0')}-${last}`);
      return `/bao-cao/san-pham/kpi?${asked}`;
    }
  }
}

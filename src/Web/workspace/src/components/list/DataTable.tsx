import '../../plans.css';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Checkbox, Popover, Select, Table } from 'antd';
import { useState, type ReactNode } from 'react';
import { asProblem } from '../../api/problem';
import { useTexts } from '../../i18n';
import { Pager } from '../Pager';
import { saveFile } from '../saveFile';
import { useAddress } from '../useAddress';
import { useNarrow } from '../useNarrow';
import { everyRow, sorted, type Column } from './columns';

// Above this nobody reads a list to its end; the service's own order stays.
const mostSorted = 2000;
const mostWritten = 20_000;

export interface DataTableProps<T> {
  /** Names the choice of columns, which this browser remembers, and the workbook. */
  name: string;
  columns: Column<T>[];
  rowKey: (row: T) => string;
  list: { items: T[]; total: number; page: number; pageSize: number };
  /** Reads any page of the same list; sorting and the workbook need all rows, not only those in sight. */
  read: (page: number, pageSize: number) => Promise<{ items: T[]; total: number }>;
  /** What the list was asked with: another question is another list. */
  asked: unknown[];
  loading?: boolean;
  empty?: ReactNode;
  tools?: ReactNode;
}

/** A list as every list here is: sort in Vietnamese order, choice of columns, workbook of all rows, pages, kept in the address; on a phone one card a row. */
export function DataTable<T extends object>({ name, columns, rowKey, list, read, asked, loading, empty, tools }: DataTableProps<T>) {
  const { t } = useTexts();
  const { value, page, change } = useAddress();
  const { message } = App.useApp();
  const [hidden, setHidden] = useHidden(name);
  const [writing, setWriting] = useState(false);
  const narrow = useNarrow();
  const by = value('xep');
  const sortable = list.total <= mostSorted;
  const whole = list.total <= list.items.length;
  const all = useQuery({ queryKey: ['every-row', name, ...asked, list.total], queryFn: () => everyRow(read, mostSorted), enabled: by !== '' && sortable && !whole });
  const rows = by === '' || !sortable ? list.items : sorted(whole ? list.items : all.data ?? list.items, columns, by);
  const cut = by !== '' && sortable && !whole && all.data ? rows.slice((page - 1) * list.pageSize, page * list.pageSize) : rows;
  const shown = columns.filter((column) => column.always || !hidden.includes(column.key));
  const write = async () => {
    setWriting(true);
    try {
      const { workbookOf } = await import('./workbook');
      saveFile(await workbookOf(shown, sorted(await everyRow(read, mostWritten), columns, by)), `${name}.xlsx`);
      if (list.total > mostWritten) {
        void message.warning(t('list.export.cut', { n: mostWritten.toLocaleString('vi-VN') }));
      }
    } catch (thrown) {
      void message.error(asProblem(thrown).title || t('problem.failed'));
    } finally {
      setWriting(false);
    }
  };
  return (
    <>
      <div className="bar list-tools">
        {tools}
        <Popover trigger="click" placement="bottomLeft" content={
          <Checkbox.Group value={shown.map((column) => column.key)} style={{ display: 'grid', gap: 8 }} aria-label={t('list.columns')}
            onChange={(kept) => setHidden(columns.filter((column) => !column.always && !kept.includes(column.key)).map((column) => column.key))}
            options={columns.map((column) => ({ value: column.key, label: column.title, disabled: column.always }))} />
        }>
          <Button size="small">{t('list.columns')}</Button>
        </Popover>
        {narrow && sortable && (
          <Select size="small" style={{ minWidth: 130 }} allowClear aria-label={t('list.sort')} placeholder={t('list.sort')} value={by || undefined} onChange={(next?: string) => change({ xep: next ?? '' })}
            options={columns.filter((column) => column.plain).flatMap((column) => [{ value: column.key, label: `${column.title} ↑` }, { value: `-${column.key}`, label: `${column.title} ↓` }])} />
        )}
        <Button size="small" loading={writing} onClick={() => void write()}>{t('list.export')}</Button>
      </div>
      {narrow ? (
        <>
          {cut.length === 0 && <p className="soft">{empty ?? t('units.none')}</p>}
          <ul className="row-cards">
            {cut.map((row) => (
              <li key={rowKey(row)}>
                {shown.map((column) => (column.always ? <div key={column.key} className="head">{column.render(row)}</div> : <div key={column.key} className="pair"><span className="small soft">{column.title}</span><div>{column.render(row)}</div></div>))}
              </li>
            ))}
          </ul>
          <Pager page={list.page} pageSize={list.pageSize} total={list.total} change={(next) => change({ trang: next })} />
        </>
      ) : (
      <div className="table-scroll">
        <Table<T> rowKey={rowKey} size="middle" dataSource={cut} loading={loading || all.isFetching} scroll={{ x: shown.reduce((sum, column) => sum + (column.width ?? 240), 0) }} locale={empty ? { emptyText: empty } : undefined}
          pagination={{ current: list.page, pageSize: list.pageSize, total: list.total, showSizeChanger: false, hideOnSinglePage: true }}
          onChange={(pages, _, sorter, { action }) => {
            const one = Array.isArray(sorter) ? sorter[0] : sorter;
            change(action === 'sort' ? { xep: one?.order ? `${one.order === 'descend' ? '-' : ''}${String(one.columnKey)}` : '' } : { trang: pages.current ?? 1 });
          }}
          columns={shown.map((column) => ({
            key: column.key, title: column.title, width: column.width, align: column.right ? 'right' : undefined, render: (_: unknown, row: T) => column.render(row),
            // The rows come sorted; the head only says how and asks for another way.
            sorter: sortable && !!column.plain, sortOrder: by === column.key ? 'ascend' : by === `-${column.key}` ? 'descend' : null,
          }))} />
      </div>
      )}
    </>
  );
}

/** Columns somebody does not want to see, remembered by this browser. */
function useHidden(name: string): [string[], (keys: string[]) => void] {
  const place = `columns:${name}`;
  const [hidden, setHidden] = useState<string[]>(() => {
    try {
      return JSON.parse(localStorage.getItem(place) ?? '[]') as string[];
    } catch {
      return [];
    }
  });
  return [hidden, (keys) => { setHidden(keys); localStorage.setItem(place, JSON.stringify(keys)); }];
}

import '../../plans.css';
import { Table } from 'antd';
import type { ReactNode } from 'react';
import { useNarrow } from '../useNarrow';

interface ListColumn<T> {
  title: string;
  width: number;
  /** The head of a card on a phone. */
  always?: boolean;
  render: (row: T) => ReactNode;
}

/** A short list that is all here, without pages: a table on a desk, one card a row on a phone. */
export function DataList<T extends object>({ rows, columns, rowKey }: { rows: T[]; columns: ListColumn<T>[]; rowKey: (row: T) => string }) {
  const narrow = useNarrow();
  if (narrow) {
    return (
      <ul className="row-cards">
        {rows.map((row) => (
          <li key={rowKey(row)}>
            {columns.map((column) => (column.always
              ? <div key={column.title} className="head">{column.render(row)}</div>
              : <div key={column.title} className="pair"><span className="small soft">{column.title}</span><div>{column.render(row)}</div></div>))}
          </li>
        ))}
      </ul>
    );
  }
  return (
    <div className="table-scroll">
      <Table<T> size="small" rowKey={rowKey} dataSource={rows} pagination={false} scroll={{ x: columns.reduce((sum, column) => sum + column.width, 0) }}
        columns={columns.map((column) => ({ key: column.title, title: column.title, width: column.width, render: (_: unknown, row: T) => column.render(row) }))} />
    </div>
  );
}

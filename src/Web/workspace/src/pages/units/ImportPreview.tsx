import { Table } from 'antd';
import type { ImportJob } from '../../api/shapes';
import { Figure } from '../../components/Figure';
import { State } from '../../components/State';
import { useTexts, type TextKey } from '../../i18n';

const counted = ['rows', 'new', 'changed', 'same', 'errors'] as const;

/** What an import would do: counts, every row that cannot be taken with its place, and a look at the first rows. */
export function ImportPreview({ job }: { job: ImportJob }) {
  const { t } = useTexts();
  const errors = job.errors ?? [];
  const sample = job.sample ?? [];
  return (
    <>
      <p>{t(`import.kind.${job.kind}` as TextKey)} · <strong>{job.fileName}</strong>{' '}
        {job.state === 'refused' && <State kind="bad" text={t('import.refused')} />}</p>
      <div className="figures">
        {counted.map((name) => <Figure key={name} label={t(`import.count.${name}` as TextKey)}>{job.counts[name].toLocaleString('vi-VN')}</Figure>)}
      </div>
      {errors.length > 0 && (
        <>
          <h2>{t('import.errors')}</h2>
          <p className="soft">{t('import.errors.text', { shown: errors.length, all: job.counts.errors.toLocaleString('vi-VN') })}</p>
          <div className="table-scroll">
            <Table size="small" rowKey={(error) => `${error.row}:${error.column}:${error.code}`} dataSource={errors} pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }} scroll={{ x: 640 }}
              columns={[
                { title: t('import.row'), dataIndex: 'row', width: 80, align: 'right', className: 'num' },
                { title: t('import.column'), dataIndex: 'column', width: 160, render: (column: string | null) => column ?? '–' },
                { title: t('import.error'), dataIndex: 'message' },
                { title: t('import.code'), dataIndex: 'code', width: 180, className: 'mono' },
              ]} />
          </div>
        </>
      )}
      {sample.length > 0 && <Sample rows={sample} />}
    </>
  );
}

function Sample({ rows }: { rows: Record<string, unknown>[] }) {
  const { t } = useTexts();
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const show = (value: unknown): string => (value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value));
  return (
    <>
      <h2>{t('import.sample')}</h2>
      <div className="table-scroll">
        <Table size="small" rowKey={(row) => JSON.stringify(row)} dataSource={rows} pagination={false} scroll={{ x: names.length * 150 }}
          columns={names.map((name) => ({ title: name, key: name, width: 150, ellipsis: true, render: (_: unknown, row: Record<string, unknown>) => show(row[name]) }))} />
      </div>
    </>
  );
}

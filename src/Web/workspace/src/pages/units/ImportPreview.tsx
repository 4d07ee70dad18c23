import { useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import type { ImportIssue, ImportJob } from '../../api/shapes';
import { unitTypes } from '../../api/units';
import { Figure } from '../../components/Figure';
import { ProblemAlert } from '../../components/ProblemAlert';
import { State, type StateKind } from '../../components/State';
import { useTexts, type TextKey } from '../../i18n';

const counted = ['rows', 'new', 'changed', 'same', 'undecided', 'errors'] as const;

/** What an import would do: counts, every row that cannot be taken with its place, and a look at the first rows. */
export function ImportPreview({ job }: { job: ImportJob }) {
  const { t } = useTexts();
  return (
    <>
      <p>{t(`import.kind.${job.kind}` as TextKey)} · <strong>{job.fileName}</strong>{' '}
        {job.state === 'refused' && <State kind="bad" text={t('import.refused')} />}</p>
      <div className="figures">
        {counted.filter((name) => name !== 'undecided' || job.counts.undecided > 0).map((name) => <Figure key={name} label={t(`import.count.${name}` as TextKey)}>{job.counts[name].toLocaleString('vi-VN')}</Figure>)}
      </div>
      {job.refusal && <ProblemAlert problem={{ status: 422, code: job.refusal.code, title: job.refusal.title, detail: job.refusal.detail ?? undefined }} />}
      {job.errors.length > 0 && (
        <>
          <h2>{t('import.errors')}</h2>
          <p className="soft">{t('import.errors.text', { shown: job.errors.length, all: job.counts.errors.toLocaleString('vi-VN') })}</p>
          <Issues list={job.errors} />
        </>
      )}
      {job.warnings.length > 0 && (
        <>
          <h2>{t('import.warnings')}</h2>
          <p className="soft">{t('import.warnings.text')}</p>
          <Issues list={job.warnings} />
        </>
      )}
      {job.ignoredColumns.length > 0 && <p className="soft">{t('import.ignored', { names: job.ignoredColumns.join(', ') })}</p>}
      {job.sample.length > 0 && <Sample rows={job.sample} />}
    </>
  );
}

function Issues({ list }: { list: ImportIssue[] }) {
  const { t } = useTexts();
  return (
    <div className="table-scroll">
      <Table size="small" rowKey={(issue) => `${issue.row}:${issue.column}:${issue.code}`} dataSource={list} pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }} scroll={{ x: 640 }}
        columns={[
          { title: t('import.row'), dataIndex: 'row', width: 80, align: 'right', className: 'num' },
          { title: t('import.column'), dataIndex: 'column', width: 160 },
          { title: t('import.error'), dataIndex: 'message' },
          { title: t('import.code'), width: 180, render: (_, issue) => <span className="mono">{issue.code}</span> },
        ]} />
    </div>
  );
}

const outcomes: Record<string, StateKind> = { new: 'good', changed: 'wait', same: 'off', undecided: 'bad' };

function Sample({ rows }: { rows: ImportJob['sample'] }) {
  const { t } = useTexts();
  const types = useQuery({ queryKey: ['unit-types'], queryFn: unitTypes, staleTime: 3_600_000 });
  const typeName = (code: string | null) => types.data?.find((type) => type.code === code)?.name ?? code ?? '–';
  return (
    <>
      <h2>{t('import.sample')}</h2>
      <div className="table-scroll">
        <Table size="small" rowKey="row" dataSource={rows} pagination={false} scroll={{ x: 640 }}
          columns={[
            { title: t('import.row'), dataIndex: 'row', width: 80, align: 'right', className: 'num' },
            { title: t('import.outcome'), width: 130, render: (_, row) => <State kind={outcomes[row.outcome] ?? 'off'} text={row.outcome in outcomes ? t(`import.count.${row.outcome}` as TextKey) : row.outcome} /> },
            { title: t('units.codes'), width: 140, render: (_, row) => row.code ?? '–' },
            { title: t('units.name'), dataIndex: 'name' },
            { title: t('units.type'), width: 160, render: (_, row) => typeName(row.typeCode) },
          ]} />
      </div>
    </>
  );
}

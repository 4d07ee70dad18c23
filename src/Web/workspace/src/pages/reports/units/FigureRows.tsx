import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { figureRows, type FigureRow, type FormField, type UnitReport } from '../../../api/unit-reports';
import { EmptyState } from '../../../components/EmptyState';
import { Loaded } from '../../../components/Loaded';
import { Pager } from '../../../components/Pager';
import { formatDay } from '../../../format/dates';
import { formatNumber } from '../../../format/numbers';
import { useTexts } from '../../../i18n';

const places: Partial<Record<FigureRow['kind'], (id: string) => string>> = { task: (id) => `/ke-hoach/nhiem-vu/${id}`, twinning_year: () => '/ket-nghia/so-lieu-nam' };

/** What a number is counted from, row by row. */
export function FigureRows({ field, report, leave }: { field: FormField; report: UnitReport; leave: () => void }) {
  const { t } = useTexts();
  const [page, setPage] = useState(1);
  const rows = useQuery({ queryKey: ['figure-rows', field.source, report.obligationId, page], queryFn: () => figureRows(field.source!, report, page), placeholderData: keepPreviousData });
  return (
    <Drawer open onClose={leave} title={field.label} size="large">
      <Loaded query={rows}>
        {(list) => list.total === 0 ? <EmptyState title={t('report.source.none')} text={t('report.source.none.text')} /> : (
          <>
            <ul className="row-cards">
              {list.items.map((row) => (
                <li key={`${row.kind}/${row.id}/${row.day}`}>
                  <div className="head">{places[row.kind] ? <Link to={places[row.kind]!(row.id)}>{row.what ?? row.id}</Link> : row.what ?? row.id}</div>
                  <div className="small soft">{row.day && formatDay(row.day)} · <span className="num">{formatNumber(row.amount)}</span></div>
                </li>
              ))}
            </ul>
            <Pager page={page} pageSize={list.pageSize} total={list.total} change={setPage} />
          </>
        )}
      </Loaded>
    </Drawer>
  );
}

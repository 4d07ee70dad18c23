import './products.css';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { Link, useLocation, useParams } from 'react-router';
import type { Query } from '../../../api/client';
import type { Problem } from '../../../api/problem';
import { productFile, readProduct, type ProductColumn, type ProductPage as Page, type ProductRow } from '../../../api/products';
import { DayInput } from '../../../components/DayInput';
import { EmptyState } from '../../../components/EmptyState';
import { Figure } from '../../../components/Figure';
import type { Column } from '../../../components/list/columns';
import { DataTable } from '../../../components/list/DataTable';
import { Loaded } from '../../../components/Loaded';
import { PageHead } from '../../../components/PageHead';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { State } from '../../../components/State';
import { UnitSelect } from '../../../components/UnitSelect';
import { useAddress } from '../../../components/useAddress';
import { dayInVietnam, formatDay } from '../../../format/dates';
import { useTexts, type Language } from '../../../i18n';
import { PdfButton } from './PdfButton';
import { PlanFilter } from './PlanFilter';
import { ProductChart } from './ProductChart';
import { cellWords, isNumber, originPath, shapes } from './words';

/** One product: what is asked for in the address, totals, a chart where people would rather look, all rows with where they come from, and the files. */
export function ProductPage() {
  const { t, language } = useTexts();
  const { code = '' } = useParams();
  const { value, page, change } = useAddress();
  const asked: Query = { unitId: value('don-vi'), planId: value('ke-hoach'), from: value('tu'), to: value('den'), asOf: value('ngay'), schoolYear: value('nam') };
  const list = useQuery({ queryKey: ['products', code, asked, page], queryFn: () => readProduct(code, asked, page), placeholderData: keepPreviousData });
  // The page before stays while the next one comes, but not that of another product.
  const shown = list.data?.product.code === code ? list.data : undefined;
  const product = shown?.product;
  const [printing, setPrinting] = useState<{ problem: Problem | null; waiting: boolean }>({ problem: null, waiting: false });
  return (
    <>
      <nav className="crumbs"><Link to="/bao-cao">{t('nav.reports')}</Link> / <Link to="/bao-cao/san-pham">{t('products.title')}</Link></nav>
      <PageHead title={product?.[language] ?? t('products.title')} lead={product && (language === 'vi' ? product.textVi : product.textEn)} actions={
        <>
          <Button href={productFile(code, 'xlsx', asked)} download>{t('products.xlsx')}</Button>
          <Button href={productFile(code, 'docx', asked)} download>{t('products.docx')}</Button>
          <PdfButton key={code} code={code} asked={asked} tell={(problem, waiting) => setPrinting({ problem, waiting })} />
          <Button onClick={() => window.print()}>{t('reports.print')}</Button>
        </>
      } />
      {printing.problem && <ProblemAlert problem={printing.problem} />}
      {printing.waiting && <p className="soft small" role="status">{t('products.pdf.leave')}</p>}
      {shown && <Filters shown={shown} value={value} change={change} />}
      <Loaded query={list}>
        {(rows) => rows.product.code !== code ? null : (
          <>
            <p className="soft small">{t('products.asOf', { day: formatDay(rows.asOf) })}</p>
            <Totals rows={rows} language={language} />
            <ProductChart rows={rows} />
            {rows.total === 0
              ? <EmptyState title={t('products.empty')} text={t('products.empty.text')} action={<Button onClick={() => change({ tu: '', den: '', ngay: '', nam: '', 'don-vi': '', 'ke-hoach': '' })}>{t('products.empty.action')}</Button>} />
              : <Rows code={code} rows={rows} asked={asked} loading={list.isPlaceholderData} />}
          </>
        )}
      </Loaded>
    </>
  );
}

function Filters({ shown, value, change }: { shown: Page; value: (name: string) => string; change: (values: Record<string, string | number | undefined>) => void }) {
  const { t } = useTexts();
  const has = (name: string) => shown.product.filters.includes(name);
  const present = Number(dayInVietnam(new Date()).slice(0, 4));
  return (
    <div className="product-filters">
      {has('plan') && <label>{t('products.plan')}<PlanFilter value={value('ke-hoach')} onChange={(plan) => change({ 'ke-hoach': plan })} /></label>}
      {has('schoolYear') && (
        <label>{t('products.schoolYear')}
          <Select value={shown.schoolYear} aria-label={t('products.schoolYear')} onChange={(next: number) => change({ nam: next })}
            options={Array.from({ length: 8 }, (_, i) => present + 1 - i).map((one) => ({ value: one, label: `${one}-${one + 1}` }))} />
        </label>
      )}
      {has('period') && <label>{t('products.from')}<DayInput value={value('tu') || undefined} label={t('products.from')} onChange={(day) => change({ tu: day })} /></label>}
      {has('period') && <label>{t('products.to')}<DayInput value={value('den') || undefined} label={t('products.to')} onChange={(day) => change({ den: day })} /></label>}
      <label>{t('products.day')}<DayInput value={value('ngay') || undefined} label={t('products.day')} onChange={(day) => change({ ngay: day })} /></label>
      <label>{t('products.unit')}<UnitSelect label={t('products.unit')} value={value('don-vi') || undefined} onChange={(unit) => change({ 'don-vi': unit })} /></label>
    </div>
  );
}

function Totals({ rows, language }: { rows: Page; language: Language }) {
  const { t } = useTexts();
  const sums = rows.product.columns.map((column, i) => ({ column, total: rows.totals[i] })).filter((one) => one.total !== null && one.total !== undefined);
  // A report's figures are of many kinds: their number says nothing.
  return rows.product.code === 'plan-report' ? null : (
    <div className="figures">
      <Figure label={t('products.rows')}>{rows.total.toLocaleString('vi-VN')}</Figure>
      {sums.map(({ column, total }) => <Figure key={column.key} label={column[language]}>{cellWords(column, total!, language)}</Figure>)}
    </div>
  );
}

function Rows({ code, rows, asked, loading }: { code: string; rows: Page; asked: Query; loading: boolean }) {
  const { language } = useTexts();
  const { search } = useLocation();
  // A part of a report does not lead anywhere, what it counts does.
  const leading = code === 'plan-report' ? 1 : 0;
  const columns = rows.product.columns.map((column, i): Column<ProductRow> => ({
    key: column.key, title: column[language], width: column.kind === 'words' ? (i === 0 ? 260 : 200) : 150, right: isNumber(column), always: i === 0,
    render: (row) => <Cell column={column} row={row} cell={row.cells[i] ?? null} path={i === leading ? originPath(row.origin, search) : null} />,
    plain: column.isSorted ? (row) => (isNumber(column) && row.cells[i] !== null ? Number(row.cells[i]) : column.kind === 'day' ? row.cells[i] : cellWords(column, row.cells[i] ?? null, language)) : undefined,
  }));
  return (
    <DataTable<ProductRow> name={`san-pham-${code}`} rowKey={(row) => `${row.origin.id} ${row.cells.join('|')}`} list={rows} asked={[asked]} loading={loading}
      read={(at, size) => readProduct(code, asked, at, size)} columns={columns} />
  );
}

function Cell({ column, row, cell, path }: { column: ProductColumn; row: ProductRow; cell: string | null; path: string | null }) {
  const { language } = useTexts();
  const words = cellWords(column, cell, language);
  if (path) {
    return <Link to={path} data-origin={row.origin.kind}>{words}</Link>;
  }
  return cell && column.kind === 'coded' && shapes[cell] && column.key === 'standing' ? <State kind={shapes[cell]} text={words} /> : isNumber(column) || column.kind === 'day' ? <span className="num">{words}</span> : <>{words}</>;
}

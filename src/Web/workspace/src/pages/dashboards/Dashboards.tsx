import './dashboards.css';
import { useQuery } from '@tanstack/react-query';
import { Button, Select, Table } from 'antd';
import { Link, useLocation } from 'react-router';
import type { Query } from '../../api/client';
import { dashboardFile, listDashboards, readDashboard } from '../../api/dashboards';
import type { Product, ProductPage, ProductRow } from '../../api/products';
import { DayInput } from '../../components/DayInput';
import { Figure } from '../../components/Figure';
import { Loaded } from '../../components/Loaded';
import { PageHead } from '../../components/PageHead';
import { UnitSelect } from '../../components/UnitSelect';
import { useAddress } from '../../components/useAddress';
import { dayInVietnam, formatDay } from '../../format/dates';
import { useTexts } from '../../i18n';
import { PlanFilter } from '../reports/products/PlanFilter';
import { cellWords, isNumber, originPath } from '../reports/products/words';
import { DashboardChart } from './DashboardChart';

/** The dashboard: a question, its picture, its numbers and their file, one below the other. What is asked stands in the address. */
export function Dashboards() {
  const { t } = useTexts();
  const { value, change } = useAddress();
  const asked: Query = { unitId: value('don-vi'), planId: value('ke-hoach'), asOf: value('ngay'), schoolYear: value('nam') };
  const list = useQuery({ queryKey: ['dashboards'], queryFn: listDashboards, staleTime: Infinity });
  const present = Number(dayInVietnam(new Date()).slice(0, 4));
  return (
    <>
      <nav className="crumbs"><Link to="/bao-cao">{t('nav.reports')}</Link></nav>
      <PageHead title={t('dashboards.title')} lead={t('dashboards.lead')} actions={<Button onClick={() => window.print()}>{t('reports.print')}</Button>} />
      <div className="dashboard-filters">
        <label>{t('products.plan')}<PlanFilter value={value('ke-hoach')} onChange={(plan) => change({ 'ke-hoach': plan })} /></label>
        <label>{t('products.schoolYear')}
          <Select value={value('nam') ? Number(value('nam')) : undefined} allowClear placeholder={t('dashboards.year.day')} aria-label={t('products.schoolYear')} onChange={(next?: number) => change({ nam: next })}
            options={Array.from({ length: 8 }, (_, i) => present + 1 - i).map((one) => ({ value: one, label: `${one}-${one + 1}` }))} />
        </label>
        <label>{t('products.day')}<DayInput value={value('ngay') || undefined} label={t('products.day')} onChange={(day) => change({ ngay: day })} /></label>
        <label>{t('products.unit')}<UnitSelect label={t('products.unit')} value={value('don-vi') || undefined} onChange={(unit) => change({ 'don-vi': unit })} /></label>
      </div>
      <Loaded query={list}>{(found) => <div className="dashboards">{found.map((one) => <Board key={one.code} product={one} asked={asked} />)}</div>}</Loaded>
    </>
  );
}

function Board({ product, asked }: { product: Product; asked: Query }) {
  const { t, language } = useTexts();
  const rows = useQuery({ queryKey: ['dashboards', product.code, asked], queryFn: () => readDashboard(product.code, asked) });
  return (
    <section className="card dashboard" data-dashboard={product.code} aria-labelledby={`dashboard-${product.code}`}>
      <h2 id={`dashboard-${product.code}`}>{product[language]}</h2>
      <p className="soft small">{language === 'vi' ? product.textVi : product.textEn}{rows.data && ` ${t('products.asOf', { day: formatDay(rows.data.asOf) })}.`}</p>
      <Loaded query={rows}>
        {(page) => page.items.length === 0 ? <p className="soft">{t(product.code === 'late' ? 'dashboards.nobody' : 'products.empty')}</p> : product.code === 'overview' ? <Numbers page={page} /> : (
          <>
            <DashboardChart rows={page} />
            <details>
              <summary>{t('dashboards.numbers', { n: page.total.toLocaleString('vi-VN') })}</summary>
              <Rows page={page} />
            </details>
          </>
        )}
      </Loaded>
      <p className="files small">
        <a href={dashboardFile(product.code, 'xlsx', asked)} download aria-label={t('products.xlsx.of', { name: product[language] })}>{t('products.xlsx')}</a>
        <a href={dashboardFile(product.code, 'csv', asked)} download aria-label={t('dashboards.csv.of', { name: product[language] })}>{t('dashboards.csv')}</a>
        <a href={dashboardFile(product.code, 'docx', asked)} download aria-label={t('products.docx.of', { name: product[language] })}>{t('products.docx')}</a>
      </p>
    </section>
  );
}

function Numbers({ page }: { page: ProductPage }) {
  const { language } = useTexts();
  const { search } = useLocation();
  const [item, unit, value] = page.product.columns;
  return (
    <div className="figures">
      {page.items.map((row) => (
        <Figure key={row.cells[0]} label={cellWords(item!, row.cells[0] ?? null, language)}>
          <Link to={row.origin.id === 'late' ? `/bao-cao/phai-nop${search}` : originPath(row.origin, search)!}>{cellWords(value!, row.cells[2] ?? null, language)}</Link> <small>{cellWords(unit!, row.cells[1] ?? null, language)}</small>
        </Figure>
      ))}
    </div>
  );
}

/** The same dashboard, one step further down. */
function below(unit: string | null, search: string): string | null {
  const asked = new URLSearchParams(search);
  if (!unit || asked.get('don-vi') === unit) {
    return unit && `/danh-muc/${unit}`;
  }
  asked.set('don-vi', unit);
  return `/bao-cao/dieu-hanh?${asked}`;
}

function Rows({ page }: { page: ProductPage }) {
  const { t, language } = useTexts();
  const { search } = useLocation();
  const leading = Math.max(page.product.columns.findIndex((column) => column.key === (page.product.code === 'gift-schools' ? 'school' : page.product.columns[0]!.key)), 0);
  return (
    <div className="table-scroll">
      <Table<ProductRow> size="small" rowKey={(row) => `${row.origin.id} ${row.cells.join('|')}`} dataSource={page.items} pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        columns={page.product.columns.map((column, i) => ({
          title: column[language], align: isNumber(column) ? 'right' as const : undefined,
          render: (_: unknown, row: ProductRow) => {
            const words = cellWords(column, row.cells[i] ?? null, language);
            const path = i !== leading ? null : page.product.code === 'on-time' ? below(row.origin.id, search) : originPath(row.origin, search);
            return path ? <Link to={path}>{words}</Link> : <span className={isNumber(column) ? 'num' : undefined}>{words}</span>;
          },
        }))} />
      {page.total > page.items.length && <p className="soft small">{t('dashboards.more', { n: page.items.length.toLocaleString('vi-VN') })}</p>}
    </div>
  );
}

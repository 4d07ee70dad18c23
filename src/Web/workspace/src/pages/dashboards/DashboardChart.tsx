import { useMemo } from 'react';
import type { ProductPage } from '../../api/products';
import { Chart } from '../../components/Chart';
import { useTexts } from '../../i18n';
import { optionsOf } from './options';

/** The picture of a dashboard's table; nothing where numbers alone say it. */
export function DashboardChart({ rows }: { rows: ProductPage }) {
  const { t, language } = useTexts();
  const options = useMemo(() => optionsOf(rows, language, { figure: t('dashboards.trend.figure'), target: t('dashboards.trend.target') }), [rows, language, t]);
  return options && rows.items.length > 0 ? <Chart options={options} label={rows.product[language]} /> : null;
}

import { BarChart, HeatmapChart, LineChart, SankeyChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TitleComponent, TooltipComponent, VisualMapComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ProductColumn, ProductPage } from '../src/api/products';
import { optionsOf } from '../src/pages/dashboards/options';

echarts.use([BarChart, HeatmapChart, LineChart, SankeyChart, GridComponent, LegendComponent, TitleComponent, TooltipComponent, VisualMapComponent, SVGRenderer]);

const column = (key: string): ProductColumn => ({ key, vi: key, en: key, kind: 'words', isSum: false, isSorted: true, words: null, whenEmpty: null });
const page = (code: string, keys: string[], cells: (string | null)[][]): ProductPage => ({
  product: { code, vi: code, en: code, textVi: '', textEn: '', filters: [], columns: keys.map(column) }, asOf: '2026-11-01', schoolYear: 2026,
  items: cells.map((row) => ({ cells: row, origin: { kind: 'unit', id: row[0] ?? null } })), totals: keys.map(() => null), total: cells.length, page: 1, pageSize: 200,
});

const tables = [
  page('late', ['unit', 'reports', 'tasks', 'since'], [['Xã Một', '3', '1', '2026-01-01'], ['Xã Hai', '0', '2', '2026-02-01']]),
  page('on-time', ['unit', 'quarter', 'due', 'on_time', 'share'], [['Xã Một', '2026-Q1', '4', '1', '25'], ['Xã Một', '2026-Q2', '4', '4', '100'], ['Xã Hai', '2026-Q2', '3', '2', '66.7']]),
  page('twinning-funnel', ['stage', 'value'], [['Khai nhu cầu', '9'], ['Khả năng', '5'], ['Đang kết nghĩa', '4']]),
  // Goods and a campaign of one name, goods that wait, and money that is not spent yet.
  page('money-flow', ['step', 'giver', 'campaign', 'item', 'place', 'amount'], [
    ['given', 'Có tên', 'Sách', null, null, '900'], ['bought', null, 'Sách', 'Sách', null, '400'], ['left', null, 'Sách', null, null, '500'], ['delivered', null, null, 'Sách', 'Xã Một', '300'], ['waiting', null, null, 'Sách', null, '100'],
  ]),
  page('indicator-trends', ['indicator', 'plan', 'unit', 'kind', 'day', 'value'], [
    ['Tỷ lệ đọc', null, '%', 'baseline', '2025-12-31', '40'], ['Tỷ lệ đọc', null, '%', 'figure', '2026-06-30', '48'], ['Tỷ lệ đọc', null, '%', 'target', '2030-12-31', '90'],
  ]),
  page('gift-schools', ['campaign', 'ward', 'school', 'deliveries', 'last_on'], [['Sách', 'Xã Một', 'Xã Một', '2', '2026-10-20'], ['Sách', null, 'Trường B', '1', '2026-10-20'], ['Áo ấm', 'Xã Một', 'Xã Một', '1', '2026-10-20']]),
];

describe('pictures of the dashboard', () => {
  it.each(tables.map((table) => [table.product.code, table] as const))('draws %s', (code, table) => {
    const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 360, height: 320 });
    chart.setOption({ animation: false, ...optionsOf(table, 'vi', { figure: 'Số đo', target: 'Lộ trình' }) });
    const drawn = chart.renderToSVGString();
    chart.dispose();
    if (process.env.EDUCOOP_TEST_KEEP) {
      writeFileSync(`${process.env.EDUCOOP_TEST_KEEP}/${code}.svg`, drawn);
    }
    expect(drawn).toContain(table.items[0]!.cells[code === 'money-flow' ? 1 : 0]!);
  });

  it('shows no numbers as a picture where they say it alone', () => {
    expect(optionsOf(page('overview', ['item', 'unit', 'value'], []), 'vi', { figure: '', target: '' })).toBeNull();
  });
});

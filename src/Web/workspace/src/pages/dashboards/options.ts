import type { ProductPage, ProductRow } from '../../api/products';
import { formatVnd } from '../../format/money';
import { formatNumber } from '../../format/numbers';
import type { Language } from '../../i18n';
import { cellWords } from '../reports/products/words';

const grid = { left: 8, right: 24, top: 32, bottom: 8, containLabel: true };
const most = 12;

interface Words { figure: string; target: string }

/** How a dashboard's table is drawn; null where numbers alone say it. */
export function optionsOf(rows: ProductPage, language: Language, words: Words) {
  switch (rows.product.code) {
    case 'late': return late(rows, language);
    case 'on-time': return heat(rows);
    case 'twinning-funnel': return funnel(rows, language);
    case 'money-flow': return sankey(rows.items.flatMap((row) => moneyEdge(row, rows, language)), formatVnd);
    case 'indicator-trends': return trends(rows, words);
    case 'gift-schools': return sankey(rows.items.slice(0, 40).flatMap(schoolEdges), formatNumber);
    default: return null;
  }
}

function late(rows: ProductPage, language: Language) {
  const shown = rows.items.slice(0, most);
  const bar = (place: number, color: string) => ({ type: 'bar', stack: 'late', name: rows.product.columns[place]![language], data: shown.map((row) => Number(row.cells[place])), itemStyle: { color }, barMaxWidth: 24 });
  return {
    grid, legend: { top: 0 }, tooltip: { trigger: 'axis', renderMode: 'richText' },
    xAxis: { type: 'value', min: 0, minInterval: 1 }, yAxis: { type: 'category', inverse: true, data: shown.map((row) => row.cells[0] ?? ''), axisLabel: { width: 130, overflow: 'truncate' } },
    series: [bar(1, '#c0392b'), bar(2, '#e0a526')],
  };
}

function heat(rows: ProductPage) {
  const quarters = [...new Set(rows.items.map((row) => row.cells[1]!))].sort();
  const ids = [...new Set(rows.items.map((row) => row.origin.id!))].slice(0, most);
  const names = ids.map((id) => rows.items.find((row) => row.origin.id === id)!.cells[0] ?? '');
  const shown = rows.items.filter((row) => ids.includes(row.origin.id!));
  return {
    grid: { ...grid, bottom: 48 },
    tooltip: { trigger: 'item', renderMode: 'richText', formatter: ({ dataIndex }: { dataIndex: number }) => {
      const row = shown[dataIndex];
      return row ? `${row.cells[0]}, ${row.cells[1]}\n${row.cells[3]} / ${row.cells[2]} = ${formatNumber(Number(row.cells[4]))} %` : '';
    } },
    xAxis: { type: 'category', data: quarters, axisTick: { show: false } },
    yAxis: { type: 'category', inverse: true, data: names.map((_, i) => i), axisTick: { show: false }, axisLabel: { width: 130, overflow: 'truncate', formatter: (i: string) => names[Number(i)] ?? '' } },
    // From light to dark: told apart without seeing colours; each cell says its number too.
    visualMap: { min: 0, max: 100, orient: 'horizontal', left: 'center', bottom: 0, itemHeight: 80, inRange: { color: ['#f6d5cf', '#f3e6b8', '#b4cdec', '#6fa0dc'] }, formatter: (value: number) => `${Math.round(value)} %` },
    series: [{
      type: 'heatmap', data: shown.map((row) => [quarters.indexOf(row.cells[1]!), ids.indexOf(row.origin.id!), Number(row.cells[4])]),
      label: { show: true, color: '#10243a', formatter: ({ value }: { value: number[] }) => `${Math.round(value[2]!)} %` }, itemStyle: { borderColor: '#fff', borderWidth: 2 },
    }],
  };
}

function funnel(rows: ProductPage, language: Language) {
  return {
    grid: { ...grid, top: 8 }, tooltip: { trigger: 'axis', renderMode: 'richText' },
    xAxis: { type: 'value', min: 0, minInterval: 1 },
    yAxis: { type: 'category', inverse: true, data: rows.items.map((row) => cellWords(rows.product.columns[0]!, row.cells[0] ?? null, language)), axisLabel: { width: 140, overflow: 'break' } },
    series: [{ type: 'bar', data: rows.items.map((row) => Number(row.cells[1])), itemStyle: { color: '#2f6fc4' }, label: { show: true, position: 'right' }, barMaxWidth: 32 }],
  };
}

// One picture for each indicator, below each other: their units differ. Where it began and where it is to be is one line, what was measured another.
function trends(rows: ProductPage, words: Words) {
  const ids = [...new Set(rows.items.map((row) => row.origin.id!))].slice(0, 4);
  const height = 100 / Math.max(ids.length, 1);
  const points = (id: string, kinds: string[]) => rows.items.filter((row) => row.origin.id === id && kinds.includes(row.cells[3]!)).map((row) => [row.cells[4]!, Number(row.cells[5])]);
  const line = (id: string, i: number, isTarget: boolean) => ({
    type: 'line', name: isTarget ? words.target : words.figure, xAxisIndex: i, yAxisIndex: i, data: points(id, isTarget ? ['baseline', 'target'] : ['figure']), symbolSize: 8, symbol: isTarget ? 'diamond' : 'circle',
    lineStyle: { type: isTarget ? 'dashed' : 'solid' }, itemStyle: { color: isTarget ? '#8a6d1a' : '#2f6fc4' }, label: { show: true, position: 'top', formatter: ({ value }: { value: [string, number] }) => formatNumber(value[1]) },
  });
  return {
    legend: { top: 0 }, tooltip: { trigger: 'axis', renderMode: 'richText', valueFormatter: (value: number) => formatNumber(value) },
    title: ids.map((id, i) => {
      const row = rows.items.find((one) => one.origin.id === id)!;
      return { text: `${row.cells[0]}${row.cells[2] ? ` (${row.cells[2]})` : ''}`, top: `${8 + i * height * 0.92}%`, left: 8, textStyle: { fontSize: 13, fontWeight: 'normal', width: 300, overflow: 'truncate' } };
    }),
    grid: ids.map((_, i) => ({ left: 8, right: 32, top: `${17 + i * height * 0.92}%`, height: `${height * 0.92 - 16}%`, containLabel: true })),
    xAxis: ids.map((_, i) => ({ type: 'time', gridIndex: i, axisLabel: { hideOverlap: true, formatter: '{MM}/{yyyy}' } })), yAxis: ids.map((_, i) => ({ type: 'value', gridIndex: i, scale: true, splitNumber: 3 })),
    series: ids.flatMap((id, i) => [line(id, i, true), line(id, i, false)]),
  };
}

interface Edge { source: string; target: string; value: number }

// Names of different columns may be the same word; the invisible prefix keeps their nodes apart and the picture without circles.
const node = (column: number, name: string) => `${column}|${name}`;

// Givers, campaigns, goods, communes; what is not spent or not handed over ends where it is.
function moneyEdge(row: ProductRow, rows: ProductPage, language: Language): Edge[] {
  const [step, giver, campaign, item, place, amount] = row.cells;
  const value = Number(amount);
  const said = (column: number) => cellWords(rows.product.columns[column]!, row.cells[column] ?? null, language);
  switch (step) {
    case 'given': return [{ source: node(0, giver ? said(1) : ''), target: node(1, campaign!), value }];
    case 'bought': return [{ source: node(1, campaign!), target: node(2, item ?? ''), value }];
    case 'mixed': case 'left': return [{ source: node(1, campaign!), target: node(2, said(0)), value }];
    default: return [{ source: node(2, item ?? ''), target: node(3, place ?? said(0)), value }];
  }
}

function schoolEdges(row: ProductRow): Edge[] {
  const [campaign, ward, school, deliveries] = row.cells;
  const value = Number(deliveries);
  return ward
    ? [{ source: node(0, campaign!), target: node(1, ward), value }, { source: node(1, ward), target: node(2, school!), value }]
    : [{ source: node(0, campaign!), target: node(2, school!), value }];
}

function sankey(edges: Edge[], words: (value: number) => string) {
  const links = new Map<string, Edge>();
  for (const edge of edges) {
    const key = `${edge.source} > ${edge.target}`;
    links.set(key, { ...edge, value: (links.get(key)?.value ?? 0) + edge.value });
  }
  const plain = (name: string) => name.slice(2);
  return {
    tooltip: { trigger: 'item', renderMode: 'richText', formatter: ({ dataType, name, value, data }: { dataType: string; name: string; value: number; data: Edge }) =>
      (dataType === 'edge' ? `${plain(data.source)} → ${plain(data.target)}\n${words(value)}` : `${plain(name)}\n${words(value)}`) },
    series: [{
      type: 'sankey', left: 8, right: 110, top: 8, bottom: 8, nodeGap: 10, emphasis: { focus: 'adjacency' }, lineStyle: { color: 'source', opacity: 0.35 },
      label: { width: 104, overflow: 'break', lineHeight: 15, formatter: ({ name }: { name: string }) => plain(name) },
      data: [...new Set([...links.values()].flatMap((edge) => [edge.source, edge.target]))].map((name) => ({ name })), links: [...links.values()],
    }],
  };
}

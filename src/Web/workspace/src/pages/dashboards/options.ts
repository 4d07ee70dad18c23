import type { ProductPage, ProductRow } from '../../api/products';
import { formatVnd } from '../../format/money';
import { formatNumber } from '../../format/numbers';
import type { Language } from '../../i18n';
import { cellWords } from '../reports/products/words';

const grid = { left: 8, right: 24, top: 32, bottom: 8, containLabel: true };
const most = 12;

/** How a dashboard's table is drawn; null where numbers alone say it. */
export function optionsOf(rows: ProductPage, language: Language, words: { giver: string; left: string }) {
  switch (rows.product.code) {
    case 'late': return late(rows, language);
    case 'on-time': return heat(rows);
    case 'twinning-funnel': return funnel(rows, language);
    case 'money-flow': return sankey(rows.items.flatMap((row) => moneyEdge(row, words)), formatVnd);
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

interface Edge { source: string; target: string; value: number }

// Names of different columns may be the same word; the invisible prefix keeps their nodes apart and the picture without circles.
const node = (column: number, name: string) => `${column}|${name}`;

function moneyEdge(row: ProductRow, words: { giver: string; left: string }): Edge[] {
  const [step, campaign, supplier, amount] = row.cells;
  const value = Number(amount);
  if (value <= 0) {
    return [];
  }
  return step === 'given' ? [{ source: node(0, words.giver), target: node(1, campaign!), value }] : [{ source: node(1, campaign!), target: node(2, step === 'left' ? words.left : supplier!), value }];
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
      label: { width: 104, overflow: 'break', formatter: ({ name }: { name: string }) => plain(name) },
      data: [...new Set([...links.values()].flatMap((edge) => [edge.source, edge.target]))].map((name) => ({ name })), links: [...links.values()],
    }],
  };
}

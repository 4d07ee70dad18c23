import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

interface Chunk {
  file: string;
  isEntry?: boolean;
  imports?: string[];
  dynamicImports?: string[];
  css?: string[];
  assets?: string[];
}

const built = path.resolve(import.meta.dirname, '../../wwwroot/workspace');
const budget = 400 * 1024;

function manifest(): Record<string, Chunk> {
  const file = path.join(built, 'manifest.json');
  if (!existsSync(file)) {
    throw new Error(`There is no build to measure: run "npm run build" first (${file} is missing).`);
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, Chunk>;
}

/** Everything the browser needs for these chunks: what they import, their styles, their fonts. */
function filesOf(chunks: Record<string, Chunk>, names: string[]): Set<string> {
  const files = new Set<string>();
  const seen = new Set<string>();
  const visit = (name: string) => {
    const chunk = chunks[name];
    if (!chunk) {
      throw new Error(`The build has no chunk ${name}`);
    }
    if (seen.has(name)) {
      return;
    }
    seen.add(name);
    [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])].forEach((file) => files.add(file));
    chunk.imports?.forEach(visit);
  };
  names.forEach(visit);
  return files;
}

const sent = (file: string) => {
  const full = path.join(built, file);
  return file.endsWith('.woff2') ? statSync(full).size
    : existsSync(`${full}.br`) ? statSync(`${full}.br`).size : brotliCompressSync(readFileSync(full)).length;
};

describe('the first load', () => {
  const first = ['index.html', 'src/i18n/load-vi.ts', 'src/pages/my-work/MyWork.tsx'];

  it('is under 400 KB compressed: frame, Vietnamese, fonts and "Việc của tôi"', () => {
    const files = [...filesOf(manifest(), first)];
    const total = files.reduce((sum, file) => sum + sent(file), 0);
    console.info(`first load ${(total / 1024).toFixed(1)} KB compressed in ${files.length} files`);
    expect(files.some((file) => file.endsWith('.woff2'))).toBe(true);
    expect(files.some((file) => file.endsWith('.css'))).toBe(true);
    expect(total).toBeGreaterThan(50 * 1024);
    expect(total).toBeLessThan(budget);
  });

  it('does not hold the charts', () => {
    const chunks = manifest();
    const charts = chunks['src/components/echarts.ts'];
    expect(charts, 'ECharts is a file of its own').toBeDefined();
    expect(filesOf(chunks, first)).not.toContain(charts!.file);
  });
});

// After `vite build`: fonts for the public pages, and compressed copies beside every text asset, so that the host
// never compresses the same file twice.
import { promises as fs } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import zlib from 'node:zlib';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '..');
const webRoot = path.resolve(root, '../wwwroot');
const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);

async function copyFonts() {
  const from = path.join(root, 'node_modules/@fontsource/be-vietnam-pro/files');
  const to = path.join(webRoot, 'fonts');
  await fs.mkdir(to, { recursive: true });
  for (const weight of [400, 600]) {
    for (const subset of ['latin', 'vietnamese']) {
      const name = `be-vietnam-pro-${subset}-${weight}-normal.woff2`;
      await fs.copyFile(path.join(from, name), path.join(to, name));
    }
  }
}

async function* filesUnder(folder) {
  for (const entry of await fs.readdir(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      yield* filesUnder(full);
    } else {
      yield full;
    }
  }
}

async function compress(file) {
  const bytes = await fs.readFile(file);
  if (bytes.length < 1024) {
    return;
  }
  await fs.writeFile(`${file}.br`, await brotli(bytes, {
    params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 10, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  }));
  await fs.writeFile(`${file}.gz`, await gzip(bytes, { level: 9 }));
}

await copyFonts();
// index.html is left out: the host puts a nonce into it for every answer.
for await (const file of filesUnder(path.join(webRoot, 'workspace/assets'))) {
  if (/\.(js|css|svg|json)$/.test(file)) {
    await compress(file);
  }
}

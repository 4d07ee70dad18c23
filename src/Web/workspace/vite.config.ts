import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// The gateway to talk to while developing; `npm run dev` then serves the workspace with live reload.
const gateway = process.env.EDUCOOP_GATEWAY ?? 'http://localhost:8080';

export default defineConfig({
  base: '/workspace/',
  plugins: [react()],
  build: {
    outDir: '../wwwroot/workspace',
    emptyOutDir: true,
    manifest: 'manifest.json',
    target: 'es2022',
    // Data: addresses would need a looser content security policy; every asset is a file of its own.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
  },
  server: {
    proxy: Object.fromEntries(['/api', '/auth', '/status'].map((path) => [path, { target: gateway, changeOrigin: false }])),
  },
  // Long: a busy machine is no fault of the tests.
  test: { include: ['tests/**/*.test.ts'], environment: 'node', testTimeout: 60_000 },
});

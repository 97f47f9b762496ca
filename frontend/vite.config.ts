import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { precompress } from './precompress.ts';

const server = process.env.API ?? 'http://127.0.0.1:8080';

export default defineConfig({
  cacheDir: '../node_modules/.vite',
  plugins: [precompress()],
  resolve: {
    alias: [{ find: /^~\//, replacement: fileURLToPath(new URL('./src/', import.meta.url)) }],
    dedupe: ['preact'],
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  css: {
    // govuk-frontend carries an old browser hack the minifier cannot read.
    lightningcss: { errorRecovery: true },
    preprocessorOptions: { scss: { quietDeps: true } },
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: ['es2022', 'chrome111', 'edge111', 'firefox115', 'safari16.4'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: 'manifest.json',
    rolldownOptions: {
      checks: { pluginTimings: false }, // advice about the speed of the build, to whoever only wants to run it
      output: {
        // What every page needs is one file: several compress worse and wait
        // for each other.
        codeSplitting: { groups: [{ name: 'first', test: /frontend\/src\/(api|shell|i18n)\/|node_modules\/(preact|wouter-preact|regexparam|@tanstack|openapi-fetch)/ }] },
      },
    },
  },
  server: { proxy: { '/api': server, '/healthz': server, '/readyz': server } },
  test: {
    environment: 'jsdom',
    include: ['test/unit/**/*.test.{ts,tsx}'],
    setupFiles: ['test/unit/setup.ts'],
    testTimeout: 20_000,
    restoreMocks: true,
  },
});

import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { messages } from './scripts/messages.mjs';
import { relayTag } from './scripts/relay-tag.mjs';
import { startFirst } from './scripts/start-first.mjs';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// Two pages: index.html for staff, portal.html for dealers. The mode "perf" is a production build that keeps the
// /dev routes, so that run-time budgets are measured on minified code.
export default defineConfig(({ mode }) => ({
  plugins: [relayTag(), messages(), startFirst(), react()],
  resolve: {
    alias: [
      { find: '~', replacement: here('./src') },
      // The whole of react-relay/hooks would come along for the few of them that are used.
      { find: /^react-relay\/hooks$/, replacement: here('./scripts/relay-hooks.mjs') },
      // Relay brings two forms of this hook and chooses by a flag that is off here: the other one is left out.
      { find: './useFragmentInternal_EXPERIMENTAL', replacement: './useFragmentInternal_CURRENT' },
    ],
  },
  define: { __DEV_ROUTES__: JSON.stringify(mode !== 'production') },
  build: {
    target: ['chrome123', 'edge123', 'firefox121', 'safari17.5'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    manifest: true,
    chunkSizeWarningLimit: 800,
    rolldownOptions: {
      input: { staff: here('./index.html'), portal: here('./portal.html') },
      output: {
        codeSplitting: {
          groups: [
            { name: 'start', test: /\/src\/entries\/start\.ts$/, priority: 1 },
            // What the two pages load first and share with what comes later is two files, which run one after the other: in one
            // go they would keep a telephone from its owner. More files would be more round trips.
            { name: 'libraries', test: /\/node_modules\/.*\.[cm]?js$/, tags: ['$initial'], minShareCount: 2 },
            { name: 'first', tags: ['$initial'], minShareCount: 2 },
            // So is what the heads of lists and reports have in common.
            {
              name: 'heads',
              test: /\/src\/(app\/records\/(AsOf|ExportButton|Rate|filters|records\.module)|app\/list|lib\/(lines|rate)|ui\/(DateText|Tabs|tabs\.module|AgeingBar|ageing\.module)|features\/accounts\/model\/(buckets|names))\.(tsx?|css)/,
              includeDependenciesRecursively: false,
            },
          ],
        },
      },
    },
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: Object.fromEntries(
      ['/graphql', '/auth', '/events', '/files', '/documents', '/schema.graphql'].map((path) => [
        path,
        { target: process.env.DUEBOOK_SERVER ?? 'http://127.0.0.1:8080', changeOrigin: false },
      ]),
    ),
  },
  test: { include: ['src/**/*.test.{ts,tsx}'], environment: 'node' },
}));

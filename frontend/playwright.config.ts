import { defineConfig } from '@playwright/test';

// The browser is the system's; nothing is downloaded. The pages below /dev come from a build with the mode "perf"; all
// others from the binary, DUEBOOK_BIN or else ../bin/duebook, which every worker starts on a demo book of its own.
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: false,
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  // What measures time runs alone.
  projects: [
    { name: 'app', testIgnore: 'budgets/*' },
    { name: 'budgets', testMatch: 'budgets/*.spec.ts', workers: 1 },
  ],
  use: {
    baseURL: 'http://127.0.0.1:4178',
    actionTimeout: 10_000,
    viewport: { width: 1440, height: 900 },
    launchOptions: { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] },
  },
  webServer: {
    command: 'npm run build:perf && node scripts/serve.mjs dist-perf 4178',
    url: 'http://127.0.0.1:4178/',
    reuseExistingServer: true,
    timeout: 120_000,
  },
});

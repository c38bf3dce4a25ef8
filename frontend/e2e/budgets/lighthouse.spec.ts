import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import lighthouse, { desktopConfig, type Config } from 'lighthouse';
import { enter, freePort, test, type Person } from '../book';
import { bestOf, report } from './budget';

// Lighthouse on the page that opens first, signed in, nothing cached, from the real binary.

const places: { place: string; person: Person; path: string; desk: number; telephone: number }[] = [
  { place: 'staff', person: 'manager', path: '/', desk: 98, telephone: 88 },
  { place: 'portal', person: 'dealer', path: '/portal/', desk: 98, telephone: 95 },
];

const forms: { form: string; config: Config | undefined }[] = [
  { form: 'desktop', config: desktopConfig },
  { form: 'mobile', config: undefined },
];

for (const { place, person, path, desk, telephone } of places) {
  for (const { form, config } of forms) {
    test(`Lighthouse, ${place}, ${form}`, async ({ book, launchOptions }) => {
      test.setTimeout(240_000);
      const port = await freePort();
      const profile = await mkdtemp(join(tmpdir(), 'duebook-lighthouse-'));
      const browser = await chromium.launchPersistentContext(profile, { ...launchOptions, baseURL: book.address, args: [...(launchOptions.args ?? []), `--remote-debugging-port=${port}`] });
      try {
        const page = browser.pages()[0] ?? (await browser.newPage());
        await enter(page, person, path);
        const session = await browser.newCDPSession(page);
        await bestOf(3, async () => {
          await page.goto('about:blank');
          await session.send('Network.clearBrowserCache');
          const result = await lighthouse(book.address + path, { port, disableStorageReset: true, maxWaitForLoad: 12_000, onlyCategories: ['performance', 'accessibility', 'best-practices'], logLevel: 'error' }, config);
          if (!result || result.lhr.runtimeError) throw new Error(result?.lhr.runtimeError?.message ?? 'Lighthouse has no result');
          const { categories, audits } = result.lhr;
          const score = (name: string) => Math.round((categories[name]?.score ?? 0) * 100);
          return [
            report(`${place}, ${form}: performance`, score('performance'), { least: config ? desk : telephone }),
            report(`${place}, ${form}: accessibility`, score('accessibility'), { least: 100 }),
            report(`${place}, ${form}: best practices`, score('best-practices'), { least: 100 }),
            report(`${place}, ${form}: largest paint, ms`, audits['largest-contentful-paint']?.numericValue ?? Infinity, { most: config ? 1000 : 2800 }),
          ];
        });
      } finally {
        await browser.close();
        await rm(profile, { recursive: true, force: true });
      }
    });
  }
}

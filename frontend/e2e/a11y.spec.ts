import { expect, test } from '@playwright/test';
import { violations } from './axe';

const screens: [string, string, string?][] = [
  ['grid', '/dev/grid'],
  ['grid with peek', '/dev/grid?peek=invoice-3'],
  ['grid without a match', '/dev/grid?q=nothing-has-this'],
  ['parts', '/dev/parts'],
  ['palette', '/dev/parts', 'Control+k'],
  ['shortcuts', '/dev/parts', '?'],
  ['sign-in', '/'],
  ['no page', '/dev/nowhere'],
];

for (const scheme of ['light', 'dark'] as const) {
  for (const [name, path, key] of screens) {
    test(`${name}, ${scheme}: no violations`, async ({ page }) => {
      const refused: string[] = [];
      page.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) refused.push(message.text());
      });
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.evaluate(() => document.fonts.ready);
      if (key) {
        await page.keyboard.press(key);
        await expect(page.getByRole('dialog')).toBeVisible();
      }
      expect(await violations(page)).toEqual([]);
      expect(refused).toEqual([]);
    });
  }
}

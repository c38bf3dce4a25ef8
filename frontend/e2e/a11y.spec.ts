import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

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
      if (key) {
        await page.keyboard.press(key);
        await expect(page.getByRole('dialog')).toBeVisible();
      }
      await page.waitForTimeout(200);
      const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
      expect(violations.map((found) => `${found.id}: ${found.nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([]);
      expect(refused).toEqual([]);
    });
  }
}

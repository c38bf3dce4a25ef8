import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Axe {
  run: (options: object) => Promise<{ violations: { id: string; nodes: { target: unknown[] }[] }[] }>;
}

/** Rules that can tell two colour schemes of the same document apart. */
const colours = ['color-contrast', 'link-in-text-block'];

/** What axe finds on the page, one line for each rule. The builder brings axe along; there it stays as long as the document. */
export async function violations(page: Page, which: 'all' | 'colours' = 'all'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await new AxeBuilder({ page }).setLegacyMode().withRules(['document-title']).analyze();
  const runOnly = which === 'all' ? { type: 'tag', values: tags } : { type: 'rule', values: colours };
  const found = await page.evaluate((options) => (window as unknown as { axe: Axe }).axe.run(options).then((result) => result.violations), { runOnly, resultTypes: ['violations'] });
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

import { expect, test, type Page } from '@playwright/test';

const grid = (page: Page) => page.getByRole('grid', { name: 'Invoices' });
const active = async (page: Page) => {
  const id = await grid(page).getAttribute('aria-activedescendant');
  return page.locator(`[id="${id}"]`);
};

test.beforeEach(async ({ page }) => {
  await page.goto('/dev/grid');
  await expect(page.getByRole('gridcell', { name: 'INV-100000' })).toBeVisible();
  await grid(page).focus();
});

test('tells its size and place although it draws a few rows only', async ({ page }) => {
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '100002');
  await expect(grid(page)).toHaveAttribute('aria-colcount', '15');
  expect(await page.locator('[data-row]').count()).toBeLessThan(70);
  await page.keyboard.press('Control+End');
  const cell = await active(page);
  await expect(cell).toHaveAttribute('aria-colindex', '15');
  await expect(cell.locator('..')).toHaveAttribute('aria-rowindex', '100001');
  await expect(page.getByRole('gridcell', { name: 'INV-199999' })).toBeVisible();
});

test('keeps the cursor through scrolling', async ({ page }) => {
  for (let i = 0; i < 5; i++) await page.keyboard.press('j');
  await grid(page).evaluate((element) => element.scrollTo({ top: 1_600_000 }));
  await expect(page.locator('[data-row="50010"]')).toBeVisible();
  const cell = await active(page);
  await expect(cell).toHaveText('INV-100005');
  await expect(grid(page)).toBeFocused();
  await page.keyboard.press('j');
  await expect(await active(page)).toHaveText('INV-100006');
  await expect(await active(page)).toBeInViewport();
});

test('copies a block that a textarea takes as tab-separated rows', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Control+c');
  expect((await page.evaluate(() => navigator.clipboard.readText())).replaceAll('\r\n', '\n')).toBe('Granite Foods\tAC-20123\nFibrex Schools\tAC-21233');
  await page.keyboard.press('Control+Shift+c');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('Account\tNumber');
  const html = await page.evaluate(async () => (await (await navigator.clipboard.read())[0]?.getType('text/html'))?.text());
  expect(html).toContain('<th>Account</th>');
});

test('selects rows, ranges of rows, and all that match', async ({ page }) => {
  await page.keyboard.press('x');
  await expect(page.locator('[data-row="0"]')).toHaveAttribute('aria-selected', 'true');
  await page.locator('[data-row="4"] [data-check]').click({ modifiers: ['Shift'] });
  await expect(page.getByText('5 selected')).toBeVisible();
  await page.keyboard.press('Control+a');
  await expect(page.getByText('100,000 selected')).toBeVisible();
  await page.locator('[data-row="2"] [data-check]').click();
  await expect(page.getByText('99,999 selected')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('selected', { exact: false })).toHaveCount(1); // the spoken line
});

test('opens a peek beside the list, which the cursor leads and Escape closes', async ({ page }) => {
  await page.keyboard.press('Space');
  const peek = page.getByRole('complementary', { name: 'Invoice INV-100000' });
  await expect(peek).toBeVisible();
  expect(page.url()).toContain('peek=invoice-0');
  await page.keyboard.press('j');
  await expect(page.getByRole('complementary', { name: 'Invoice INV-100001' })).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('complementary')).toHaveCount(0);
  await expect(grid(page)).toBeFocused();
});

test('sorts, pins, hides and moves columns by keyboard', async ({ page }) => {
  const headers = page.getByRole('columnheader');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(headers.nth(2)).toHaveAttribute('aria-sort', 'ascending');
  expect(page.url()).toContain('sort=account');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Alt+ArrowRight');
  await expect(headers.nth(4)).toContainText('Number');
  await page.keyboard.press('Alt+ArrowDown');
  await page.getByRole('menuitem', { name: 'Hide column' }).click();
  await expect(page.getByRole('columnheader', { name: 'Number' })).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('columnheader', { name: 'Number' })).toHaveCount(0);
});

test('filters through the address, and Back brings the list back', async ({ page }) => {
  await page.getByRole('button', { name: 'Over 90' }).click();
  await expect(page).toHaveURL(/f=bucket:91\+/);
  await expect(grid(page)).not.toHaveAttribute('aria-rowcount', '100002');
  await page.goBack();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '100002');
});

test('is a list of cards on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole('list', { name: 'Invoices' }).getByRole('button').first()).toContainText('Granite Foods');
  await expect(grid(page)).toHaveCount(0);
});

test('stays small after ten thousand rows were seen', async ({ page }) => {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await grid(page).evaluate(async (element) => {
    for (let row = 0; row <= 10_000; row += 20) {
      element.scrollTop = row * 32;
      await new Promise((drawn) => requestAnimationFrame(drawn));
    }
  });
  await expect(page.getByRole('gridcell', { name: 'INV-110000' })).toBeVisible();
  expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThanOrEqual(1500);
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  expect(metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value).toBeLessThanOrEqual(60_000_000);
});

test('begins at the row that its address names', async ({ page }) => {
  await page.goto('/dev/grid?peek=invoice-90');
  await expect(page.getByRole('gridcell', { name: 'INV-100090' })).toBeVisible();
  await expect(await active(page)).toHaveText('INV-100090');
  await expect(await active(page)).toBeInViewport();
});

test('shows waiting cards on a phone until its first rows have come', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/dev/grid?delay=1500');
  const cards = page.getByRole('main').getByRole('listitem');
  await expect(cards.first()).toBeVisible();
  expect(await cards.getByRole('button').count()).toBe(0);
  await expect(cards.first().getByRole('button')).toBeVisible();
});

import { enter, expect, settled, test, type Person } from './book';

// What a start page asks for is asked for ahead of it, while the viewer is not known yet: the page must not ask again.

const starts: { person: Person; path: string }[] = [
  { person: 'manager', path: '/' },
  { person: 'manager', path: '/ageing?f=basis:issue' },
  { person: 'dealer', path: '/portal/' },
];

for (const { person, path } of starts) {
  test(`everything at ${path} is asked for once`, async ({ page, heard }) => {
    await enter(page, person, path);
    await settled(page, heard);
    heard.operations.length = 0;
    await page.reload();
    await settled(page, heard);
    expect(heard.operations.length).toBeGreaterThan(2);
    expect(heard.operations.filter((id, i, all) => all.indexOf(id) !== i)).toEqual([]);
  });
}

for (const { path, part } of [
  { path: '/portal/', part: 'portal' },
  { path: '/', part: 'libraries' },
]) {
  test(`says so where ${part} can't be had, and goes on once it can`, async ({ page, heard }) => {
    const missing = new RegExp(`/assets/${part}-[^/]+\\.js$`);
    await page.route(missing, (route) => route.abort());
    await enter(page, path === '/' ? 'manager' : 'dealer', path);
    await expect(page.getByRole('alert')).toContainText('could not be loaded');
    expect(heard.troubles.filter((trouble) => !trouble.includes(`/assets/${part}-`))).toEqual([]);
    heard.troubles.length = 0;
    await page.unroute(missing);
    await page.getByRole('button', { name: 'Load it again' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });
}

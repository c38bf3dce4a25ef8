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

import { expect, test } from 'vitest';
import { formatCount, locale, setLocale } from '.';

test('numbers are in the language of the viewer, or else of the browser', () => {
  const browsers = locale();
  setLocale('de-DE');
  expect(formatCount(4812)).toBe('4.812');
  for (const none of ['', 'no_language', 'x']) {
    setLocale(none);
    expect(locale()).toBe(browsers);
  }
});

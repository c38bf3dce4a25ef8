import { describe, expect, it } from 'vitest';
import { relativeText } from './DateText';

const at = (day: number, hour: number) => new Date(2026, 10, day, hour).getTime();

describe('relativeText', () => {
  it('counts days of the calendar once a day has passed', () => {
    expect(relativeText(at(23, 12), at(30, 3))).toBe('7 days ago');
    expect(relativeText(at(28, 23), at(30, 0))).toBe('2 days ago');
  });
  it('counts hours and minutes within a day, across midnight too', () => {
    expect(relativeText(at(29, 22), at(30, 3))).toBe('5 hours ago');
    expect(relativeText(at(30, 2), at(30, 3))).toBe('1 hour ago');
  });
  it('says months and years', () => {
    expect(relativeText(new Date(2026, 9, 30, 1).getTime(), at(30, 3))).toBe('last month');
    expect(relativeText(new Date(2024, 10, 30, 1).getTime(), at(30, 3))).toBe('2 years ago');
  });
});

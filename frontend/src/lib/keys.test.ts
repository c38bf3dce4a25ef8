import { describe, expect, it } from 'vitest';
import { ariaKeyShortcuts, isTypingKey, keyCaps, keyName, type KeyPress } from './keys';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

describe('key names', () => {
  it.each([
    [press('k', { ctrlKey: true }), 'other', 'mod+k'],
    [press('k', { metaKey: true }), 'mac', 'mod+k'],
    [press('k', { ctrlKey: true }), 'mac', 'ctrl+k'],
    [press('?', { shiftKey: true }), 'other', '?'],
    [press('A', { shiftKey: true }), 'other', 'shift+a'],
    [press(' '), 'other', 'space'],
    [press('ArrowUp', { shiftKey: true }), 'other', 'shift+arrowup'],
  ] as const)('%o on %s', (event, on, want) => expect(keyName(event, on)).toBe(want));
});

it('draws the caps of the platform', () => {
  expect(keyCaps('mod+k', 'mac')).toEqual([['⌘', 'K']]);
  expect(keyCaps('mod+k', 'other')).toEqual([['Ctrl', 'K']]);
  expect(keyCaps('g w', 'other')).toEqual([['G'], ['W']]);
  expect(keyCaps('+', 'other')).toEqual([['+']]);
});

it('names shortcuts for assistive technology', () => {
  expect(ariaKeyShortcuts('mod+enter', 'other')).toBe('Control+Enter');
  expect(ariaKeyShortcuts('g w', 'other')).toBeUndefined();
});

it('knows which keys a person could be typing', () => {
  expect(['p', 'g w', '?', 'shift+a'].every(isTypingKey)).toBe(true);
  expect(['mod+k', 'escape', 'alt+arrowup', 'space'].some(isTypingKey)).toBe(false);
});

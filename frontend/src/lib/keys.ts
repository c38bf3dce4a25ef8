/** Key names as the command registry writes them: "mod+k", "shift+arrowup", "g w" (two keys after each other), "?". */

export interface KeyPress {
  key: string;
  code?: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

export type Platform = 'mac' | 'other';

export function platform(userAgent: string = globalThis.navigator?.userAgent ?? ''): Platform {
  return /Mac|iPhone|iPad/.test(userAgent) ? 'mac' : 'other';
}

/** The press in canonical form. "mod" is Command on a Mac and Ctrl elsewhere; Shift is named only where it does not change the character. */
export function keyName(press: KeyPress, on: Platform): string {
  const mod = on === 'mac' ? press.metaKey : press.ctrlKey;
  const otherControl = on === 'mac' ? press.ctrlKey : press.metaKey;
  let key = press.key.length === 1 ? press.key.toLowerCase() : press.key.toLowerCase().replace(/^ $/, 'space');
  if (key === ' ') key = 'space';
  const letterOrNamed = key.length > 1 || /[a-z]/.test(key);
  const parts = [];
  if (mod) parts.push('mod');
  if (otherControl) parts.push(on === 'mac' ? 'ctrl' : 'meta');
  if (press.altKey) parts.push('alt');
  if (press.shiftKey && letterOrNamed) parts.push('shift');
  parts.push(key);
  return parts.join('+');
}

const macGlyphs: Record<string, string> = { mod: '⌘', alt: '⌥', shift: '⇧', ctrl: '⌃' };
const words: Record<string, string> = { mod: 'Ctrl', alt: 'Alt', shift: 'Shift', ctrl: 'Ctrl', meta: 'Win' };
const named: Record<string, string> = {
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  enter: 'Enter',
  escape: 'Esc',
  space: 'Space',
  home: 'Home',
  end: 'End',
  pageup: 'PgUp',
  pagedown: 'PgDn',
  tab: 'Tab',
};

const splitChord = (chord: string): string[] => chord.split(/(?<!\+|^)\+/);

/** Caps to draw, one list per press: "g w" → [["G"], ["W"]], "mod+k" → [["Ctrl", "K"]] or [["⌘", "K"]]. */
export function keyCaps(keys: string, on: Platform): string[][] {
  return keys.split(' ').map((chord) =>
    splitChord(chord).map((part) => (on === 'mac' ? macGlyphs[part] : words[part]) ?? named[part] ?? (part.length === 1 ? part.toUpperCase() : part)),
  );
}

const ariaWords: Record<string, string> = {
  alt: 'Alt',
  shift: 'Shift',
  ctrl: 'Control',
  meta: 'Meta',
  arrowup: 'ArrowUp',
  arrowdown: 'ArrowDown',
  arrowleft: 'ArrowLeft',
  arrowright: 'ArrowRight',
  enter: 'Enter',
  escape: 'Escape',
  space: 'Space',
};

/** The value of aria-keyshortcuts. A sequence has no form there, so it gives undefined. */
export function ariaKeyShortcuts(keys: string | undefined, on: Platform): string | undefined {
  if (!keys || keys.includes(' ')) return undefined;
  return splitChord(keys)
    .map((part) => (part === 'mod' ? (on === 'mac' ? 'Meta' : 'Control') : (ariaWords[part] ?? (part.length === 1 ? part.toUpperCase() : part))))
    .join('+');
}

/** True for keys that a person could be typing: these never fire inside inputs and can be switched off. */
export function isTypingKey(keys: string): boolean {
  const first = keys.split(' ')[0] ?? '';
  return !/^(mod|ctrl|meta|alt)\+/.test(first) && (first.length === 1 || /^shift\+.$/.test(first));
}

/** The element takes text, so single letters belong to it. */
export function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit', 'reset', 'range', 'color', 'file'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.closest('[role=combobox],[role=textbox]') !== null;
}

const typingKeysStorage = 'duebook.keys.letters';

/** Whether single letters act as shortcuts. People who dictate or use switches turn them off; the choice stays in the browser. */
export function typingKeysEnabled(): boolean {
  return globalThis.localStorage?.getItem(typingKeysStorage) !== 'off';
}

export function setTypingKeys(enabled: boolean): void {
  localStorage.setItem(typingKeysStorage, enabled ? 'on' : 'off');
}

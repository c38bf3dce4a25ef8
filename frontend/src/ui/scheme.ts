import { useSyncExternalStore } from 'react';

export type Scheme = 'light' | 'dark' | 'auto';

// public/scheme.js reads the same before the first paint.
const key = 'duebook.scheme';
const listeners = new Set<() => void>();

function chosen(): Scheme {
  const scheme = localStorage.getItem(key);
  return scheme === 'light' || scheme === 'dark' ? scheme : 'auto';
}

function show(): void {
  const scheme = chosen();
  const dark = scheme === 'dark' || (scheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
  listeners.forEach((tell) => tell());
}

/** Follows the system while nothing is chosen, and what is chosen in another tab. The answer stops it. */
export function followScheme(): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const elsewhere = (event: StorageEvent) => {
    if (event.key === key) show();
  };
  system.addEventListener('change', show);
  window.addEventListener('storage', elsewhere);
  return () => {
    system.removeEventListener('change', show);
    window.removeEventListener('storage', elsewhere);
  };
}

function setScheme(scheme: Scheme): void {
  localStorage.setItem(key, scheme);
  show();
}

const subscribe = (tell: () => void) => {
  listeners.add(tell);
  return () => listeners.delete(tell);
};

export function useScheme(): { scheme: Scheme; setScheme: (scheme: Scheme) => void } {
  return { scheme: useSyncExternalStore(subscribe, chosen), setScheme };
}

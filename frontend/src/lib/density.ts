/** How much room rows take. Kept in the browser; every grid follows at once. */
export type Density = 'compact' | 'comfortable';

const storageKey = 'duebook.density';
const listeners = new Set<() => void>();

export const density = (): Density => (globalThis.localStorage?.getItem(storageKey) === 'comfortable' ? 'comfortable' : 'compact');

export function setDensity(next: Density): void {
  localStorage.setItem(storageKey, next);
  for (const tell of listeners) tell();
}

export function subscribeDensity(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

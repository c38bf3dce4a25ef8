/** Tells the bell that this tab started a job, so that it looks at once and offers the result when it is there. */
type Listener = (id: string) => void;
const listeners = new Set<Listener>();

export function jobStarted(id: string): void {
  listeners.forEach((tell) => tell(id));
}

export function onJobStarted(tell: Listener): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

import { createContext, use, useEffect, useRef, type ReactNode } from 'react';
import type { EntityEvent, Events } from './events';

const EventsContext = createContext<Events | null>(null);

export function EventsProvider({ events, children }: { events: Events; children: ReactNode }) {
  return <EventsContext value={events}>{children}</EventsContext>;
}

const gather = 300;

/**
 * Calls back with the events of these types, gathered for a moment so that a bill run is one refresh and not a thousand. That
 * more changed than the server can tell counts as one of every type.
 * Usual use: `useEvents(['Invoice'], () => grid.current?.refresh())`.
 */
export function useEvents(types: readonly string[], onEvents: (events: readonly EntityEvent[]) => void): void {
  const events = use(EventsContext);
  const callback = useRef(onEvents);
  useEffect(() => {
    callback.current = onEvents;
  });
  const wanted = types.join(' ');
  useEffect(() => {
    let held: EntityEvent[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const kinds = new Set(wanted.split(' '));
    const stop = events?.listen((event) => {
      if (event.type !== 'Reload' && !kinds.has(event.type)) return;
      held.push(event);
      timer ??= setTimeout(() => {
        const batch = held;
        held = [];
        timer = undefined;
        callback.current(batch);
      }, gather);
    });
    return () => {
      clearTimeout(timer);
      stop?.();
    };
  }, [events, wanted]);
}

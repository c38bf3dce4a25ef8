import type { Session } from './session';

/** Something changed that the viewer may see. */
export interface EntityEvent {
  type: string;
  id: string;
  version: number;
}

export interface StreamMessage {
  id?: string;
  data: string;
}

/** Reads text/event-stream in whatever pieces it arrives: comments are passed over, several data lines are one message. */
export function eventStreamReader(onMessage: (message: StreamMessage) => void): (chunk: string) => void {
  let rest = '';
  let data: string[] = [];
  let id: string | undefined;
  const line = (text: string) => {
    if (text === '') {
      if (data.length > 0) onMessage({ ...(id === undefined ? {} : { id }), data: data.join('\n') });
      data = [];
      return;
    }
    const colon = text.indexOf(':');
    if (colon === 0) return;
    const field = colon < 0 ? text : text.slice(0, colon);
    const value = colon < 0 ? '' : text.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') data.push(value);
    else if (field === 'id') id = value;
  };
  return (chunk) => {
    rest += chunk;
    // A carriage return at the very end may be half of a CRLF.
    const complete = rest.endsWith('\r') ? rest.slice(0, -1) : rest;
    const lines = complete.split(/\r\n|\r|\n/);
    rest = (lines.pop() ?? '') + rest.slice(complete.length);
    lines.forEach(line);
  };
}

type Listener = (event: EntityEvent) => void;

const firstPause = 1000;
const longestPause = 30_000;

/** One stream per tab, open while somebody listens and the tab is signed in. It resumes where it broke off. */
export class Events {
  #session: Session;
  #listeners = new Set<Listener>();
  #abort: AbortController | null = null;
  #lastId: string | undefined;

  constructor(session: Session) {
    this.#session = session;
    session.subscribe(() => {
      if (session.state() === 'out') this.#stop();
      else this.#start();
    });
  }

  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    this.#start();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#stop();
    };
  }

  #start(): void {
    if (this.#abort || this.#listeners.size === 0 || this.#session.state() !== 'in') return;
    this.#abort = new AbortController();
    void this.#run(this.#abort.signal);
  }

  #stop(): void {
    this.#abort?.abort();
    this.#abort = null;
  }

  async #run(signal: AbortSignal): Promise<void> {
    let pause = firstPause;
    while (!signal.aborted) {
      try {
        const response = await fetch('/events', {
          headers: {
            Accept: 'text/event-stream',
            ...(this.#session.token ? { Authorization: `Bearer ${this.#session.token}` } : {}),
            ...(this.#lastId ? { 'Last-Event-ID': this.#lastId } : {}),
          },
          signal,
        });
        if (response.status === 401 && !(await this.#session.refresh())) return;
        if (response.ok && response.body) {
          pause = firstPause;
          const read = eventStreamReader((message) => this.#deliver(message));
          for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) read(chunk);
        }
      } catch {
        if (signal.aborted) return;
      }
      await new Promise((done) => setTimeout(done, pause));
      pause = Math.min(longestPause, pause * 2);
    }
  }

  #deliver(message: StreamMessage): void {
    this.#lastId = message.id ?? this.#lastId;
    let event: unknown;
    try {
      event = JSON.parse(message.data);
    } catch {
      return;
    }
    if (typeof event !== 'object' || event === null || !('type' in event) || !('id' in event)) return;
    for (const listener of this.#listeners) listener(event as EntityEvent);
  }
}

import { RequestProblem } from './problem';

/**
 * Who is signed in, as far as the browser knows. The access token lives in memory only; the refresh token is a cookie
 * that scripts cannot read. Tabs take turns at refreshing, because a refresh token is good for one use.
 */
export type SessionState = 'starting' | 'out' | 'in';

export type SignInResult = { ok: true } | { ok: false; needsCode: boolean; message: string };

interface TokenAnswer {
  access_token?: string;
  expires_in?: number;
  error?: string;
  error_description?: string;
}

const hintKey = 'duebook.session';

export interface SessionPorts {
  fetch: typeof fetch;
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** Runs the task while no other tab runs one. */
  exclusive: <T>(task: () => Promise<T>) => Promise<T>;
}

export class Session {
  #ports: SessionPorts;
  #token: string | null = null;
  #state: SessionState = 'starting';
  #refreshing: Promise<boolean> | null = null;
  #starting: Promise<void> | null = null;
  #listeners = new Set<() => void>();

  constructor(ports: SessionPorts) {
    this.#ports = ports;
  }

  readonly subscribe = (tell: () => void): (() => void) => {
    this.#listeners.add(tell);
    return () => this.#listeners.delete(tell);
  };

  readonly state = (): SessionState => this.#state;

  get token(): string | null {
    return this.#token;
  }

  /** This browser had a session when it was last here. */
  get remembered(): boolean {
    return this.#ports.storage.getItem(hintKey) !== null;
  }

  /** Takes up the session of the cookie, when this browser had one: once, however often it is called, unless it failed. */
  start(): Promise<void> {
    this.#starting ??= this.#start().catch((error: unknown) => {
      this.#starting = null;
      throw error;
    });
    return this.#starting;
  }

  async #start(): Promise<void> {
    if (this.remembered) await this.refresh();
    else this.#set('out', null);
  }

  /** A new access token. False when the session is over; the state is 'out' then. Throws when the server cannot be reached. */
  refresh(): Promise<boolean> {
    this.#refreshing ??= this.#ports
      .exclusive(() => this.#ask({ grant_type: 'refresh_token' }))
      .then((answer) => {
        if (answer.access_token) {
          this.#set('in', answer.access_token);
          return true;
        }
        this.#end();
        return false;
      })
      .finally(() => {
        this.#refreshing = null;
      });
    return this.#refreshing;
  }

  async signIn(username: string, password: string, otp?: string): Promise<SignInResult> {
    const answer = await this.#ports.exclusive(() => this.#ask({ grant_type: 'password', username, password, ...(otp ? { otp } : {}) }));
    if (answer.access_token) {
      this.#ports.storage.setItem(hintKey, '1');
      this.#set('in', answer.access_token);
      return { ok: true };
    }
    return { ok: false, needsCode: answer.error === 'mfa_required', message: answer.error_description ?? '' };
  }

  async signOut(): Promise<void> {
    const token = this.#token;
    this.#end();
    await this.#ports
      .fetch('/auth/logout', {
        method: 'POST',
        headers: { 'X-Duebook-Client': 'browser', ...(token ? { Authorization: `Bearer ${token}` } : {}) },
        credentials: 'same-origin',
      })
      .catch(() => undefined); // signed out here in any case; the server's session ends by itself
  }

  /** Another tab signed out. */
  drop(): void {
    this.#set('out', null);
  }

  #end(): void {
    this.#ports.storage.removeItem(hintKey);
    this.#set('out', null);
  }

  async #ask(form: Record<string, string>): Promise<TokenAnswer> {
    let response: Response;
    try {
      response = await this.#ports.fetch('/auth/token', {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'X-Duebook-Client': 'browser' },
        credentials: 'same-origin',
        body: new URLSearchParams(form).toString(),
      });
    } catch {
      throw new RequestProblem('OFFLINE', 'The server cannot be reached.');
    }
    const answer = (await response.json().catch(() => ({}))) as TokenAnswer;
    if (response.status >= 500) throw new RequestProblem('INTERNAL', answer.error_description ?? 'The server failed.', response.headers.get('X-Request-Id'));
    return answer;
  }

  #set(state: SessionState, token: string | null): void {
    this.#token = token;
    this.#state = state;
    this.#listeners.forEach((tell) => tell());
  }
}

/** The session of this browser tab. */
export function browserSession(): Session {
  const session = new Session({
    fetch: (...request) => fetch(...request),
    storage: localStorage,
    exclusive: async (task) => (navigator.locks ? navigator.locks.request('duebook.session', task) : task()),
  });
  window.addEventListener('storage', (event) => {
    if (event.key === hintKey && event.newValue === null) session.drop();
  });
  return session;
}

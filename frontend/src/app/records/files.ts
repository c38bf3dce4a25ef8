import type { Session } from '~/app/session';
import { RequestProblem } from '~/app/problem';

export interface UploadedFile {
  id: string;
  fileName: string;
  size: number;
}

/** A file that the server would not give, with the field that its refusal is about. */
export class RefusedFile extends RequestProblem {
  readonly field: readonly string[];

  constructor(code: string, message: string, requestId: string | null, field: readonly string[]) {
    super(code, message, requestId);
    this.field = field;
  }
}

interface Refusal {
  errors?: { message?: string; extensions?: { code?: string; field?: string[] } }[];
}

/** Asks for a file with the session's token, renewed once. */
export async function fetchFile(session: Session, url: string, init: RequestInit = {}): Promise<Response> {
  const ask = () =>
    fetch(url, { ...init, headers: { ...(init.headers as Record<string, string> | undefined), ...(session.token ? { Authorization: `Bearer ${session.token}` } : {}) } }).catch((error: unknown) => {
      if (init.signal?.aborted) throw error;
      return null;
    });
  let response = await ask();
  if (response?.status === 401 && (await session.refresh())) response = await ask();
  if (!response) throw new RequestProblem('OFFLINE', 'The server cannot be reached.');
  if (response.ok) return response;
  const said = ((await response.json().catch(() => null)) as Refusal | null)?.errors?.[0];
  throw new RefusedFile(
    said?.extensions?.code ?? 'INTERNAL',
    said?.message ?? `The file could not be read: the server answered ${response.status}.`,
    response.headers.get('X-Request-Id'),
    said?.extensions?.field ?? [],
  );
}

/** Fetches a file and hands it to the browser to keep, under the name that the server gives it. */
export async function downloadFile(session: Session, url: string, fileName: string): Promise<void> {
  const response = await fetchFile(session, url);
  saveAs(await response.blob(), givenName(response.headers.get('Content-Disposition')) ?? fileName);
}

/** The file name of a Content-Disposition; null where there is none. */
export function givenName(disposition: string | null): string | null {
  const encoded = /filename\*=utf-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  const plain = /filename=(?:"([^"]+)"|([^;\s]+))/i.exec(disposition ?? '');
  try {
    return encoded ? decodeURIComponent(encoded) : (plain?.[1] ?? plain?.[2] ?? null);
  } catch {
    return null;
  }
}

/** Hands bytes to the browser's downloads. */
export function saveAs(content: Blob, fileName: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

export interface UploadOptions {
  /** The record that the file is kept with; none for files to import. */
  subjectId?: string;
  /** Whether the account's own people see it. */
  shared?: boolean;
  onProgress?: (sent: number, total: number) => void;
  signal?: AbortSignal;
}

/** Sends a file's bytes to /files. Progress needs XMLHttpRequest: fetch does not tell how much it sent. */
export async function uploadFile(session: Session, file: File, options: UploadOptions = {}): Promise<UploadedFile> {
  const first = await send(session, file, options);
  const answer = first.status === 401 && (await session.refresh()) ? await send(session, file, options) : first;
  const body = parse(answer.body);
  if (answer.status >= 200 && answer.status < 300 && typeof body?.id === 'string') return { id: body.id, fileName: body.fileName ?? file.name, size: body.size ?? file.size };
  const message = body?.message ?? `The file was not taken: the server answered ${answer.status}.`;
  throw new RequestProblem(answer.status === 413 ? 'LIMIT_EXCEEDED' : 'INTERNAL', message, answer.requestId);
}

interface Answer {
  status: number;
  body: string;
  requestId: string | null;
}

interface Body {
  id?: string;
  fileName?: string;
  size?: number;
  message?: string;
}

function parse(text: string): Body | null {
  try {
    return JSON.parse(text) as Body;
  } catch {
    return null;
  }
}

function send(session: Session, file: File, { subjectId, shared, onProgress, signal }: UploadOptions): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const query = new URLSearchParams({ name: file.name, ...(subjectId === undefined ? {} : { subjectId }), ...(shared ? { shared: 'true' } : {}) });
    const request = new XMLHttpRequest();
    request.open('POST', `/files?${query.toString()}`);
    request.setRequestHeader('Content-Type', file.type || 'application/octet-stream');
    if (session.token) request.setRequestHeader('Authorization', `Bearer ${session.token}`);
    request.upload.addEventListener('progress', (event) => onProgress?.(event.loaded, event.lengthComputable ? event.total : file.size));
    request.addEventListener('load', () => resolve({ status: request.status, body: request.responseText, requestId: request.getResponseHeader('X-Request-Id') }));
    request.addEventListener('error', () => reject(new RequestProblem('OFFLINE', 'The server cannot be reached.')));
    request.addEventListener('abort', () => reject(new DOMException('The upload was stopped.', 'AbortError')));
    signal?.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

const units = ['B', 'KB', 'MB', 'GB'];

/** 12.4 KB. */
export function sizeText(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  return `${(bytes / 1024 ** power).toFixed(power === 0 ? 0 : 1)} ${units[power]}`;
}

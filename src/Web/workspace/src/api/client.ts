import { ProblemError, problemFrom } from './problem';

// The CSRF token lives here, in memory, and nowhere else; it comes with every answer of /auth/me and /auth/sign-in.
let csrfToken = '';

export function rememberCsrfToken(token: string): void {
  csrfToken = token;
}

let onSignedOut: () => void = () => {};

/** What to do when a call finds that the session has ended. */
export function whenSignedOut(action: () => void): void {
  onSignedOut = action;
}

export type Query = Record<string, string | number | undefined | null>;

export function withQuery(path: string, query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') {
      search.set(name, String(value));
    }
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

/** A call's answer with what a caller may need beside the body: 200 and 201 mean different things here. */
export interface Answer<T> {
  status: number;
  location: string | null;
  body: T;
}

async function call<T>(method: string, path: string, init: RequestInit = {}): Promise<Answer<T>> {
  const headers = new Headers(init.headers);
  headers.set('Accept', 'application/json');
  if (method !== 'GET' && csrfToken) {
    headers.set('X-CSRF-Token', csrfToken);
  }
  const response = await fetch(path, { ...init, method, headers, credentials: 'same-origin' });
  const text = await response.text();
  if (!response.ok) {
    const problem = problemFrom(response.status, response.headers.get('Content-Type'), text);
    if (response.status === 401 && !path.startsWith('/auth/')) {
      onSignedOut();
    }
    throw new ProblemError(problem);
  }
  return { status: response.status, location: response.headers.get('Location'), body: (text ? JSON.parse(text) : undefined) as T };
}

export async function get<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
  return (await call<T>('GET', withQuery(path, query), { signal })).body;
}

export function post<T>(path: string, body?: unknown): Promise<Answer<T>> {
  return call<T>('POST', path, body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } });
}

/** Sends a file as it is, without a form around it. */
export function postFile<T>(path: string, query: Query, file: Blob): Promise<Answer<T>> {
  return call<T>('POST', withQuery(path, query), { body: file, headers: { 'Content-Type': 'application/octet-stream' } });
}

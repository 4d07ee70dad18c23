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

/** A file that may still be in the making: then the answer (202) says how far it is. */
export async function getFile<T>(path: string): Promise<{ file: Blob } | { file: null; making: T }> {
  const response = await fetch(path, { headers: { Accept: 'application/json, application/pdf' }, credentials: 'same-origin' });
  if (response.status === 202) {
    return { file: null, making: (await response.json()) as T };
  }
  if (response.ok) {
    return { file: await response.blob() };
  }
  if (response.status === 401) {
    onSignedOut();
  }
  throw new ProblemError(problemFrom(response.status, response.headers.get('Content-Type'), await response.text()));
}

export async function get<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
  return (await call<T>('GET', withQuery(path, query), { signal })).body;
}

export function post<T>(path: string, body?: unknown): Promise<Answer<T>> {
  return call<T>('POST', path, body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } });
}

export function put<T>(path: string, body: unknown): Promise<Answer<T>> {
  return call<T>('PUT', path, { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } });
}

export function remove<T>(path: string, query: Query = {}): Promise<Answer<T>> {
  return call<T>('DELETE', withQuery(path, query));
}

/** Sends a file as it is, without a form around it. */
export function postFile<T>(path: string, query: Query, file: Blob): Promise<Answer<T>> {
  return call<T>('POST', withQuery(path, query), { body: file, headers: { 'Content-Type': 'application/octet-stream' } });
}

/** The same in the place of what is there. */
export function putFile<T>(path: string, query: Query, file: Blob): Promise<Answer<T>> {
  return call<T>('PUT', withQuery(path, query), { body: file, headers: { 'Content-Type': 'application/octet-stream' } });
}

/** As postFile, telling how much of the file has gone out (0 to 1): fetch cannot say that. */
export function postFileSlowly<T>(path: string, query: Query, file: Blob, sent: (part: number) => void): Promise<Answer<T>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', withQuery(path, query));
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    if (csrfToken) {
      request.setRequestHeader('X-CSRF-Token', csrfToken);
    }
    request.upload.onprogress = (event) => sent(event.total > 0 ? event.loaded / event.total : 0);
    request.onerror = () => reject(new TypeError('no connection'));
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) {
        resolve({ status: request.status, location: request.getResponseHeader('Location'), body: JSON.parse(request.responseText) as T });
        return;
      }
      if (request.status === 401) {
        onSignedOut();
      }
      reject(new ProblemError(problemFrom(request.status, request.getResponseHeader('Content-Type'), request.responseText)));
    };
    request.send(file);
  });
}

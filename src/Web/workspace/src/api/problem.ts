/** What a service says when it refuses or fails: RFC 9457 with our `code` and `traceId`. */
export interface Problem {
  status: number;
  code: string;
  title: string;
  detail?: string;
  traceId?: string;
  errors?: Record<string, string[]>;
  /** What a refusal says beside its words, for example which tasks it is about. */
  more?: Record<string, unknown>;
}

/** A refusal or failure of a call, always with a problem that can be shown to people. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** Reads the answer of a failed call. An answer that is no problem document (a proxy's page, an empty body) keeps its status. */
export function problemFrom(status: number, contentType: string | null, body: string): Problem {
  const fallback: Problem = { status, code: `http_${status}`, title: '' };
  if (!contentType?.includes('json')) {
    return fallback;
  }
  try {
    const read: unknown = JSON.parse(body);
    return typeof read === 'object' && read !== null ? fromObject(status, read as Record<string, unknown>) : fallback;
  } catch {
    return fallback;
  }
}

function fromObject(status: number, read: Record<string, unknown>): Problem {
  const text = (name: string) => (typeof read[name] === 'string' && read[name] !== '' ? (read[name] as string) : undefined);
  return {
    status: typeof read.status === 'number' ? read.status : status,
    code: text('code') ?? `http_${status}`,
    title: text('title') ?? '',
    detail: text('detail'),
    traceId: text('traceId'),
    errors: fieldErrors(read.errors),
    more: read,
  };
}

function fieldErrors(read: unknown): Record<string, string[]> | undefined {
  if (typeof read !== 'object' || read === null || Array.isArray(read)) {
    return undefined;
  }
  const entries = Object.entries(read).map(([field, messages]) =>
    [field, (Array.isArray(messages) ? messages : [messages]).map(String)] as const);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** Any thrown thing as a problem; a broken connection becomes status 0. */
export function asProblem(thrown: unknown): Problem {
  return thrown instanceof ProblemError ? thrown.problem : { status: 0, code: 'no_connection', title: '' };
}

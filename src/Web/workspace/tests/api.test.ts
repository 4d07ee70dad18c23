import { createServer, type IncomingMessage, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { post, rememberCsrfToken, withQuery } from '../src/api/client';
import { asProblem, ProblemError, problemFrom } from '../src/api/problem';
import { safeReturn } from '../src/shell/safeReturn';

describe('problem details', () => {
  it('keeps code, title, what to do and the trace', () => {
    const body = JSON.stringify({ type: 'about:blank', status: 422, code: 'amount_not_positive', title: 'Số tiền phải lớn hơn 0', detail: 'Sửa số tiền.', traceId: 'abc' });
    expect(problemFrom(422, 'application/problem+json; charset=utf-8', body)).toMatchObject(
      { status: 422, code: 'amount_not_positive', title: 'Số tiền phải lớn hơn 0', detail: 'Sửa số tiền.', traceId: 'abc', errors: undefined });
  });

  it('keeps what the refusal is about', () => {
    const body = JSON.stringify({ title: 'x', code: 'tasks_without_lead', tasks: [{ taskId: '1', section: 'III.1' }] });
    expect(problemFrom(422, 'application/problem+json', body).more).toMatchObject({ tasks: [{ section: 'III.1' }] });
  });

  it('keeps the messages of each field', () => {
    const body = JSON.stringify({ title: 'x', errors: { amountVnd: ['thiếu'], slug: 'sai' } });
    expect(problemFrom(400, 'application/problem+json', body).errors).toEqual({ amountVnd: ['thiếu'], slug: ['sai'] });
  });

  it.each([['text/html', '<h1>502</h1>'], ['application/problem+json', '{"title":'], ['application/json', '[]'], ['application/json', 'null'], [null, '']])(
    'survives an answer that is no problem document: %s %s', (type, body) =>
      expect(problemFrom(502, type, body)).toMatchObject({ status: 502, code: 'http_502', title: '' }));

  it('calls a broken line by its name', () => {
    expect(asProblem(new TypeError('fetch failed'))).toMatchObject({ status: 0, code: 'no_connection' });
    expect(asProblem(new ProblemError({ status: 409, code: 'id_taken', title: 't' })).code).toBe('id_taken');
  });
});

describe('calls', () => {
  let server: Server;
  let seen: IncomingMessage;
  let base: string;

  beforeEach(async () => {
    server = createServer((request, response) => {
      seen = request;
      const refused = request.url === '/refused';
      response.writeHead(refused ? 422 : 201, { 'Content-Type': refused ? 'application/problem+json' : 'application/json', Location: '/x/1' });
      response.end(JSON.stringify(refused ? { code: 'campaign_closed', title: 'Đợt đã kết thúc' } : { id: 1 }));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  });

  afterEach(() => new Promise<void>((done) => { server.closeAllConnections(); server.close(() => done()); }));

  it('sends the CSRF token of the session with what changes something', async () => {
    rememberCsrfToken('token-1');
    const answer = await post<{ id: number }>(`${base}/gifts`, { amountVnd: 5 });
    expect(answer).toEqual({ status: 201, location: '/x/1', body: { id: 1 } });
    expect(seen.headers['x-csrf-token']).toBe('token-1');
    expect(seen.headers['content-type']).toBe('application/json');
  });

  it('throws a refusal as its problem', async () => {
    const refused = await post(`${base}/refused`).catch((thrown: unknown) => thrown);
    expect(refused).toBeInstanceOf(ProblemError);
    expect((refused as ProblemError).problem).toMatchObject({ status: 422, code: 'campaign_closed', title: 'Đợt đã kết thúc' });
  });

  it('leaves out what was not asked', () => {
    expect(withQuery('/units', { query: 'Đống Đa', page: 2, typeCode: '', asOf: undefined })).toBe('/units?query=%C4%90%E1%BB%91ng+%C4%90a&page=2');
    expect(withQuery('/units', {})).toBe('/units');
  });
});

describe('the way back after signing in', () => {
  it('stays inside the workspace', () => {
    expect(safeReturn('/dong-gop?trang=2')).toBe('/dong-gop?trang=2');
    for (const foreign of [null, '', 'https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example', 'javascript:alert(1)']) {
      expect(safeReturn(foreign)).toBe('/');
    }
  });
});

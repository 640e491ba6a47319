import { http, HttpResponse } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { problem, server } from '../testing/server';
import { get, onSessionEnd, post } from './client';
import { Problem } from './problem';

const TOKEN = '0123456789abcdef0123456789abcdef';

describe('a call', () => {
  it('fetches the XSRF token before it first writes, and repeats it as a header', async () => {
    let header: string | null = null;
    server.use(
      http.post('/api/thing', ({ request }) => {
        header = request.headers.get('X-XSRF-TOKEN');
        return new HttpResponse(null, { status: 202 });
      }),
    );

    await post('/api/thing', { a: 1 });

    expect(header).toBe(TOKEN);
  });

  it('writes once more, and only once, when the token was too old', async () => {
    let times = 0;
    server.use(
      http.post('/api/thing', () => {
        times += 1;
        return problem(403, 'csrf-token-wrong');
      }),
    );

    await expect(post('/api/thing')).rejects.toMatchObject({ code: 'csrf-token-wrong' });
    expect(times).toBe(2);
  });

  it('leaves out of the address what has no value', async () => {
    let address = '';
    server.use(
      http.get('/api/list', ({ request }) => {
        address = new URL(request.url).search;
        return HttpResponse.json({ items: [] });
      }),
    );

    await get('/api/list', { cursor: undefined, q: '', filter: 'all & more', limit: 5 });

    expect(address).toBe('?filter=all+%26+more&limit=5');
  });

  it('tells a problem with its code, its fields and what the sentences need', async () => {
    server.use(
      http.post('/api/thing', () =>
        problem(
          422,
          'invalid-fields',
          { errors: [{ field: 'apiKey', code: 'too-long', message: 'is too long' }], handle: 'kopi' },
          { 'Retry-After': '30' },
        ),
      ),
    );

    const failure = await post('/api/thing').catch((problem: unknown) => problem);

    expect(failure).toBeInstanceOf(Problem);
    expect(failure).toMatchObject({
      status: 422,
      code: 'invalid-fields',
      errors: [{ field: 'apiKey', code: 'too-long', message: 'is too long' }],
      parameters: { handle: 'kopi', seconds: 30 },
      mayPass: false,
    });
  });

  it('is told apart when nothing answers, and when the answer is no problem of ours', async () => {
    server.use(
      http.get('/api/gone', () => HttpResponse.error()),
      http.get('/api/proxy', () => new HttpResponse('<html>Bad gateway</html>', { status: 502 })),
      http.get('/api/slow', () => new Promise<never>(() => undefined)),
    );

    await expect(get('/api/gone')).rejects.toMatchObject({ status: 0, code: 'unreachable', mayPass: true });
    await expect(get('/api/proxy')).rejects.toMatchObject({ status: 502, code: 'service-unavailable' });
    await expect(get('/api/slow', {}, { timeLimitMs: 20 })).rejects.toMatchObject({ code: 'no-answer' });
  });

  it('says that the session has ended, but not because of a wrong password', async () => {
    const heard = vi.fn();
    const stop = onSessionEnd(heard);
    server.use(
      http.get('/api/channels', () => problem(401, 'session-ended')),
      http.post('/api/auth/login', () => problem(401, 'wrong-credentials')),
    );

    await expect(post('/api/auth/login', {})).rejects.toMatchObject({ status: 401 });
    expect(heard).not.toHaveBeenCalled();
    await expect(get('/api/channels')).rejects.toMatchObject({ status: 401 });
    expect(heard).toHaveBeenCalledOnce();
    stop();
  });
});

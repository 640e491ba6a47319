import { Problem, problemOf } from './problem';

/** The gateway gives up after 20 s; its word is better than ours. */
const TIME_LIMIT_MS = 25_000;
const FILE_TIME_LIMIT_MS = 300_000;
const XSRF_HEADER = 'X-XSRF-TOKEN';

/** What a call may be told beside its path. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeLimitMs?: number;
}

type Query = Readonly<Record<string, string | number | undefined>>;

/** Reads. */
export function get<T>(path: string, query: Query = {}, options: CallOptions = {}): Promise<T> {
  return call<T>('GET', withQuery(path, query), undefined, options);
}

/** Writes. */
export function post<T = void>(path: string, body?: unknown, options: CallOptions = {}): Promise<T> {
  return call<T>('POST', path, body, options);
}

/** Changes a part. */
export function patch<T = void>(path: string, body: unknown, options: CallOptions = {}): Promise<T> {
  return call<T>('PATCH', path, body, options);
}

/** Fetches a file, however long it is; it may take minutes. */
export async function download(path: string, type: string): Promise<Blob> {
  const response = await answerTo('GET', path, undefined, {
    headers: { Accept: type },
    timeLimitMs: FILE_TIME_LIMIT_MS,
  });
  return response.blob();
}

type Listener = () => void;
const sessionEndListeners = new Set<Listener>();
let sessions = 0;

/** Says that somebody has signed in. A call that began before, and is refused later, tells nothing of this session. */
export function beginSession(): void {
  sessions += 1;
}

/** Hears of each call of this session that was refused because nobody is signed in. Answers how to stop hearing. */
export function onSessionEnd(listener: Listener): () => void {
  sessionEndListeners.add(listener);
  return () => sessionEndListeners.delete(listener);
}

async function call<T>(method: string, path: string, body: unknown, options: CallOptions): Promise<T> {
  try {
    return await callOnce<T>(method, path, body, options);
  } catch (problem) {
    if (problem instanceof Problem && problem.code === 'csrf-token-wrong') {
      await fetchXsrfToken();
      return callOnce<T>(method, path, body, options);
    }
    throw problem;
  }
}

async function callOnce<T>(method: string, path: string, body: unknown, options: CallOptions): Promise<T> {
  return (await contentOf(await answerTo(method, path, body, options), options)) as T;
}

/** The answer to a call that was granted. */
async function answerTo(
  method: string,
  path: string,
  body: unknown,
  options: CallOptions,
): Promise<Response> {
  const reading = method === 'GET';
  const session = sessions;
  if (!reading && xsrfToken() === undefined) {
    await fetchXsrfToken();
  }
  const response = await send(
    path,
    {
      method,
      credentials: 'same-origin',
      headers: {
        Accept: 'application/json',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(reading ? {} : { [XSRF_HEADER]: xsrfToken() ?? '' }),
        ...options.headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    },
    options,
  );
  if (!response.ok) {
    const problem = await problemOf(response);
    if (problem.status === 401 && problem.code !== 'wrong-credentials' && session === sessions) {
      sessionEndListeners.forEach((listener) => listener());
    }
    throw problem;
  }
  return response;
}

async function send(path: string, init: RequestInit, options: CallOptions): Promise<Response> {
  const limit = AbortSignal.timeout(options.timeLimitMs ?? TIME_LIMIT_MS);
  try {
    return await fetch(path, {
      ...init,
      signal: options.signal ? AbortSignal.any([options.signal, limit]) : limit,
    });
  } catch (cause) {
    if (options.signal?.aborted) {
      throw cause;
    }
    throw limit.aborted
      ? new Problem(0, 'no-answer', 'The server did not answer in time.')
      : new Problem(0, 'unreachable', 'The server cannot be reached.');
  }
}

async function contentOf(response: Response, { signal }: CallOptions): Promise<unknown> {
  const text = await response.text().catch((cause: unknown) => {
    throw signal?.aborted ? cause : new Problem(0, 'no-answer', 'The answer broke off.');
  });
  if (text === '') {
    return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(response.status, 'unexpected', 'The answer cannot be read.');
  }
}

/** Any GET sets the cookie. */
async function fetchXsrfToken(): Promise<void> {
  await send('/api/info', { credentials: 'same-origin' }, {});
}

function xsrfToken(): string | undefined {
  return /(?:^|; )XSRF-TOKEN=([^;]+)/.exec(document.cookie)?.[1];
}

function withQuery(path: string, query: Query): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') {
      parameters.set(name, String(value));
    }
  }
  const text = parameters.toString();
  return text === '' ? path : `${path}?${text}`;
}

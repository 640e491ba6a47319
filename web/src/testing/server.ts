import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import type { Info } from '../api/info';
import type { User } from '../session/session';

export const info: Info = {
  sandbox: true,
  languages: ['en', 'id'],
  callbackUrl: 'http://localhost:8080/oauth/twitter/callback',
  loginAvailable: true,
  historyDays: [0, 7, 30],
  pricePerMessageUsd: 0.01,
};

export const supervisor: User = {
  id: '0b7f4c3e-8a51-4c6e-9d3a-000000000001',
  username: 'supervisor',
  displayName: 'Sari',
  role: 'SUPERVISOR',
  organization: { id: '0b7f4c3e-8a51-4c6e-9d3a-0000000000aa', name: 'Demo' },
  language: 'en',
};

/** Answers as the gateway does; a test replaces what it is about with `server.use`. */
export const server = setupServer(
  http.get('/api/info', () => {
    document.cookie = 'XSRF-TOKEN=0123456789abcdef0123456789abcdef';
    return HttpResponse.json(info);
  }),
  http.get('/api/auth/me', () => HttpResponse.json(supervisor)),
  http.get('/api/inbox/channels', () => HttpResponse.json({ items: [] })),
);

/** Problem details as services write them. */
export function problem(
  status: number,
  code: string,
  more: object = {},
  headers: Record<string, string> = {},
) {
  return HttpResponse.json(
    { type: 'about:blank', title: 'Problem', status, detail: `English for ${code}.`, code, ...more },
    { status, headers: { 'Content-Type': 'application/problem+json', ...headers } },
  );
}

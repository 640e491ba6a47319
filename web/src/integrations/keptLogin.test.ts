import { afterEach, describe, expect, it, vi } from 'vitest';
import { connectionId } from './fixtures';
import { forgetLogin, keepLogin, keptLogin } from './keptLogin';

afterEach(() => vi.restoreAllMocks());

const begunWith = (id: string, minutes: number) => ({
  kind: 'begun' as const,
  attempt: 'a1',
  connectionId: id,
  authorizeUrl: 'https://x.test/',
  expiresAt: new Date(Date.now() + minutes * 60_000).toISOString(),
});

describe('A login that is under way', () => {
  it('is known to this tab until it is forgotten', () => {
    const login = { attempt: 'a1', historyDays: 7, begun: [begunWith(connectionId, 15)] };

    keepLogin(login);
    expect(keptLogin()).toEqual(login);
    forgetLogin();

    expect(keptLogin()).toBeUndefined();
  });

  it('is over when its time is', () => {
    const later = begunWith(connectionId, 15);
    keepLogin({ attempt: 'a1', historyDays: 7, begun: [begunWith('earlier', -1), later] });
    expect(keptLogin()).toEqual({ attempt: 'a1', historyDays: 7, begun: [later] });

    keepLogin({ attempt: 'a1', historyDays: 7, begun: [begunWith('earlier', -1)] });
    expect(keptLogin()).toBeUndefined();
  });

  it.each(['nonsense', '{}', 'null', '{"begun":[null]}'])('is none where %j was kept', (text) => {
    sessionStorage.setItem('kanal.login', text);

    expect(keptLogin()).toBeUndefined();
  });

  it('is none in a browser that keeps nothing', () => {
    const refuse = () => {
      throw new DOMException('', 'SecurityError');
    };
    vi.spyOn(window, 'sessionStorage', 'get').mockImplementation(refuse);

    keepLogin({ attempt: 'a1', historyDays: 7, begun: [begunWith(connectionId, 15)] });
    forgetLogin();

    expect(keptLogin()).toBeUndefined();
  });
});

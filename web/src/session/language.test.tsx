import { screen, waitFor } from '@testing-library/react';
import i18next from 'i18next';
import { http, HttpResponse } from 'msw';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AccountPage } from '../account/AccountPage';
import { firstLanguage } from '../i18n/language';
import { show } from '../testing/render';
import { problem, server, supervisor } from '../testing/server';
import { LoginPage } from './LoginPage';
import { useSession, type User } from './session';

const undecided: User = { ...supervisor, language: null };
const indonesian: User = { ...supervisor, language: 'id' };

/** What the panel does at its start: the sign-in, or what is behind it. */
function Panel() {
  const session = useSession();
  return session.state === 'signed-in' ? <AccountPage /> : <LoginPage />;
}

/** Opens the panel for somebody who has to sign in, and answers as a server that knows this person. */
function open(person: User, keep: (language: unknown) => User | undefined = () => undefined) {
  let known: User | undefined;
  server.use(
    http.get('/api/auth/me', () => (known ? HttpResponse.json(known) : problem(401, 'not-signed-in'))),
    http.post('/api/auth/login', () => {
      known = person;
      return HttpResponse.json({ user: known });
    }),
    http.patch('/api/auth/me', async ({ request }) => {
      const kept = keep(((await request.json()) as { language: unknown }).language);
      known = kept ?? known;
      return kept ? HttpResponse.json(kept) : problem(503, 'unavailable');
    }),
  );
  return show(<Panel />);
}

async function signIn({ user }: ReturnType<typeof open>, words = english) {
  await user.type(await screen.findByLabelText(words.username), 'supervisor');
  await user.type(screen.getByLabelText(words.password), 'kanal-demo');
  await user.click(screen.getByRole('button', { name: words.login }));
  await waitFor(() => expect(screen.queryByRole('button', { name: words.login })).not.toBeInTheDocument());
}

const english = { username: 'Username', password: 'Password', login: 'Login' };
const indonesianWords = { username: 'Nama pengguna', password: 'Kata sandi', login: 'Masuk' };

const prefers = (...tags: string[]) => vi.spyOn(navigator, 'languages', 'get').mockReturnValue(tags);

afterEach(async () => {
  vi.restoreAllMocks();
  await i18next.changeLanguage('en');
});

describe('the language of a person', () => {
  it('is the one that was chosen, whatever the browser prefers', async () => {
    prefers('en-GB');
    await signIn(open(indonesian));

    expect(await screen.findByRole('radio', { name: 'Bahasa Indonesia' })).toBeChecked();
    expect(i18next.language).toBe('id');
    expect(firstLanguage()).toBe('id');
  });

  it("is the browser's until one is chosen, whoever sat here before", async () => {
    localStorage.setItem('kanal.language', 'en');
    prefers('id-ID', 'en');
    await signIn(open(undecided));

    expect(await screen.findByText(/Bahasa mengikuti peramban/)).toBeVisible();
    expect(screen.getByRole('radio', { name: 'English' })).not.toBeChecked();
    expect(screen.getByRole('radio', { name: 'Bahasa Indonesia' })).not.toBeChecked();
    expect(document.documentElement.lang).toBe('id');
    expect(localStorage.getItem('kanal.language')).toBeNull();
  });

  it('is not asked to be kept when nobody chose', async () => {
    const kept = vi.fn(() => undecided);
    await signIn(open(undecided, kept));

    expect(await screen.findByText(/goes by your browser until you choose/)).toBeVisible();
    expect(kept).not.toHaveBeenCalled();
  });

  it('is kept when it was chosen at the sign-in, also before a reload', async () => {
    const kept = vi.fn(() => indonesian);
    const first = open(undecided, kept);
    await first.user.click(await screen.findByText('Bahasa Indonesia'));
    first.unmount();
    await i18next.changeLanguage(firstLanguage());
    await signIn(open(undecided, kept), indonesianWords);

    expect(await screen.findByRole('radio', { name: 'Bahasa Indonesia' })).toBeChecked();
    expect(kept.mock.calls).toEqual([['id']]);
    expect(sessionStorage).toHaveLength(0);
  });

  it('holds for the visit when it could not be kept', async () => {
    const view = open(undecided);
    await view.user.click(await screen.findByText('Bahasa Indonesia'));
    await signIn(view, indonesianWords);

    expect(await screen.findByText(/Bahasa mengikuti peramban/)).toBeVisible();
    expect(i18next.language).toBe('id');
  });

  it('holds for the visit also for somebody with another language', async () => {
    const view = open({ ...supervisor, language: 'en' });
    await view.user.click(await screen.findByText('Bahasa Indonesia'));
    await signIn(view, indonesianWords);

    await waitFor(() => expect(screen.getByRole('radio', { name: 'English' })).toBeChecked());
    expect(i18next.language).toBe('id');
  });

  it('is kept when it is chosen in the own account, be it the one that is shown', async () => {
    const kept = vi.fn(() => supervisor);
    const view = open(undecided, kept);
    await signIn(view);
    await view.user.click(await screen.findByText('English'));

    await waitFor(() => expect(screen.getByRole('radio', { name: 'English' })).toBeChecked());
    expect(kept.mock.calls).toEqual([['en']]);
    expect(screen.queryByText(/goes by your browser/)).not.toBeInTheDocument();
  });
});

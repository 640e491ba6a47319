import { screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { show } from '../testing/render';
import { info, server } from '../testing/server';
import { Details } from './Details';
import { conversationWith } from './fixtures';

describe('The profile of a customer', () => {
  it('is opened at the X that this installation talks to', async () => {
    server.use(http.get('/api/info', () => HttpResponse.json({ ...info, openAtX: 'http://127.0.0.1:8090' })));

    show(<Details conversation={conversationWith()} onClose={() => undefined} />);

    expect(await screen.findByRole('link', { name: /^Open the profile at X/ })).toHaveAttribute(
      'href',
      'http://127.0.0.1:8090/budi',
    );
  });
});

import { waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import icon from '../app/icon.svg';
import { showCount } from './tab';

describe('the tab', () => {
  beforeEach(() => {
    document.head.innerHTML = `<title>Inbox · Kanal</title><link rel="icon" href="${icon}">`;
  });

  it('shows how much is unread, also after a page has set its own title', async () => {
    showCount(3);
    expect(document.title).toBe('(3) Inbox · Kanal');
    expect(document.querySelector('link')?.href).toContain('data:image/svg+xml');

    showCount(120);
    expect(document.title).toBe('(99+) Inbox · Kanal');

    showCount(0);
    expect(document.title).toBe('Inbox · Kanal');
    await waitFor(() => expect(document.querySelector('link')?.getAttribute('href')).toBe(icon));
  });
});

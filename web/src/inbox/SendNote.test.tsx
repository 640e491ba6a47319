import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Problem } from '../api/problem';
import { addWords } from '../i18n';
import { show } from '../testing/render';
import en from './en.json';
import id from './id.json';
import { SendNote } from './SendNote';

addWords('inbox', en, id);

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

it('does not read the question whether to send aloud again with every second', () => {
  const sentAt = new Date(Date.now() - 20_000).toISOString();
  const problem = new Problem(409, 'newer-reply', '', [], { byUsername: 'sari', sentAt });
  const nothing = () => undefined;
  show(<SendNote outcome={{ kind: 'newer', problem }} onSend={nothing} onKeep={nothing} />);
  expect(screen.getByRole('alert')).toHaveTextContent('sari answered 20 seconds ago.');

  act(() => void vi.advanceTimersByTime(5_000));
  expect(screen.getByRole('alert')).toHaveTextContent('sari answered 20 seconds ago.');
  act(() => void vi.advanceTimersByTime(60_000));

  expect(screen.getByRole('alert')).toHaveTextContent('sari answered 1 minute ago.');
});

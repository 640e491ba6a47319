import { screen } from '@testing-library/react';
import { vi } from 'vitest';
import { show } from '../testing/render';
import { AddByApp } from './AddByApp';

/** Keys as X gives them. */
export const good = {
  'API key': 'a'.repeat(25),
  'API key secret': 'b'.repeat(50),
  'Access token': `987654321-${'c'.repeat(40)}`,
  'Access token secret': 'd'.repeat(45),
};

export function showForm() {
  const onConnected = vi.fn();
  return { ...show(<AddByApp historyDays={7} onConnected={onConnected} />), onConnected };
}

export async function fillIn(user: ReturnType<typeof show>['user']) {
  for (const [label, value] of Object.entries(good)) {
    await user.click(screen.getByLabelText(label));
    await user.paste(value);
  }
}

export const add = () => screen.getByRole('button', { name: 'Add' });

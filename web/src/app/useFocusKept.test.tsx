import { render, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { useFocusKept } from './useFocusKept';

function Page({ waiting }: { waiting: boolean }) {
  useFocusKept();
  return (
    <>
      <button disabled={waiting}>Disconnect</button>
      <button>Elsewhere</button>
    </>
  );
}

/** Presses, and draws what waits as browsers do: without the keyboard. */
function pressAndWait() {
  const page = render(<Page waiting={false} />);
  screen.getByText('Disconnect').focus();
  screen.getByText('Disconnect').blur();
  page.rerender(<Page waiting />);
  expect(document.body).toHaveFocus();
  return page;
}

it('gives the keyboard back to a button that has waited', async () => {
  const page = pressAndWait();

  page.rerender(<Page waiting={false} />);

  await waitFor(() => expect(screen.getByText('Disconnect')).toHaveFocus());
});

it('takes it from nobody who has gone on meanwhile', async () => {
  const page = pressAndWait();
  screen.getByText('Elsewhere').focus();

  page.rerender(<Page waiting={false} />);

  await Promise.resolve();
  expect(screen.getByText('Elsewhere')).toHaveFocus();
});

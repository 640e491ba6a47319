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

  await observed();
  expect(screen.getByText('Elsewhere')).toHaveFocus();
});

it('takes it from nobody who has gone on to where the page hears nothing', async () => {
  const page = pressAndWait();
  // As the document in a frame does, which keeps its words to itself.
  screen.getByText('Elsewhere').addEventListener('focusin', (event) => event.stopPropagation());
  screen.getByText('Elsewhere').focus();

  page.rerender(<Page waiting={false} />);

  await observed();
  expect(screen.getByText('Elsewhere')).toHaveFocus();
});

/** Observers hear of a change before the next task. */
const observed = () => new Promise((resolve) => setTimeout(resolve));

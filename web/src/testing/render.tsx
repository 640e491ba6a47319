import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { MemoryRouter } from 'react-router';
import { Named } from '../app/Named';
import { theme } from '../app/theme';

/** Shows a part of the panel as the panel would, at an address of it. */
export function show(part: ReactElement, address = '/', prepare?: (queries: QueryClient) => void) {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  prepare?.(queries);
  const view = render(
    <MantineProvider theme={theme} env="test">
      <QueryClientProvider client={queries}>
        <Named>
          <Notifications />
          <MemoryRouter initialEntries={[address]}>{part}</MemoryRouter>
        </Named>
      </QueryClientProvider>
    </MantineProvider>,
  );
  return { ...view, queries, user: userEvent.setup() };
}

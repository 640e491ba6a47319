import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { BrowserRouter } from 'react-router';
import { newQueryClient } from '../api/queryClient';
import { forgetLogin } from '../integrations/keptLogin';
import { Named } from './Named';
import { Pages } from './Pages';
import { theme } from './theme';
import { useFocusKept } from './useFocusKept';

/** It begins anew when the mouse has left the note. */
const TIME_TO_READ_MS = 10_000;

const colorScheme = localStorageColorSchemeManager({ key: 'kanal.scheme' });

/** Nothing is fetched yet. What a page waited for that was left by its address, and not by a link, nobody waits for any more. */
function start() {
  if (!window.location.pathname.startsWith('/integrations/twitter')) {
    forgetLogin();
  }
  return newQueryClient();
}

/** The panel. */
export function App() {
  const [queries] = useState(start);
  useFocusKept();
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      colorSchemeManager={colorScheme}
      // Both would be style elements: the build writes the first, nothing uses the second.
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <QueryClientProvider client={queries}>
        <Named>
          <Notifications position="bottom-right" limit={3} autoClose={TIME_TO_READ_MS} />
          <BrowserRouter>
            <Pages />
          </BrowserRouter>
        </Named>
      </QueryClientProvider>
    </MantineProvider>
  );
}

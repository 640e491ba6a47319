import { MantineThemeProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Names the buttons that close popups and notes, for people who hear them. */
export function Named({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const closing = { defaultProps: { closeButtonProps: { 'aria-label': t('close') } } };
  return (
    <MantineThemeProvider inherit theme={{ components: { Modal: closing, Notification: closing } }}>
      {children}
    </MantineThemeProvider>
  );
}

import { lazy, Suspense, type ReactNode } from 'react';
import { Navigate, Outlet, Route, Routes, useLocation } from 'react-router';
import { useInfo } from '../api/info';
import { AddTwitterPage } from '../integrations/AddTwitterPage';
import { ConnectingPage } from '../integrations/ConnectingPage';
import { IntegrationsPage } from '../integrations/IntegrationsPage';
import { Loading, NotFound } from './Failures';
import { Guard } from './Guard';
import { SignedIn } from './SignedIn';
import { useIsLate } from './useIsLate';

// What is not needed for signing in and connecting is loaded on demand.
const InboxPage = lazy(async () => ({ default: (await import('../inbox/InboxPage')).InboxPage }));
const TeamPage = lazy(async () => ({ default: (await import('../team/TeamPage')).TeamPage }));
const AccountPage = lazy(async () => ({ default: (await import('../account/AccountPage')).AccountPage }));
const InvitationPage = lazy(async () => ({
  default: (await import('../team/InvitationPage')).InvitationPage,
}));

/** So long the pages wait for what is known of the installation. */
const LATE_MS = 1_500;

/** All pages. */
export function Pages() {
  const { isFetched } = useInfo();
  const isLate = useIsLate(LATE_MS);
  // What stands above every page is known before there is a page, so that nothing moves down. Where nobody can tell, pages come too.
  if (!isFetched && !isLate) {
    return <Loading />;
  }
  return (
    <Routes>
      <Route path="connecting" element={<ConnectingPage />} />
      <Route path="invitations/:token" element={onDemand(<InvitationPage />)} />
      <Route element={<SignedIn />}>
        <Route element={<Guarded />}>
          <Route index element={<Navigate to="/integrations" replace />} />
          <Route path="login" element={<Navigate to="/" replace />} />
          <Route path="integrations" element={<IntegrationsPage />} />
          <Route path="integrations/twitter" element={<AddTwitterPage />} />
          <Route path="inbox/:conversationId?" element={onDemand(<InboxPage />)} />
          <Route path="team/*" element={onDemand(<TeamPage />)} />
          <Route path="account" element={onDemand(<AccountPage />)} />
          <Route path="*" element={<NotFound />} />
        </Route>
      </Route>
    </Routes>
  );
}

function Guarded() {
  const { pathname } = useLocation();
  const section = pathname.split('/')[1];
  return (
    <Guard key={section}>
      <Outlet />
    </Guard>
  );
}

function onDemand(page: ReactNode) {
  return <Suspense fallback={<Loading />}>{page}</Suspense>;
}

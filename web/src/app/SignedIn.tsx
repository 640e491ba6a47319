import { MantineThemeProvider } from '@mantine/core';
import { Outlet } from 'react-router';
import { LoginPage } from '../session/LoginPage';
import { useSession } from '../session/session';
import { SignInAgain } from '../session/SignInAgain';
import { Loading, NoOrganization } from './Failures';
import { Shell } from './Shell';

/** Each open popup hears Escape, also one that lies beneath the sign-in: it would take along what was typed into it. */
const deafToEscape = { components: { Modal: { defaultProps: { closeOnEscape: false } } } };
const asEver = {};

/**
 * Pages are for people who are signed in. A session that ends leaves the page where it is, with the sign-in over it: the same
 * person goes on there. Another one, who may have signed in in another tab, gets a page and a stream of their own.
 */
export function SignedIn() {
  const session = useSession();
  switch (session.state) {
    case 'loading':
      return <Loading />;
    case 'unreachable':
    case 'signed-out':
      return <LoginPage {...(session.state === 'unreachable' ? { problem: session.problem } : {})} />;
    case 'signed-in':
    case 'ended':
      return (
        <Shell key={session.user.id} user={session.user} live={session.state === 'signed-in'}>
          <MantineThemeProvider theme={session.state === 'ended' ? deafToEscape : asEver}>
            {session.user.role === 'OPERATOR' ? <NoOrganization /> : <Outlet />}
          </MantineThemeProvider>
          <SignInAgain opened={session.state === 'ended'} user={session.user} />
        </Shell>
      );
  }
}

import { IconInbox, IconPlugConnected, IconUserCircle, IconUsers } from '@tabler/icons-react';
import { lazy, Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink } from 'react-router';
import { useLive } from '../live/useLive';
import type { User } from '../session/session';
import { Brand } from './Brand';
import { PersonMenu } from './PersonMenu';
import { SandboxNote } from './SandboxNote';
import styles from './Shell.module.css';

// On every page, but not before the page: it brings what the inbox knows along.
const Attention = lazy(async () => ({ default: (await import('../inbox/Attention')).Attention }));

const pages = [
  { to: '/inbox', name: 'nav.inbox', Icon: IconInbox },
  { to: '/integrations', name: 'nav.integrations', Icon: IconPlugConnected },
  { to: '/team', name: 'nav.team', Icon: IconUsers },
  { to: '/account', name: 'nav.account', Icon: IconUserCircle },
] as const;

/** What stands around every page: the menu at the side, or at the bottom of a narrow screen. */
export function Shell({ user, live, children }: { user: User; live: boolean; children: ReactNode }) {
  const { t } = useTranslation();
  useLive(live && user.role !== 'OPERATOR');
  return (
    <div className={styles['shell']}>
      <a className={styles['skip']} href="#content">
        {t('skip')}
      </a>
      <nav aria-label={t('nav.label')} className={styles['rail']}>
        <Link to="/" className={styles['brand']} aria-label="Kanal">
          <Brand onDark />
        </Link>
        <div className={styles['nav']}>
          {user.role !== 'OPERATOR' &&
            pages.map(({ to, name, Icon }) => (
              <NavLink key={to} to={to} className={styles['link'] ?? ''}>
                <Icon aria-hidden="true" stroke={1.75} />
                <span>{t(name)}</span>
              </NavLink>
            ))}
        </div>
        <PersonMenu user={user} />
      </nav>
      <div className={styles['work']}>
        <SandboxNote />
        {live && user.role !== 'OPERATOR' && (
          <Suspense>
            <Attention />
          </Suspense>
        )}
        <main id="content" tabIndex={-1} className={styles['content']}>
          {children}
        </main>
      </div>
    </div>
  );
}

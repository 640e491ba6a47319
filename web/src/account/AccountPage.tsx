import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../app/Page';
import { useTell } from '../app/useTell';
import { languages, type Language } from '../i18n/language';
import { useSessionActions, useUser } from '../session/session';
import styles from './AccountPage.module.css';
import { AlertSettings } from './AlertSettings';
import { PasswordForm } from './PasswordForm';
import { Sessions } from './Sessions';

const schemes = ['auto', 'light', 'dark'] as const;

/** What everybody sees and changes of the own account. */
export function AccountPage() {
  const { t } = useTranslation('account');
  const { language } = useUser();
  return (
    <Page title={t('title')}>
      <div className={styles['sections']}>
        <Profile />
        <Section title={t('look.title')} {...(language === null && { lead: t('look.byBrowser') })}>
          <Look />
        </Section>
        <Section title={t('alerts.title')} lead={t('alerts.lead')}>
          <AlertSettings />
        </Section>
        <Section title={t('password.title')} lead={t('password.lead')}>
          <PasswordForm />
        </Section>
        <Section title={t('sessions.title')} lead={t('sessions.lead')}>
          <Sessions />
        </Section>
      </div>
    </Page>
  );
}

function Section({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <section className={styles['section']} aria-label={title}>
      <div>
        <h2>{title}</h2>
        {lead && <p>{lead}</p>}
      </div>
      <div>{children}</div>
    </section>
  );
}

function Profile() {
  const { t } = useTranslation(['account', 'app']);
  const user = useUser();
  return (
    <Section title={t('profile')}>
      <dl className={styles['profile']}>
        <dt>{t('name')}</dt>
        <dd>{user.displayName}</dd>
        <dt>{t('username')}</dt>
        <dd>{user.username}</dd>
        <dt>{t('role')}</dt>
        <dd>{t(`app:person.role.${user.role}`)}</dd>
        {user.organization && (
          <>
            <dt>{t('organisation')}</dt>
            <dd>{user.organization.name}</dd>
          </>
        )}
      </dl>
    </Section>
  );
}

function Look() {
  const { t } = useTranslation();
  const { language } = useUser();
  const { changeLanguage } = useSessionActions();
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const tell = useTell();
  return (
    <div className={styles['choices']}>
      <SegmentedControl
        aria-label={t('language')}
        value={language ?? ''}
        data={[...languages]}
        onChange={(chosen) => void changeLanguage(chosen as Language).catch(tell)}
      />
      <SegmentedControl
        aria-label={t('scheme.label')}
        value={colorScheme}
        data={schemes.map((value) => ({ value, label: t(`scheme.${value}`) }))}
        onChange={(scheme) => setColorScheme(scheme)}
      />
    </div>
  );
}

import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { IconCheck, IconLogout, IconSelector } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { languages } from '../i18n/language';
import { useSessionActions, type User } from '../session/session';
import styles from './PersonMenu.module.css';
import { useTell } from './useTell';

const schemes = ['auto', 'light', 'dark'] as const;

/** Who is signed in, with language, appearance and the way out. */
export function PersonMenu({ user }: { user: User }) {
  const { t } = useTranslation();
  const { signOut, changeLanguage } = useSessionActions();
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const tell = useTell();
  return (
    <div className="k-person">
      <Menu width="target" position="top-start" offset={6} withinPortal={false}>
        <Menu.Target>
          <UnstyledButton
            className={styles['person'] ?? ''}
            aria-label={t('person.menu', { name: user.displayName })}
          >
            <span className={styles['initial']} aria-hidden="true">
              {user.displayName.slice(0, 1)}
            </span>
            <span className={styles['name']}>
              <strong>{user.displayName}</strong>
              <small>
                {[t(`person.role.${user.role}`), user.organization?.name].filter(Boolean).join(' · ')}
              </small>
            </span>
            <IconSelector aria-hidden="true" size="1.1em" />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('language')}</Menu.Label>
          {languages.map(({ value, label }) => (
            <Menu.Item
              key={value}
              lang={value}
              rightSection={user.language === value && <IconCheck size="1em" aria-hidden="true" />}
              aria-current={user.language === value || undefined}
              onClick={() => void changeLanguage(value).catch(tell)}
            >
              {label}
            </Menu.Item>
          ))}
          <Menu.Label>{t('scheme.label')}</Menu.Label>
          {schemes.map((scheme) => (
            <Menu.Item
              key={scheme}
              rightSection={colorScheme === scheme && <IconCheck size="1em" aria-hidden="true" />}
              aria-current={colorScheme === scheme || undefined}
              onClick={() => setColorScheme(scheme)}
            >
              {t(`scheme.${scheme}`)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconLogout size="1em" aria-hidden="true" />}
            onClick={() => void signOut().catch(tell)}
          >
            {t('person.signOut')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

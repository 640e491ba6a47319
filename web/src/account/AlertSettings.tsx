import { Button, Switch } from '@mantine/core';
import { IconVolume } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './AccountPage.module.css';
import { useAlerts } from './alerts';
import { chime } from './chime';

/** How somebody hears of new messages. The browser is asked for leave only when it is wanted. */
export function AlertSettings() {
  const { t } = useTranslation('account');
  const [alerts, change] = useAlerts();
  const [permission, setPermission] = useState(currentPermission);
  const choose = async (wanted: boolean) => {
    if (!wanted || permission === 'unsupported') {
      change({ notifications: false });
      return;
    }
    const answer = await Notification.requestPermission();
    setPermission(answer);
    change({ notifications: answer === 'granted' });
  };
  const refused = permission === 'denied' || permission === 'unsupported';
  return (
    <>
      <div className={styles['alert']}>
        <Switch
          label={t('alerts.sound')}
          checked={alerts.sound}
          onChange={({ currentTarget }) => change({ sound: currentTarget.checked })}
        />
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconVolume aria-hidden="true" size="1rem" />}
          onClick={chime}
        >
          {t('alerts.soundTest')}
        </Button>
      </div>
      <div className={styles['alert']}>
        <Switch
          label={t('alerts.notifications')}
          checked={alerts.notifications && permission === 'granted'}
          disabled={permission === 'unsupported'}
          onChange={({ currentTarget }) => void choose(currentTarget.checked)}
        />
        <p role={refused ? 'status' : undefined}>
          {permission === 'denied'
            ? t('alerts.blocked')
            : permission === 'unsupported'
              ? t('alerts.unsupported')
              : t('alerts.notificationsHint')}
        </p>
      </div>
    </>
  );
}

function currentPermission(): NotificationPermission | 'unsupported' {
  return 'Notification' in window ? Notification.permission : 'unsupported';
}

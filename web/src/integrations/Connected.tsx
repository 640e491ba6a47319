import { Button } from '@mantine/core';
import { IconCircleCheckFilled } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { get } from '../api/client';
import { keys } from '../api/keys';
import type { Channel } from './api';
import styles from './Connected.module.css';
import { Picture } from './Picture';

/** Names the account that is connected now, in full. */
export function Connected({ channelId, onAnother }: { channelId: string; onAnother: () => void }) {
  const { t } = useTranslation('integrations');
  const channel = useChannel(channelId).data;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <div className={styles['done']} role="status">
      <span className={styles['picture']}>
        <Picture url={channel?.avatarUrl ?? null} name={channel?.displayName ?? ' '} large />
        <IconCircleCheckFilled aria-hidden="true" />
      </span>
      <h2 ref={title} tabIndex={-1}>
        {channel ? t('add.done.title', { handle: channel.handle }) : t('connecting.connectedNoName')}
      </h2>
      {channel && <p className={styles['name']}>{channel.displayName}</p>}
      <p>{t('add.done.text')}</p>
      <div className={styles['actions']}>
        <Button component={Link} to="/integrations">
          {t('add.done.toIntegrations')}
        </Button>
        <Button component={Link} to="/inbox" variant="default">
          {t('add.done.toInbox')}
        </Button>
        <Button variant="subtle" onClick={onAnother}>
          {t('add.done.another')}
        </Button>
      </div>
    </div>
  );
}

/** One channel. The registry may know it a moment after the connection does. */
export function useChannel(id: string | undefined) {
  return useQuery({
    queryKey: [...keys.channels, id],
    queryFn: ({ signal }) => get<Channel>(`/api/channels/${id ?? ''}`, {}, { signal }),
    enabled: id !== undefined,
    retry: 5,
  });
}

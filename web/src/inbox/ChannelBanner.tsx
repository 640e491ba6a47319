import { Button, CloseButton } from '@mantine/core';
import { IconAlertTriangle, IconPlayerPause } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '../format/formats';
import { useProblemWords } from '../i18n/problems';
import { includes, useUser } from '../session/session';
import styles from './ChannelBanner.module.css';
import type { Channel } from './model';

/** Says of each channel that is in trouble what the matter is, and who can do what about it. */
export function ChannelBanners({ channels }: { channels: readonly Channel[] }) {
  const [hidden, setHidden] = useState<readonly string[]>([]);
  const troubled = channels.filter(({ status }) => status !== 'CONNECTED');
  const shown = troubled.filter((channel) => !hidden.includes(markOf(channel)));
  return shown.map((channel) => (
    <ChannelBanner
      key={channel.id}
      channel={channel}
      onHide={() => {
        setHidden([...hidden, markOf(channel)]);
        document.getElementById('content')?.focus({ preventScroll: true });
      }}
    />
  ));
}

/** A note that was hidden comes back when the channel's trouble is another, also another one of the same kind. */
function markOf({ id, status, statusCause }: Channel): string {
  return [id, status, statusCause?.code, statusCause?.since].join(' ');
}

function ChannelBanner({ channel, onHide }: { channel: Channel; onHide: () => void }) {
  const { t } = useTranslation('inbox');
  const words = useChannelWords(channel);
  const formats = useFormats();
  const { role } = useUser();
  const { handle, status, statusCause } = channel;
  const calm = status === 'PAUSED' || status === 'DISCONNECTING';
  const canHelp =
    includes(role, 'SUPERVISOR') &&
    (calm || statusCause?.actor === 'SUPERVISOR') &&
    status !== 'DISCONNECTING';
  const who = statusCause?.actor;
  return (
    <section
      className={styles['banner']}
      data-calm={calm || undefined}
      aria-label={t('banner.channel', { handle })}
    >
      {calm ? <IconPlayerPause aria-hidden="true" /> : <IconAlertTriangle aria-hidden="true" />}
      <p>
        <strong>@{handle}:</strong> {words.message} {words.remedy}{' '}
        {who !== undefined && who in WHO && !canHelp && t(`banner.who.${who as keyof typeof WHO}`)}{' '}
        {statusCause?.since && (
          <small>{t('banner.since', { time: formats.dateTime(statusCause.since) })}</small>
        )}
      </p>
      {canHelp && <Link to="/integrations">{t('banner.toIntegrations')}</Link>}
      <CloseButton aria-label={t('banner.hide', { handle })} onClick={onHide} />
    </section>
  );
}

/** Says what nobody can tell at the moment, and why. */
export function ServiceBanner({
  says,
  problem,
  again,
  asking,
}: {
  says: string;
  problem: Error;
  again: () => void;
  asking: boolean;
}) {
  const { t } = useTranslation('inbox');
  const words = useProblemWords().problem(problem);
  return (
    <section className={styles['banner']} role="alert">
      <IconAlertTriangle aria-hidden="true" />
      <p>
        {says} {words.message}
      </p>
      <Button size="compact-sm" variant="default" loading={asking} onClick={again}>
        {t('again')}
      </Button>
    </section>
  );
}

const WHO = { SUPERVISOR: 1, OPERATOR: 1, X_ACCOUNT_HOLDER: 1, NOBODY: 1 } as const;

function useChannelWords({ status, statusCause }: Channel) {
  const { t } = useTranslation('inbox');
  const { ofChannel } = useProblemWords();
  if (statusCause) {
    return ofChannel(statusCause);
  }
  const known = status === 'PAUSED' || status === 'DISCONNECTING' ? status : 'other';
  return { message: t(`banner.status.${known}`), remedy: undefined };
}

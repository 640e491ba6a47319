import { useTranslation } from 'react-i18next';
import { useReadings } from '../api/readings';
import { useLoadFailure } from '../api/useLoadFailure';
import { LoadFailed, PartFailed } from '../app/Failures';
import { Page } from '../app/Page';
import { includes, useUser } from '../session/session';
import { useChannels } from './api';
import { Catalogue } from './Catalogue';
import { ChannelCard, ChannelCardOnItsWay } from './ChannelCard';
import { Disconnected } from './Disconnected';
import styles from './IntegrationsPage.module.css';
import { useShown } from './leaving';
import { LeftAttempts } from './LeftAttempts';
import { NoChannels } from './NoChannels';

/** What can be connected, what is connected, and what was. */
export function IntegrationsPage() {
  const { t } = useTranslation(['integrations', 'app']);
  const channels = useChannels();
  const readings = useReadings();
  const unlisted = useLoadFailure(channels);
  const unread = useLoadFailure(readings);
  const supervises = includes(useUser().role, 'SUPERVISOR');
  const shown = useShown(channels.data, supervises);
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Catalogue connected={channels.data?.length} />
      {supervises && <LeftAttempts />}
      <section aria-labelledby="connected">
        <h2 id="connected" className={styles['heading']}>
          {t('connected.title')}
        </h2>
        {!shown && !unlisted && (
          <div className={styles['cards']} role="status" aria-label={t('app:loading')}>
            <ChannelCardOnItsWay />
            <ChannelCardOnItsWay />
          </div>
        )}
        {unlisted && (
          <LoadFailed problem={unlisted} again={() => void channels.refetch()} asking={channels.isFetching} />
        )}
        {shown?.length === 0 && <NoChannels supervises={supervises} />}
        {shown && shown.length > 0 && (
          <ul className={styles['cards']}>
            {shown.map((channel) => (
              <li key={channel.id}>
                <ChannelCard
                  channel={channel}
                  reading={readings.data?.find(({ channelId }) => channelId === channel.id)}
                  unread={
                    unread && (
                      <PartFailed
                        problem={unread}
                        again={() => void readings.refetch()}
                        asking={readings.isFetching}
                      />
                    )
                  }
                  supervises={supervises}
                />
              </li>
            ))}
          </ul>
        )}
      </section>
      {supervises && !channels.isPending && <Disconnected />}
    </Page>
  );
}

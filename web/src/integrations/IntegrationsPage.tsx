import { useTranslation } from 'react-i18next';
import { useReadings } from '../api/readings';
import { LoadFailed } from '../app/Failures';
import { Page } from '../app/Page';
import { includes, useUser } from '../session/session';
import { useChannels } from './api';
import { Catalogue } from './Catalogue';
import { ChannelCard, ChannelCardOnItsWay } from './ChannelCard';
import { Disconnected } from './Disconnected';
import styles from './IntegrationsPage.module.css';
import { NoChannels } from './NoChannels';

/** What can be connected, what is connected, and what was. */
export function IntegrationsPage() {
  const { t } = useTranslation('integrations');
  const channels = useChannels();
  const readings = useReadings();
  const supervises = includes(useUser().role, 'SUPERVISOR');
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Catalogue connected={channels.data?.length} />
      <section aria-labelledby="connected">
        <h2 id="connected" className={styles['heading']}>
          {t('connected.title')}
        </h2>
        {channels.isPending && (
          <div className={styles['cards']} aria-busy="true">
            <ChannelCardOnItsWay />
            <ChannelCardOnItsWay />
          </div>
        )}
        {channels.isLoadingError && (
          <LoadFailed problem={channels.error} again={() => void channels.refetch()} />
        )}
        {channels.data?.length === 0 && <NoChannels supervises={supervises} />}
        {channels.data && channels.data.length > 0 && (
          <ul className={styles['cards']}>
            {channels.data.map((channel) => (
              <li key={channel.id}>
                <ChannelCard
                  channel={channel}
                  reading={readings.data?.find(({ channelId }) => channelId === channel.id)}
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

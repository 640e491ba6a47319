import { CloseButton, Title } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useInfo } from '../api/info';
import { useReadings } from '../api/readings';
import { useFormats } from '../format/formats';
import styles from './Details.module.css';
import { nameOf, titleOf, type Conversation } from './model';
import { Portrait } from './Portrait';
import { Outward } from './RichText';

/** Who the customer is, or who is in the group, and by which channel they write. */
export function Details({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const { t } = useTranslation('inbox');
  const formats = useFormats();
  const { data: readings = [] } = useReadings();
  const openAtX = useInfo().data?.openAtX;
  const { customer, participants = [], channel, waitingSince } = conversation;
  const title = titleOf(conversation);
  const complete = readings.find(({ channelId }) => channelId === channel.id)?.completeUntil;
  return (
    <aside className={styles['details']} aria-label={t('details.label')}>
      <CloseButton className={styles['close'] ?? ''} aria-label={t('details.close')} onClick={onClose} />
      <div className={styles['who']}>
        <Portrait size="lg" name={title} url={customer?.avatarUrl} group={conversation.type === 'GROUP'} />
        <Title order={2}>{title}</Title>
        {customer?.handle && <p>@{customer.handle}</p>}
        {openAtX && customer?.handle && (
          <p>
            <Outward to={`${openAtX}/${encodeURIComponent(customer.handle)}`}>
              {t('details.atX')} <IconExternalLink aria-hidden="true" size="0.9em" />
            </Outward>
          </p>
        )}
      </div>
      <dl>
        <dt>{t('details.channel')}</dt>
        <dd>@{channel.handle}</dd>
        <dt>{t('details.waiting')}</dt>
        <dd>{waitingSince ? formats.dateTime(waitingSince) : t('details.nobodyWaits')}</dd>
        {complete && (
          <>
            <dt>{t('details.complete')}</dt>
            <dd>{formats.clock(complete)}</dd>
          </>
        )}
      </dl>
      {participants.length > 0 && (
        <section>
          <Title order={3}>{t('details.people', { count: participants.length })}</Title>
          <ul>
            {participants.map((person) => (
              <li key={person.id}>
                <Portrait size="sm" name={nameOf(person)} url={person.avatarUrl} />
                <span>
                  {nameOf(person)}
                  {person.displayName && person.handle && <small>@{person.handle}</small>}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  );
}

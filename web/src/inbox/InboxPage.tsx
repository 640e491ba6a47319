import { useDocumentTitle } from '@mantine/hooks';
import { IconMessages } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Problem } from '../api/problem';
import { useLoadFailure } from '../api/useLoadFailure';
import { LoadFailed, Loading } from '../app/Failures';
import { useIsLate } from '../app/useIsLate';
import { useFormats } from '../format/formats';
import { zoneIn } from '../format/zone';
import { addWords } from '../i18n';
import { useConversation, useConversations, useInboxChannels } from './api';
import { ChannelBanners, ServiceBanner } from './ChannelBanner';
import { ConversationList } from './ConversationList';
import { ConversationPane } from './ConversationPane';
import { Empty } from './Empty';
import en from './en.json';
import { Filters } from './Filters';
import id from './id.json';
import styles from './InboxPage.module.css';
import type { Channel, ConversationFilter } from './model';
import { Nothing } from './Nothing';
import { useKept } from './useKept';
import { useSearch } from './useSearch';

addWords('inbox', en, id);

/** From here on there is room for all three. */
const WIDE = '(min-width: 85em)';

/** So long the conversations wait for what is known of the channels. */
const LATE_MS = 2_000;

/** The inbox: who waits at the left, what was said in the middle, who the customer is at the right. */
export function InboxPage() {
  const { t, i18n } = useTranslation('inbox');
  const { clock } = useFormats();
  const { conversationId } = useParams();
  const { wish, change } = useSearch();
  const known = useInboxChannels();
  const channels = known.data ?? [];
  const channelsFailure = useLoadFailure(known);
  const isLate = useIsLate(LATE_MS);
  const [details, setDetails] = useDetails();
  useDocumentTitle(`${t('title')} · Kanal`);
  // Asked for beside the channels, not after them.
  const found = useConversations(wish);
  if (!known.isFetched && !isLate) {
    // Notes on troubled channels stand above the panes and would push them down. But who waits does not wait for them for long.
    return <Loading />;
  }
  return (
    <div className={styles['inbox']} data-open={conversationId !== undefined || undefined}>
      <h1 className="k-visually-hidden">{t('title')}</h1>
      <div className={styles['banners']}>
        <ChannelBanners channels={channels} />
        {channelsFailure && (
          <ServiceBanner
            says={t('banner.unknown')}
            problem={channelsFailure}
            again={() => void known.refetch()}
            asking={known.isFetching}
          />
        )}
        {found.data && found.error && isDown(found.error) && (
          <ServiceBanner
            says={t('banner.old', { time: clock(new Date(found.dataUpdatedAt)) })}
            problem={found.error}
            again={() => void found.refetch()}
            asking={found.isFetching}
          />
        )}
      </div>
      <div className={styles['panes']}>
        <section className={styles['list']} aria-label={t('conversations')}>
          <div className={styles['name']}>
            <span aria-hidden="true">{t('title')}</span>
            <small>{t('zone', { zone: zoneIn(i18n.language, new Date()) })}</small>
          </div>
          <Filters wish={wish} channels={known.data} onChange={change} />
          <Conversations
            key={JSON.stringify(wish)}
            wish={wish}
            selected={conversationId}
            channels={channels}
            onChange={change}
          />
        </section>
        <div className={styles['open']}>
          {conversationId ? (
            <ConversationPane
              key={conversationId}
              id={conversationId}
              details={details}
              onDetails={setDetails}
            />
          ) : (
            <Choose />
          )}
        </div>
      </div>
    </div>
  );
}

/** Whoever has to sign in again is told so. */
function isDown(problem: Error): boolean {
  return problem instanceof Problem && problem.mayPass;
}

/** Where the room ends they close, or they would lie over the conversation. */
function useDetails() {
  const [shown, setShown] = useState(() => window.matchMedia(WIDE).matches);
  useEffect(() => {
    const room = window.matchMedia(WIDE);
    const closeWithoutRoom = () => setShown((before) => before && room.matches);
    room.addEventListener('change', closeWithoutRoom);
    return () => room.removeEventListener('change', closeWithoutRoom);
  }, []);
  return [shown, setShown] as const;
}

function Conversations({
  wish,
  selected,
  channels,
  onChange,
}: {
  wish: ConversationFilter;
  selected: string | undefined;
  channels: readonly Channel[];
  onChange: (next: Partial<ConversationFilter>) => void;
}) {
  const found = useConversations(wish);
  const failure = useLoadFailure(found);
  const open = useConversation(selected);
  const conversations = useKept(found.data?.items ?? [], selected, open.data);
  if (failure) {
    return <LoadFailed problem={failure} again={() => void found.refetch()} asking={found.isFetching} />;
  }
  if (!found.data) {
    return <Loading />;
  }
  return conversations.length === 0 ? (
    <Nothing wish={wish} onChange={onChange} />
  ) : (
    <ConversationList
      conversations={conversations}
      selected={selected}
      withChannel={channels.length > 1 && wish.channelId === undefined}
      hasNext={found.hasNext}
      nextFailed={found.nextFailure !== undefined}
      onNext={() => void found.fetchNext()}
    />
  );
}

function Choose() {
  const { t } = useTranslation('inbox');
  return <Empty Icon={IconMessages} title={t('choose.title')} text={t('choose.text')} />;
}

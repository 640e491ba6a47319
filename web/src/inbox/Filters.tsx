import { CloseButton, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NavigationType, useNavigationType } from 'react-router';
import styles from './Filters.module.css';
import type { Channel, ConversationFilter } from './model';

const FILTERS = ['waiting', 'unread', 'all'] as const;
const PAUSE_MS = 300;

/** What is listed: who waits, what is unread, or all; of one channel; with these words. */
export function Filters({
  wish,
  channels,
  onChange,
}: {
  wish: ConversationFilter;
  /** Not there while it is not known what there is. */
  channels: readonly Channel[] | undefined;
  onChange: (next: Partial<ConversationFilter>) => void;
}) {
  const { t } = useTranslation('inbox');
  return (
    <div className={styles['filters']}>
      <SegmentedControl
        fullWidth
        size="sm"
        aria-label={t('filter.label')}
        value={wish.filter}
        data={FILTERS.map((value) => ({
          value,
          label: t(`filter.${value}`),
        }))}
        onChange={(filter) => onChange({ filter })}
      />
      <Search asked={wish.q ?? ''} onAsk={(q) => onChange({ q })} />
      <ChannelChoice channels={channels} wished={wish.channelId} onChange={onChange} />
    </div>
  );
}

/** Of which channel. One that is wished for has its place here, also when it is gone: else nobody sees why the list is empty. */
function ChannelChoice({
  channels,
  wished,
  onChange,
}: {
  channels: readonly Channel[] | undefined;
  wished: string | undefined;
  onChange: (next: Partial<ConversationFilter>) => void;
}) {
  const { t } = useTranslation('inbox');
  if (channels === undefined || (channels.length < 2 && wished === undefined)) {
    return null;
  }
  const known = channels.map(({ id, handle }) => ({ value: id, label: `@${handle}` }));
  const isGone = wished !== undefined && !known.some(({ value }) => value === wished);
  return (
    <NativeSelect
      size="sm"
      aria-label={t('channel')}
      value={wished ?? ''}
      data={[
        { value: '', label: t('allChannels') },
        ...known,
        ...(isGone ? [{ value: wished, label: t('channelGone') }] : []),
      ]}
      onChange={({ currentTarget }) => onChange({ channelId: currentTarget.value || undefined })}
    />
  );
}

/** Asks when somebody pauses, not with every letter. */
function Search({ asked, onAsk }: { asked: string; onAsk: (words: string | undefined) => void }) {
  const { t } = useTranslation('inbox');
  const [words, setWords] = useState(asked);
  const [known, setKnown] = useState(asked);
  const way = useNavigationType();
  if (asked !== known) {
    setKnown(asked);
    if (way !== NavigationType.Replace) {
      // Somebody has gone elsewhere: what was typed here is not looked for there.
      setWords(asked);
    }
  }
  // By then another filter or conversation may have been chosen.
  const ask = useEffectEvent(onAsk);
  useEffect(() => {
    if (words.trim() === asked) {
      return undefined;
    }
    const timer = setTimeout(() => ask(words.trim() || undefined), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words, asked]);
  return (
    <TextInput
      size="sm"
      type="search"
      aria-label={t('search')}
      placeholder={t('searchHint')}
      maxLength={200}
      value={words}
      leftSection={<IconSearch aria-hidden="true" size="1rem" />}
      rightSection={
        words !== '' && <CloseButton size="sm" aria-label={t('clearSearch')} onClick={() => setWords('')} />
      }
      onChange={({ currentTarget }) => setWords(currentTarget.value)}
      onKeyDown={({ key }) => {
        if (key === 'Escape') {
          setWords('');
        }
      }}
    />
  );
}

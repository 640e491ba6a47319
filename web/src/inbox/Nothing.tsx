import { Button } from '@mantine/core';
import { IconInbox, IconPlugConnected, IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { includes, useUser } from '../session/session';
import { useInboxChannels } from './api';
import { Empty } from './Empty';
import type { ConversationFilter } from './model';

/** Why there is nothing to show, and what to do instead. */
export function Nothing({
  wish,
  onChange,
}: {
  wish: ConversationFilter;
  onChange: (next: Partial<ConversationFilter>) => void;
}) {
  const { t } = useTranslation('inbox');
  const channels = useInboxChannels();
  const isNarrowed = wish.filter !== 'all' || wish.channelId !== undefined;
  const widen = () => onChange({ filter: 'all', channelId: undefined });
  if (wish.q !== undefined) {
    return (
      <Empty Icon={IconSearch} title={t('empty.searchTitle')} text={t('empty.searchText', { words: wish.q })}>
        {isNarrowed && (
          <Button variant="default" onClick={widen}>
            {t('empty.searchElsewhere')}
          </Button>
        )}
      </Empty>
    );
  }
  if (channels.data?.length === 0) {
    return <NoChannel onAll={isNarrowed ? widen : undefined} />;
  }
  return (
    <Empty Icon={IconInbox} title={t(`empty.${wish.filter}Title`)} text={t(`empty.${wish.filter}Text`)}>
      {isNarrowed && (
        <Button variant="default" onClick={widen}>
          {t('empty.showAll')}
        </Button>
      )}
    </Empty>
  );
}

/** Old conversations may still be there. */
function NoChannel({ onAll }: { onAll: (() => void) | undefined }) {
  const { t } = useTranslation('inbox');
  const { role } = useUser();
  const mayConnect = includes(role, 'SUPERVISOR');
  return (
    <Empty
      Icon={IconPlugConnected}
      title={t('empty.noChannelTitle')}
      text={mayConnect ? t('empty.noChannelText') : t('empty.noChannelAsk')}
    >
      {mayConnect ? (
        <Button component={Link} to="/integrations/twitter">
          {t('empty.connect')}
        </Button>
      ) : (
        <Button component={Link} to="/integrations" variant="default">
          {t('banner.toIntegrations')}
        </Button>
      )}
      {onAll && (
        <Button variant="subtle" onClick={onAll}>
          {t('empty.showAll')}
        </Button>
      )}
    </Empty>
  );
}

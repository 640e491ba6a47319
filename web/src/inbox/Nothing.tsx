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
  if (wish.q !== undefined) {
    return (
      <Empty Icon={IconSearch} title={t('empty.searchTitle')} text={t('empty.searchText', { words: wish.q })}>
        {wish.filter !== 'all' && (
          <Button variant="default" onClick={() => onChange({ filter: 'all' })}>
            {t('empty.searchElsewhere')}
          </Button>
        )}
      </Empty>
    );
  }
  if (channels.data?.length === 0) {
    return <NoChannel filter={wish.filter} onAll={() => onChange({ filter: 'all' })} />;
  }
  return (
    <Empty Icon={IconInbox} title={t(`empty.${wish.filter}Title`)} text={t(`empty.${wish.filter}Text`)}>
      {wish.filter !== 'all' && (
        <Button variant="default" onClick={() => onChange({ filter: 'all' })}>
          {t('empty.showAll')}
        </Button>
      )}
    </Empty>
  );
}

/** Old conversations may still be there. */
function NoChannel({ filter, onAll }: { filter: ConversationFilter['filter']; onAll: () => void }) {
  const { t } = useTranslation('inbox');
  const { role } = useUser();
  const mayConnect = includes(role, 'SUPERVISOR');
  return (
    <Empty
      Icon={IconPlugConnected}
      title={t('empty.noChannelTitle')}
      text={mayConnect ? t('empty.noChannelText') : t('empty.noChannelAsk')}
    >
      {mayConnect && (
        <Button component={Link} to="/integrations">
          {t('empty.connect')}
        </Button>
      )}
      {filter !== 'all' && (
        <Button variant="subtle" onClick={onAll}>
          {t('empty.showAll')}
        </Button>
      )}
    </Empty>
  );
}

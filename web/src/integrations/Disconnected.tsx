import { Button } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLoadFailure } from '../api/useLoadFailure';
import { PartFailed } from '../app/Failures';
import { useFormats } from '../format/formats';
import { useDisconnections, type Disconnection } from './api';
import styles from './Disconnected.module.css';

/** What was disconnected, each with its receipt. */
export function Disconnected() {
  const { t } = useTranslation('integrations');
  const disconnections = useDisconnections(true);
  const failure = useLoadFailure(disconnections);
  const items = disconnections.data?.pages.flatMap((page) => page.items) ?? [];
  if (items.length === 0 && !failure) {
    return null;
  }
  return (
    <section aria-labelledby="disconnected">
      <h2 id="disconnected" className={styles['heading']}>
        {t('gone.title')}
      </h2>
      {failure ? (
        <PartFailed
          problem={failure}
          again={() => void disconnections.refetch()}
          asking={disconnections.isFetching}
        />
      ) : (
        <ul className={styles['list']}>
          {items.map((item) => (
            <li key={item.disconnectionId}>
              <Gone disconnection={item} />
            </li>
          ))}
        </ul>
      )}
      {disconnections.isFetchNextPageError && (
        <PartFailed
          problem={disconnections.error}
          again={() => void disconnections.fetchNextPage()}
          asking={disconnections.isFetchingNextPage}
        />
      )}
      {disconnections.hasNextPage && !disconnections.isFetchNextPageError && (
        <Button
          variant="subtle"
          mt="sm"
          loading={disconnections.isFetchingNextPage}
          onClick={() => void disconnections.fetchNextPage()}
        >
          {t('gone.more')}
        </Button>
      )}
    </section>
  );
}

function Gone({ disconnection }: { disconnection: Disconnection }) {
  const { t } = useTranslation('integrations');
  const { dateTime } = useFormats();
  const { receipt, handle } = disconnection;
  const head = (
    <>
      <strong>@{handle}</strong>
      <span>
        {t(receipt ? 'gone.by' : 'gone.askedBy', {
          name: disconnection.requestedBy,
          time: dateTime(disconnection.requestedAt),
        })}
      </span>
    </>
  );
  if (!receipt) {
    return (
      <div className={styles['line']}>
        {head}
        <em>{t('gone.underWay')}</em>
      </div>
    );
  }
  return (
    <details>
      <summary className={styles['line']}>
        {head}
        <em>
          {t('gone.receipt')}
          <IconChevronDown aria-hidden="true" />
        </em>
      </summary>
      <dl className={styles['receipt']}>
        <dt>{t('gone.stoppedAt')}</dt>
        <dd>{dateTime(receipt.stoppedAt)}</dd>
        <dt>{t('gone.lastMessageAt')}</dt>
        <dd>{receipt.lastMessageAt ? dateTime(receipt.lastMessageAt) : t('gone.noMessage')}</dd>
        <dt>{t('gone.access')}</dt>
        <dd>{t(`gone.revocation.${receipt.revocation}`)}</dd>
        <dt>{t('gone.erasedAt')}</dt>
        <dd>{receipt.erasedAt ? dateTime(receipt.erasedAt) : t('gone.notErased')}</dd>
      </dl>
    </details>
  );
}

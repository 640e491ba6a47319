import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconDownload, IconSearch } from '@tabler/icons-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLoadFailure } from '../api/useLoadFailure';
import { useOneAtATime } from '../api/useOneAtATime';
import { LoadFailed, Loading, PartFailed } from '../app/Failures';
import { Page } from '../app/Page';
import { useTell } from '../app/useTell';
import { useFormats } from '../format/formats';
import { useProblemWords } from '../i18n/problems';
import { downloadAudit, useAudit } from './api';
import { isWanted, type AuditEntry, type AuditFilter } from './audit';
import styles from './TeamPage.module.css';

const ABOUTS = ['everything', 'people', 'channels', 'sign-in', 'refused'] as const;
/** A filter looks on by itself until it has found so many, or looked through so many. */
const ENOUGH_FOUND = 25;
const ENOUGH_LOOKED = 2_000;

/** Who did what, when and from where; for owners. */
export function AuditPage({ tabs }: { tabs: ReactNode }) {
  const { t } = useTranslation('team');
  const trail = useAudit();
  const failure = useLoadFailure(trail);
  const [filter, setFilter] = useState<AuditFilter>({ about: 'everything', words: '' });
  return (
    <Page title={t('title')} lead={t('audit.lead')} actions={<Export />}>
      {tabs}
      <div className={styles['filters']}>
        <NativeSelect
          size="sm"
          aria-label={t('audit.about')}
          value={filter.about}
          data={ABOUTS.map((about) => ({ value: about, label: t(`audit.abouts.${about}`) }))}
          onChange={({ currentTarget }) =>
            setFilter({ ...filter, about: currentTarget.value as AuditFilter['about'] })
          }
        />
        <TextInput
          size="sm"
          type="search"
          aria-label={t('audit.words')}
          placeholder={t('audit.wordsHint')}
          leftSection={<IconSearch aria-hidden="true" size="1rem" />}
          value={filter.words}
          onChange={({ currentTarget }) => setFilter({ ...filter, words: currentTarget.value })}
        />
      </div>
      {trail.data ? (
        <Trail
          entries={trail.data.pages.flatMap(({ items }) => items)}
          filter={filter}
          hasMore={trail.hasNextPage}
          loading={trail.isFetchingNextPage}
          failure={trail.isFetchNextPageError ? trail.error : undefined}
          onMore={() => void trail.fetchNextPage()}
        />
      ) : failure ? (
        <LoadFailed problem={failure} again={() => void trail.refetch()} asking={trail.isFetching} />
      ) : (
        <Loading />
      )}
    </Page>
  );
}

function Export() {
  const { t } = useTranslation('team');
  const tell = useTell();
  const download = useOneAtATime({ mutationFn: downloadAudit, onError: tell });
  return (
    <Button
      variant="default"
      loading={download.isPending}
      leftSection={<IconDownload aria-hidden="true" size="1.1rem" />}
      onClick={() => download.ask()}
    >
      {t('audit.export')}
    </Button>
  );
}

function Trail({
  entries,
  filter,
  hasMore,
  loading,
  failure,
  onMore,
}: {
  entries: readonly AuditEntry[];
  filter: AuditFilter;
  hasMore: boolean;
  loading: boolean;
  failure: Error | undefined;
  onMore: () => void;
}) {
  const { t } = useTranslation('team');
  const wanted = entries.filter((entry) => isWanted(entry, filter));
  const lookOn =
    hasMore && !loading && !failure && wanted.length < ENOUGH_FOUND && entries.length < ENOUGH_LOOKED;
  useEffect(() => {
    if (lookOn) {
      onMore();
    }
    // A new function is no reason to look on.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [lookOn]);
  return (
    <div className={styles['frame']}>
      <table className={styles['table']} aria-label={t('audit.label')}>
        <thead>
          <tr>
            <th scope="col">{t('audit.when')}</th>
            <th scope="col">{t('audit.who')}</th>
            <th scope="col">{t('audit.what')}</th>
            <th scope="col">{t('audit.from')}</th>
          </tr>
        </thead>
        <tbody>
          {wanted.map((entry) => (
            <EntryRow key={entry.id} entry={entry} />
          ))}
        </tbody>
      </table>
      <div className={styles['foot']} role="status">
        {wanted.length === 0 && !hasMore && <span>{t('audit.empty')}</span>}
        {hasMore && <span>{t('audit.looked', { count: entries.length })}</span>}
        {hasMore && !failure && (
          <Button variant="default" size="sm" loading={loading} onClick={onMore}>
            {t('audit.more')}
          </Button>
        )}
      </div>
      {failure && <PartFailed problem={failure} again={onMore} asking={loading} />}
    </div>
  );
}

function EntryRow({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation('team');
  const formats = useFormats();
  const { problem } = useProblemWords();
  const { at, actor, result, code, address } = entry;
  return (
    <tr>
      <td data-label={t('audit.when')}>
        <time dateTime={at}>{formats.dateTime(at)}</time>
      </td>
      <td data-label={t('audit.who')}>{actor?.username ?? t('audit.installation')}</td>
      <td data-label={t('audit.what')}>
        <span>
          <What entry={entry} />{' '}
          {result !== 'succeeded' && (
            <span className={styles['chip']} data-kind={result}>
              {t(`audit.result.${result}`)}
            </span>
          )}
          {code && <small>{problem({ code }).message}</small>}
        </span>
      </td>
      <td data-label={t('audit.from')}>{address ?? t('audit.unknownAddress')}</td>
    </tr>
  );
}

function What({ entry: { action, subject, detail } }: { entry: AuditEntry }) {
  const { t, i18n } = useTranslation('team');
  const key = `audit.action.${action}`;
  const name =
    subject?.name === undefined
      ? t('audit.somebody')
      : subject.type === 'channel'
        ? `@${subject.name}`
        : subject.name;
  // The key is made of a code of a server, which no type can know.
  const words = i18n.exists(key, { ns: 'team' })
    ? (t as (key: string, values: object) => string)(key, { name })
    : action;
  const roles = detail?.replace(/OWNER|SUPERVISOR|AGENT/g, (role) => t(`role.${role as 'OWNER'}`));
  return roles ? `${words} (${roles})` : words;
}

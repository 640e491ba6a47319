import { Alert, Button, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReactNode, Ref } from 'react';
import { Problem } from '../api/problem';
import { useOneAtATime } from '../api/useOneAtATime';
import { useNow } from '../format/useNow';
import { useProblemWords } from '../i18n/problems';
import { cancelConnection, type Channel, type Connection } from './api';
import { forgetAttempt } from './attempt';
import styles from './Waiting.module.css';

/** Somebody, or X, has to decide. It can be called off for as long as X has not agreed. */
export function Waiting({
  connection,
  connectionId,
  expiresAt,
  method,
  onCancelled,
  box,
  children,
}: {
  connection: Connection | undefined;
  connectionId: string;
  expiresAt?: string;
  method?: Channel['method'];
  onCancelled: () => void;
  box?: Ref<HTMLDivElement>;
  children?: ReactNode;
}) {
  const { t } = useTranslation('integrations');
  const words = useProblemWords();
  const cancel = useOneAtATime({
    mutationFn: () => cancelConnection(connectionId),
    onSuccess: () => {
      forgetAttempt(connectionId);
      onCancelled();
    },
  });
  const awaited = connection?.state === 'AWAITING_AUTHORIZATION' || (!connection && expiresAt !== undefined);
  const held = connection?.waitingFor && words.held(connection.waitingFor, method);
  const refused = cancel.error instanceof Problem && words.problem(cancel.error);
  return (
    <div ref={box} tabIndex={-1} className={styles['waiting']} role="status">
      <Loader />
      <div className={styles['words']}>
        <strong>{awaited ? t('add.waiting.title') : t('add.waiting.verifying')}</strong>
        {awaited && <p>{t('add.waiting.text')}</p>}
        {held && (
          <p>
            {held.message} {held.remedy} {t('add.waiting.held')}
          </p>
        )}
        {awaited && expiresAt && <TimeLeft until={expiresAt} />}
        {refused && <Alert color="red">{refused.message}</Alert>}
        <div className={styles['actions']}>
          {awaited && children}
          <Button variant="default" size="xs" loading={cancel.isPending} onClick={() => cancel.ask()}>
            {t('add.waiting.cancel')}
          </Button>
        </div>
      </div>
    </div>
  );
}

function TimeLeft({ until }: { until: string }) {
  const { t } = useTranslation('integrations');
  const now = useNow();
  const seconds = Math.max(0, Math.ceil((new Date(until).getTime() - now.getTime()) / 1000));
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <p className={styles['time']} aria-live="off">
      {t('add.waiting.timeLeft', { time })}
    </p>
  );
}

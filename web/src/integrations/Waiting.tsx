import { Alert, Button, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReactNode, Ref } from 'react';
import { Problem } from '../api/problem';
import { useNow } from '../format/useNow';
import { useProblemWords } from '../i18n/problems';
import type { Channel, Connection } from './api';
import type { Cancelling } from './useCancel';
import styles from './Waiting.module.css';

/** Somebody, or X, has to decide. It can be called off for as long as X has not agreed. */
export function Waiting({
  connection,
  cancel,
  expiresAt,
  method,
  box,
  children,
}: {
  connection: Connection | undefined;
  cancel: Cancelling;
  expiresAt?: string;
  method?: Channel['method'];
  box?: Ref<HTMLDivElement>;
  children?: ReactNode;
}) {
  const { t } = useTranslation('integrations');
  const words = useProblemWords();
  const awaited = connection?.state === 'AWAITING_AUTHORIZATION' || (!connection && expiresAt !== undefined);
  const held = connection?.waitingFor && words.held(connection.waitingFor, method);
  const refused = cancel.problem instanceof Problem && words.problem(cancel.problem);
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
          <Button variant="default" size="xs" loading={cancel.isUnderWay} onClick={cancel.ask}>
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

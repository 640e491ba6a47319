import { Alert, Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLoadFailure } from '../api/useLoadFailure';
import { useProblemWords } from '../i18n/problems';
import { isUnknown, useConnection } from './api';
import { forgetAttempt, leftAttempt } from './attempt';
import styles from './LeftAttempt.module.css';
import { Waiting } from './Waiting';

/** The attempt that somebody has left while X could not say yet whether the account can be connected. */
export function LeftAttempt() {
  const { t } = useTranslation('integrations');
  const words = useProblemWords();
  const [id, setId] = useState(leftAttempt);
  const attempt = useConnection(id);
  const unknown = useLoadFailure(attempt);
  const connection = attempt.data;
  const state = connection?.state;
  // Somebody of another organisation may have sat here.
  const isOver = state === 'CONNECTED' || state === 'CANCELLED' || isUnknown(unknown);
  useEffect(() => {
    if (id && isOver) {
      forgetAttempt(id);
    }
  }, [id, isOver]);
  if (id === undefined || unknown) {
    return null;
  }
  const leave = () => setId(undefined);
  const understand = () => {
    forgetAttempt(id);
    leave();
  };
  switch (state) {
    case undefined:
    case 'VERIFYING':
      return (
        <div className={styles['attempt']}>
          <Waiting connection={connection} connectionId={id} onCancelled={leave} />
        </div>
      );
    case 'FAILED':
    case 'EXPIRED': {
      const failure = connection?.failure ?? { code: state.toLowerCase() };
      const said = words.connecting(failure);
      const fields = 'errors' in failure ? (failure.errors ?? []) : [];
      return (
        <Alert
          className={styles['attempt']}
          color="red"
          role="alert"
          icon={<IconAlertTriangle aria-hidden="true" />}
          title={t('add.failed.title')}
        >
          <p>
            {said.message} {said.remedy}
          </p>
          {fields.map((error) => (
            <p key={error.field}>{words.field(error)}</p>
          ))}
          <div className={styles['actions']}>
            <Button component={Link} to="/integrations/twitter" size="xs" onClick={understand}>
              {t('add.failed.again')}
            </Button>
            <Button variant="default" size="xs" onClick={understand}>
              {t('add.failed.understood')}
            </Button>
          </div>
        </Alert>
      );
    }
    default:
      return null;
  }
}

import { Alert, Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLoadFailure } from '../api/useLoadFailure';
import { useProblemWords } from '../i18n/problems';
import { addressToAdd } from './addressToAdd';
import { isUnknown, useConnection } from './api';
import { forgetAttempt, hearAttempts, leftAttempts, type LeftAttempt } from './attempt';
import styles from './LeftAttempts.module.css';
import { useCancel } from './useCancel';
import { catchFocus, useFallenFocus } from './useFallenFocus';
import { Waiting } from './Waiting';

/** The attempts that somebody has left while X could not say yet whether the account can be connected. */
export function LeftAttempts() {
  const [met, setMet] = useState(leftAttempts);
  const [seen, setSeen] = useState<readonly string[]>([]);
  useEffect(() => hearAttempts(() => setMet((all) => withNew(leftAttempts(), all))), []);
  useEffect(() => {
    if (seen.length > 0) {
      catchFocus();
    }
  }, [seen]);
  return met
    .filter(({ id }) => !seen.includes(id))
    .map((each) => <Left key={each.id} {...each} onSeen={() => setSeen((ids) => [...ids, each.id])} />);
}

/** What was met stays until it is seen, also where another tab has forgotten it. */
function withNew(left: readonly LeftAttempt[], met: readonly LeftAttempt[]): readonly LeftAttempt[] {
  return [...left.filter(({ id }) => !met.some((each) => each.id === id)), ...met];
}

function Left({ id, method, onSeen }: LeftAttempt & { onSeen: () => void }) {
  const { t } = useTranslation('integrations');
  const words = useProblemWords();
  const attempt = useConnection(id);
  const unknown = useLoadFailure(attempt);
  const connection = attempt.data;
  const state = connection?.state;
  const cancel = useCancel(id, connection);
  // Somebody of another organisation may have sat here.
  const isOver = state === 'CONNECTED' || state === 'CANCELLED' || isUnknown(unknown);
  const understand = () => {
    forgetAttempt(id);
    onSeen();
  };
  const end = useEffectEvent(understand);
  useEffect(() => {
    if (isOver) {
      end();
    }
  }, [isOver]);
  const hasFailed = state === 'FAILED' || state === 'EXPIRED';
  const part = useFallenFocus(state && (hasFailed ? 'failure' : 'waiting'));
  if (unknown) {
    return null;
  }
  switch (state) {
    case undefined:
    case 'VERIFYING':
      return (
        <div className={styles['attempt']}>
          <Waiting connection={connection} cancel={cancel} method={method} box={part} />
        </div>
      );
    case 'FAILED':
    case 'EXPIRED': {
      const failure = connection?.failure ?? { code: state.toLowerCase() };
      const said = words.connecting(failure, method);
      const fields = 'errors' in failure ? (failure.errors ?? []) : [];
      return (
        <Alert
          ref={part}
          tabIndex={-1}
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
            <Button component={Link} to={addressToAdd(method)} size="xs" onClick={understand}>
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

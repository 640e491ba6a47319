import { Alert, Anchor, Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { IconAlertTriangle, IconExternalLink } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keys } from '../api/keys';
import type { Cause } from '../api/problem';
import { randomId } from '../api/randomId';
import { useProblemWords } from '../i18n/problems';
import styles from './AddByLogin.module.css';
import {
  cancelConnection,
  hasEnded,
  isUnknown,
  useConnections,
  type Connection,
  type ConnectionState,
} from './api';
import { useAttempt } from './attempt';
import { forgetLogin, keepLogin, keptLogin, type Begun } from './keptLogin';
import { callOff, connectingPage, hearTabs, isCalledOff } from './loginTabs';
import { useCancel } from './useCancel';
import { useFallenFocus } from './useFallenFocus';
import { Waiting } from './Waiting';

/** So long the other tab usually needs at most until it is heard of. */
const HEARD_OF_AFTER_MS = 5_000;

/** Login in Twitter. The click opens a page of ours in a new tab, which goes on to X; this one waits and goes on by itself. */
export function AddByLogin({
  historyDays,
  onConnected,
  onUseApp,
}: {
  historyDays: number;
  onConnected: (channelId: string) => void;
  onUseApp: () => void;
}) {
  const { t } = useTranslation('integrations');
  const words = useProblemWords();
  const queries = useQueryClient();
  const [kept] = useState(keptLogin);
  const [attempt, setAttempt] = useState(kept?.attempt);
  const [blocked, setBlocked] = useState(false);
  // A reload of the other tab, or a second one, begins once more. The one that was heard of last stands last.
  const [begun, setBegun] = useState<readonly Begun[]>(kept?.begun ?? []);
  const current = foremost(begun, useConnections(begun.map(({ connectionId }) => connectionId)));
  const [refused, setRefused] = useState<Cause>();
  const unheardOf = useLate(attempt !== undefined && !current && !refused, HEARD_OF_AFTER_MS);
  const { data: connection, error } = useAttempt(current?.connectionId, 'LOGIN');
  // Somebody of another organisation may have signed in since it was kept.
  if (current && kept?.begun.includes(current) && isUnknown(error)) {
    setAttempt(undefined);
    setBegun([]);
  }

  useEffect(
    () =>
      hearTabs((note) => {
        if (note.kind === 'returned') {
          setBegun((all) => withLast(all, note.connectionId));
          void queries.invalidateQueries({ queryKey: keys.connection(note.connectionId) });
        } else if (note.kind === 'begun' && isCalledOff(note.attempt)) {
          // The tab was on its way to X already.
          end(note);
        } else if (note.kind !== 'calledOff' && note.attempt === attempt) {
          setBlocked(false);
          if (note.kind === 'begun') {
            setBegun((all) => [...all, note]);
          } else {
            setRefused(note);
            // Where the session has ended, this opens the sign-in: starting again would be refused again.
            void queries.invalidateQueries({ queryKey: keys.me });
          }
        }
      }),
    [attempt, queries],
  );

  const isOver = connection !== undefined && hasEnded(connection);
  useEffect(() => {
    if (attempt && begun.length > 0 && !isOver) {
      keepLogin({ attempt, begun, historyDays });
    } else {
      forgetLogin();
    }
  }, [attempt, begun, historyDays, isOver]);

  // Only a page that is loaded anew waits on. Who leaves it meets what X is asked about in Integrations.
  useEffect(() => forgetLogin, []);

  const connected = connection?.state === 'CONNECTED' ? connection.channelId : undefined;
  useEffect(() => {
    if (connected) {
      onConnected(connected);
    }
  }, [connected, onConnected]);

  const forget = () => {
    setAttempt(undefined);
    setBegun([]);
    setRefused(undefined);
    setBlocked(false);
  };
  const callOffOthers = () => {
    if (attempt) {
      callOff(attempt);
    }
    begun.filter((each) => each !== current).forEach(end);
  };
  const leave = () => {
    callOffOthers();
    // A tab that is opened from here takes along what this one keeps.
    forgetLogin();
    forget();
  };
  const open = () => {
    // Whoever starts again is done with the tabs of before.
    leave();
    const next = randomId();
    setAttempt(next);
    // That page cuts the tie to this one before it leaves for X.
    setBlocked(window.open(connectingPage(next, historyDays), '_blank') === null);
  };

  const cancel = useCancel(current?.connectionId, connection, {
    onTaken: callOffOthers,
    onCancelled: forget,
  });
  const ended = connection && isOver && !connected && !cancel.isDone ? connection : undefined;
  const failure = current ? (ended?.failure ?? (ended && { code: ended.state.toLowerCase() })) : refused;
  const opening = attempt !== undefined && !blocked;
  const part = useFallenFocus(
    failure ? 'failure' : current ? `waiting ${current.connectionId}` : opening ? 'opening' : 'button',
  );
  if (failure) {
    const said = words.connecting(failure, 'LOGIN');
    return (
      <Alert
        ref={part}
        tabIndex={-1}
        color="red"
        role="alert"
        icon={<IconAlertTriangle aria-hidden="true" />}
        title={t('add.failed.title')}
      >
        <p className={styles['failure']}>
          {said.message} {said.remedy}
        </p>
        <div className={styles['actions']}>
          <Button onClick={open}>{t('add.failed.again')}</Button>
          {failure.code === 'login-not-available' && (
            <Button variant="default" onClick={onUseApp}>
              {t('add.failed.useApp')}
            </Button>
          )}
        </div>
      </Alert>
    );
  }
  if (current) {
    return (
      <Waiting
        key={current.connectionId}
        connection={connection}
        cancel={cancel}
        expiresAt={current.expiresAt}
        method="LOGIN"
        box={part}
      >
        <Button
          component="a"
          href={current.authorizeUrl}
          target="_blank"
          rel="noopener noreferrer"
          variant="default"
          size="xs"
        >
          {t('add.waiting.again')}
        </Button>
      </Waiting>
    );
  }
  return (
    <>
      <Button
        ref={part}
        size="md"
        loading={opening}
        rightSection={<IconExternalLink size="1.1em" aria-hidden="true" />}
        onClick={open}
      >
        {t('add.login.name')}
      </Button>
      {opening && (
        <Button variant="subtle" size="md" ml="xs" onClick={leave}>
          {t('add.waiting.cancel')}
        </Button>
      )}
      {/* Below the buttons: nobody presses one that moves away. */}
      {attempt && (blocked || unheardOf) && (
        <Alert color="yellow" mt="md" role="alert">
          {t(blocked ? 'add.popupBlocked' : 'add.tabClosed')}{' '}
          <Anchor href={connectingPage(attempt, historyDays)} target="_blank" inherit fw={650}>
            {t('add.openX')}
          </Anchor>
        </Alert>
      )}
    </>
  );
}

/** The one with which it goes on, or failed to; before that, the one that was heard of last. */
function foremost(begun: readonly Begun[], connections: readonly Connection[]): Begun | undefined {
  const lastThatIs = (state: ConnectionState) =>
    begun.findLast(({ connectionId }) =>
      connections.some((each) => each.connectionId === connectionId && each.state === state),
    );
  return lastThatIs('CONNECTED') ?? lastThatIs('VERIFYING') ?? lastThatIs('FAILED') ?? begun.at(-1);
}

/** Those begun, with one of them last, if it is one of them. */
function withLast(all: readonly Begun[], connectionId: string): readonly Begun[] {
  const last = all.filter((each) => each.connectionId === connectionId);
  return [...all.filter((each) => !last.includes(each)), ...last];
}

/** What cannot be ended now expires. */
function end({ connectionId }: Begun): void {
  cancelConnection(connectionId).catch(() => undefined);
}

/** Whether something has been so for as long as that. */
function useLate(isSo: boolean, afterMs: number): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!isSo) {
      return undefined;
    }
    const timer = setTimeout(() => setLate(true), afterMs);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [isSo, afterMs]);
  return late;
}

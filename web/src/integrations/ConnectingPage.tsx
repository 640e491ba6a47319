import { Anchor, Loader, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { Problem, type Cause } from '../api/problem';
import { useLoadFailure } from '../api/useLoadFailure';
import { Brand } from '../app/Brand';
import { SandboxNote } from '../app/SandboxNote';
import { useProblemWords } from '../i18n/problems';
import { beginLogin, cancelConnection, hasEnded, type LoginBegun } from './api';
import { useAttempt } from './attempt';
import { useChannel } from './Connected';
import styles from './ConnectingPage.module.css';
import { hearTabs, isCalledOff, tellTabs } from './loginTabs';

const CLOSE_AFTER_MS = 2_500;
const DAYS = [0, 7, 30];

/** The tab on its way to X, and on its way back. It needs nothing of the tab in which it was asked for. */
export function ConnectingPage() {
  const { t } = useTranslation('integrations');
  const [parameters] = useSearchParams();
  const attempt = parameters.get('attempt');
  const connection = parameters.get('connection');
  const problem = parameters.get('problem');
  useDocumentTitle(`${t('connecting.title')} · Kanal`);
  return (
    <div className={styles['page']}>
      <SandboxNote />
      <main className={styles['middle']}>
        <Brand />
        <div className={styles['card']}>
          <Title order={1}>{t('connecting.title')}</Title>
          {attempt ? (
            <Going attempt={attempt} days={Number(parameters.get('days') ?? 30)} />
          ) : connection ? (
            <Returned connectionId={connection} />
          ) : problem === 'other-browser' ? (
            <OtherBrowser />
          ) : (
            <Failed cause={{ code: problem ?? 'unknown-login' }} />
          )}
        </div>
      </main>
    </div>
  );
}

/** One call for each attempt, however often React mounts the page. */
const begun = new Map<string, Promise<LoginBegun>>();

/** Asks for the address at X. What was called off meanwhile leaves nothing open. */
async function begin(attempt: string, days: number): Promise<LoginBegun> {
  if (isCalledOff(attempt)) {
    throw cancelled();
  }
  const login = await beginLogin(DAYS.includes(days) ? days : 30);
  if (isCalledOff(attempt)) {
    await cancelConnection(login.connectionId);
    throw cancelled();
  }
  return login;
}

function cancelled(): Problem {
  return new Problem(409, 'cancelled', '');
}

function Going({ attempt, days }: { attempt: string; days: number }) {
  const { t } = useTranslation('integrations');
  const [address, setAddress] = useState<string>();
  const [failure, setFailure] = useState<Problem>();
  useEffect(
    () =>
      hearTabs((note) => note.kind === 'calledOff' && note.attempt === attempt && setFailure(cancelled())),
    [attempt],
  );
  useEffect(() => {
    const login = begun.get(attempt) ?? begin(attempt, days);
    const first = !begun.has(attempt);
    begun.set(attempt, login);
    login.then(
      (answer) => {
        if (first) {
          tellTabs({ kind: 'begun', attempt, ...answer });
          // X must not be able to lead the tab behind this one anywhere.
          window.opener = null;
          window.location.replace(answer.authorizeUrl);
        }
        setAddress(answer.authorizeUrl);
      },
      (refusal: unknown) => {
        const refused = refusal instanceof Problem ? refusal : new Problem(0, 'unexpected', '');
        if (first) {
          const { code, detail: message, remedy } = refused;
          tellTabs({ kind: 'refused', attempt, code, message, remedy });
        }
        setFailure(refused);
      },
    );
  }, [attempt, days]);
  if (failure) {
    return <Failed cause={failure} />;
  }
  return (
    <Said icon={<Loader />}>
      <p>{t('connecting.opening')}</p>
      {address && (
        <Anchor href={address} underline="always">
          {t('connecting.link')}
        </Anchor>
      )}
    </Said>
  );
}

function Returned({ connectionId }: { connectionId: string }) {
  const { t } = useTranslation('integrations');
  const words = useProblemWords();
  const attempt = useAttempt(connectionId, 'LOGIN');
  const connection = attempt.data;
  const unknown = useLoadFailure(attempt);
  const channel = useChannel(connection?.channelId).data;
  const done = connection?.state === 'CONNECTED';
  useEffect(() => tellTabs({ kind: 'returned', connectionId }), [connectionId, connection?.state]);
  useEffect(() => {
    if (!done) {
      return undefined;
    }
    // Browsers close only what a script has opened; otherwise the words stay.
    const timer = setTimeout(() => window.close(), CLOSE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [done]);
  if (unknown instanceof Problem && !unknown.mayPass) {
    return (
      <Said icon={<IconInfoCircle aria-hidden="true" />}>
        <p>{t('connecting.backUnknown')}</p>
        {unknown.status === 401 && <p>{t('connecting.signIn')}</p>}
        <Leave words={unknown.status === 401 ? t('connecting.toLogin') : undefined} />
      </Said>
    );
  }
  if (done) {
    return (
      <Said icon={<IconCircleCheck aria-hidden="true" />} tone="good">
        <p>
          <strong>
            {channel
              ? t('connecting.connected', { handle: channel.handle })
              : t('connecting.connectedNoName')}
          </strong>
        </p>
        <Leave />
      </Said>
    );
  }
  if (connection && hasEnded(connection)) {
    return <Failed cause={connection.failure ?? { code: connection.state.toLowerCase() }} />;
  }
  const held = connection?.waitingFor && words.held(connection.waitingFor, 'LOGIN');
  return (
    <Said icon={<Loader />}>
      <p>{t('connecting.back')}</p>
      {held && (
        <p>
          {held.message} {held.remedy} {t('add.waiting.held')}
        </p>
      )}
      {held && <Leave />}
    </Said>
  );
}

function Failed({ cause }: { cause: Cause }) {
  const { connecting } = useProblemWords();
  const words = connecting(cause, 'LOGIN');
  return (
    <Said icon={<IconAlertTriangle aria-hidden="true" />} tone="bad">
      <p>
        <strong>{words.message}</strong>
      </p>
      {words.remedy && <p>{words.remedy}</p>}
      <Leave />
    </Said>
  );
}

/** Nothing was begun here, so there is nothing here to begin again. */
function OtherBrowser() {
  const { t } = useTranslation('integrations');
  return (
    <Said icon={<IconAlertTriangle aria-hidden="true" />} tone="bad">
      <p>
        <strong>{t('connecting.otherBrowser')}</strong>
      </p>
      <p>{t('connecting.otherBrowserRemedy')}</p>
      <Leave />
    </Said>
  );
}

function Leave({ words }: { words?: string | undefined }) {
  const { t } = useTranslation('integrations');
  return (
    <p className={styles['leave']}>
      {t('connecting.close')} <Link to="/integrations">{words ?? t('connecting.toPanel')}</Link>
    </p>
  );
}

function Said({ icon, tone, children }: { icon: ReactNode; tone?: 'good' | 'bad'; children: ReactNode }) {
  return (
    <div className={styles['said']} role="status" data-tone={tone}>
      {icon}
      <div>{children}</div>
    </div>
  );
}

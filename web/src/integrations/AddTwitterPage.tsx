import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconArrowLeft, IconLock } from '@tabler/icons-react';
import { Link, useSearchParams } from 'react-router';
import { useInfo } from '../api/info';
import { Page } from '../app/Page';
import { includes, useUser } from '../session/session';
import { AddByApp } from './AddByApp';
import { AddByLogin } from './AddByLogin';
import styles from './AddTwitterPage.module.css';
import { Connected } from './Connected';
import { Guide } from './Guide';
import { HistoryChoice } from './HistoryChoice';
import { keptLogin } from './keptLogin';
import { MethodChoice, type Method } from './MethodChoice';

const LONGEST = 30;

/** Add Twitter Account: the two ways at the left, the guide at the right. */
export function AddTwitterPage() {
  const { t } = useTranslation(['integrations', 'app']);
  const user = useUser();
  const { data: info } = useInfo();
  const [wish] = useSearchParams();
  const [chosen, setChosen] = useState<Method | undefined>(() =>
    keptLogin() ? 'login' : wish.get('method') === 'app' ? 'app' : undefined,
  );
  const [historyDays, setHistoryDays] = useState(() => keptLogin()?.historyDays ?? LONGEST);
  const [connected, setConnected] = useState<string>();
  const [attempt, setAttempt] = useState(0);
  const method: Method = chosen ?? (info && !info.loginAvailable ? 'app' : 'login');
  const startAgain = () => {
    setConnected(undefined);
    setAttempt(attempt + 1);
  };
  return (
    <Page
      title={t('add.title')}
      lead={
        <Link to="/integrations" className={styles['back'] ?? ''}>
          <IconArrowLeft size="1.1em" aria-hidden="true" /> {t('add.back')}
        </Link>
      }
    >
      <div className={styles['halves']}>
        <section className={styles['form']} aria-label={t('add.title')}>
          {!includes(user.role, 'SUPERVISOR') ? (
            <div className={styles['refused']}>
              <IconLock aria-hidden="true" stroke={1.6} />
              <h2>{t('add.agentTitle')}</h2>
              <p>
                {t('add.agentText', {
                  role: t(`app:person.role.${user.role}`),
                  organization: user.organization?.name ?? '',
                })}
              </p>
            </div>
          ) : connected !== undefined ? (
            <Connected channelId={connected} onAnother={startAgain} />
          ) : (
            <div key={attempt}>
              <MethodChoice
                method={method}
                loginAvailable={info?.loginAvailable ?? true}
                onChoice={setChosen}
              />
              <HistoryChoice days={historyDays} onChoice={setHistoryDays} />
              {/* Both stay, so that nothing that was typed is lost by looking at the other. */}
              <div hidden={method !== 'login'}>
                <AddByLogin
                  historyDays={historyDays}
                  onConnected={setConnected}
                  onUseApp={() => setChosen('app')}
                />
              </div>
              <div hidden={method !== 'app'}>
                <AddByApp historyDays={historyDays} onConnected={setConnected} />
              </div>
            </div>
          )}
        </section>
        <Guide method={method} />
      </div>
    </Page>
  );
}

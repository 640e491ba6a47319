import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import { IconAt, IconCheck, IconCopy, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useInfo } from '../api/info';
import styles from './Guide.module.css';
import { KeysDrawing } from './KeysDrawing';
import type { Method } from './MethodChoice';

/** How to connect by either way, who may, and what arrives. The chosen way stands first. */
export function Guide({ method }: { method: Method }) {
  const { t } = useTranslation('integrations');
  const ways = method === 'login' ? (['login', 'app'] as const) : (['app', 'login'] as const);
  return (
    <aside className={styles['guide']} aria-label={t('add.guide.label')}>
      {ways.map((way) => (
        <details key={`${way}-${method}`} className={styles['way']} open>
          <summary>
            <h2>{t(`add.guide.${way}.title`)}</h2>
          </summary>
          {way === 'login' ? <LoginSteps /> : <AppSteps />}
        </details>
      ))}
      <div className={styles['note']}>
        <IconUsers aria-hidden="true" stroke={1.7} />
        <div>
          <h2>{t('add.guide.who.title')}</h2>
          <p>{t('add.guide.who.text')}</p>
        </div>
      </div>
      <div className={styles['note']}>
        <IconAt aria-hidden="true" stroke={1.7} />
        <div>
          <h2>{t('add.guide.note.title')}</h2>
          <p>{t('add.guide.note.text')}</p>
        </div>
      </div>
    </aside>
  );
}

function LoginSteps() {
  const { t } = useTranslation('integrations');
  return (
    <ol className={styles['steps']}>
      <li>{t('add.guide.login.one')}</li>
      <li>{t('add.guide.login.two')}</li>
      <li>{t('add.guide.login.three')}</li>
    </ol>
  );
}

function AppSteps() {
  const { t } = useTranslation(['integrations', 'app']);
  const { data: info } = useInfo();
  return (
    <>
      <ol className={styles['steps']}>
        <li>{t('add.guide.app.one')}</li>
        <li>
          {t('add.guide.app.two')}
          <span className={styles['callback']}>
            {t('add.guide.app.callback')}
            <span>
              <code>{info?.callbackUrl ?? ' '}</code>
              <CopyButton value={info?.callbackUrl ?? ''}>
                {({ copied, copy }) => (
                  <Tooltip label={copied ? t('app:copied') : t('app:copy')}>
                    <ActionIcon
                      variant="subtle"
                      aria-label={t('copyCallback')}
                      disabled={!info}
                      onClick={copy}
                    >
                      {copied ? <IconCheck size="1.1em" /> : <IconCopy size="1.1em" />}
                    </ActionIcon>
                  </Tooltip>
                )}
              </CopyButton>
            </span>
          </span>
        </li>
        <li>{t('add.guide.app.three')}</li>
        <li>
          {t('add.guide.app.four')}
          <KeysDrawing />
        </li>
      </ol>
      <p className={styles['small']}>{t('add.guide.app.owner')}</p>
      <p className={styles['small']}>{t('add.guide.app.credit')}</p>
    </>
  );
}

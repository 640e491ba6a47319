import { Alert, Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOneAtATime } from '../api/useOneAtATime';
import { useProblemWords } from '../i18n/problems';
import { useSessionActions } from '../session/session';
import styles from './AccountPage.module.css';

/** The ways out. */
export function Sessions() {
  const { t } = useTranslation('account');
  const words = useProblemWords();
  const { signOut } = useSessionActions();
  const [asking, setAsking] = useState(false);
  const leave = useOneAtATime({ mutationFn: (everywhere: boolean) => signOut(everywhere) });
  // Once it is asked for, its answer is awaited: a refusal would be told to nobody.
  const close = () => {
    if (!leave.isPending) {
      leave.reset();
      setAsking(false);
    }
  };
  const failure = leave.error ? words.problem(leave.error) : undefined;
  const alert = failure && (
    <Alert color="red" role="alert" title={failure.message} mb="md">
      {failure.remedy}
    </Alert>
  );
  return (
    <>
      {!asking && alert}
      <div className={styles['buttons']}>
        <Button variant="default" loading={leave.isPending} onClick={() => leave.ask(false)}>
          {t('sessions.out')}
        </Button>
        <Button variant="default" onClick={() => setAsking(true)}>
          {t('sessions.everywhere')}
        </Button>
      </div>
      <Modal opened={asking} onClose={close} title={t('sessions.sureTitle')}>
        <p>{t('sessions.sureText')}</p>
        {alert}
        <div className={styles['popupButtons']}>
          <Button variant="default" disabled={leave.isPending} onClick={close}>
            {t('sessions.cancel')}
          </Button>
          <Button color="red.9" loading={leave.isPending} onClick={() => leave.ask(true)}>
            {t('sessions.everywhere')}
          </Button>
        </div>
      </Modal>
    </>
  );
}

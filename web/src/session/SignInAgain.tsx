import { Button, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FocusBack } from '../app/FocusBack';
import { useSessionActions, type User } from './session';
import { SignInForm } from './SignInForm';

/** The sign-in over the page, when the session has ended. What was typed on the page stays. */
export function SignInAgain({ opened, user }: { opened: boolean; user: User }) {
  const { t } = useTranslation('session');
  const { forget } = useSessionActions();
  return (
    <Modal
      opened={opened}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t('endedTitle')}
    >
      <FocusBack>
        <p>{t('endedText')}</p>
        <SignInForm username={user.username} />
        <Button variant="subtle" fullWidth mt="sm" onClick={forget}>
          {t('someoneElse')}
        </Button>
      </FocusBack>
    </Modal>
  );
}

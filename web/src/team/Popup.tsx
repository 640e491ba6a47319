import { Alert, Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemWords } from '../i18n/problems';
import styles from './TeamPage.module.css';

/** A question with the button that does it, and one that does not. */
export function Popup({
  title,
  submit,
  problem,
  pending,
  danger = false,
  onSubmit,
  onClose,
  children,
}: {
  title: string;
  submit: string;
  problem: Error | null;
  pending: boolean;
  danger?: boolean;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation('team');
  // Once something is asked for, the answer is awaited: a link or a refusal would be shown to nobody.
  const close = () => {
    if (!pending) {
      onClose();
    }
  };
  return (
    <Modal opened onClose={close} title={title}>
      <form
        className={styles['form']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {children}
        {problem && <Refusal problem={problem} />}
        <div className={styles['buttons']}>
          <Button variant="default" disabled={pending} onClick={close}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={pending} {...(danger ? { color: 'red.9' } : {})}>
            {submit}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function Refusal({ problem }: { problem: Error }) {
  const words = useProblemWords().problem(problem);
  return (
    <Alert color="red" role="alert" title={words.message}>
      {words.remedy}
    </Alert>
  );
}

import { Alert, Button, Group, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useProblemWords } from '../i18n/problems';
import type { Channel } from './api';
import styles from './DisconnectPopup.module.css';
import { useDisconnect } from './leaving';
import { Picture } from './Picture';

/** Asks once more. Escape, Cancel and a click beside it do nothing. */
export function DisconnectPopup({
  channel,
  opened,
  onClose,
  onDone,
}: {
  channel: Channel;
  opened: boolean;
  onClose: () => void;
  onDone: () => void;
}) {
  const { t } = useTranslation('integrations');
  const { problem } = useProblemWords();
  const disconnect = useDisconnect(channel);
  const failure = disconnect.error && problem(disconnect.error);
  // Once it is asked for, its answer is awaited: a refusal would be told to nobody.
  const close = () => {
    if (!disconnect.isPending) {
      disconnect.reset();
      onClose();
    }
  };
  return (
    <Modal opened={opened} onClose={close} title={t('popup.title')} withCloseButton={false}>
      <p className={styles['text']}>{t('popup.text')}</p>
      <div className={styles['account']}>
        <Picture url={channel.avatarUrl} name={channel.displayName} />
        <p>
          <strong>{channel.displayName}</strong>
          <span>@{channel.handle}</span>
        </p>
      </div>
      <p className={styles['kept']}>{t('popup.kept')}</p>
      {failure && (
        <Alert color="red" role="alert" title={failure.message} mb="md">
          {failure.remedy}
        </Alert>
      )}
      <Group justify="flex-end" gap="sm">
        <Button variant="default" disabled={disconnect.isPending} onClick={close} data-autofocus>
          {t('popup.cancel')}
        </Button>
        <Button
          color="red.9"
          loading={disconnect.isPending}
          onClick={() => disconnect.ask(undefined, { onSuccess: onDone })}
        >
          {t('popup.disconnect')}
        </Button>
      </Group>
    </Modal>
  );
}

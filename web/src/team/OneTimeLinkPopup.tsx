import { Button, CopyButton, Modal, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../format/formats';
import type { OneTimeLink } from './model';
import styles from './TeamPage.module.css';

/** Shows a one-time link, once. A click beside it does not close it: the link would be lost. */
export function OneTimeLinkPopup({
  name,
  link,
  onClose,
}: {
  name: string;
  link: OneTimeLink;
  onClose: () => void;
}) {
  const { t } = useTranslation('team');
  const formats = useFormats();
  return (
    <Modal opened onClose={onClose} closeOnClickOutside={false} size="lg" title={t('link.title', { name })}>
      <div className={styles['form']}>
        <p>{t('link.text', { name, until: formats.dateTime(link.expiresAt) })}</p>
        <div className={styles['link']}>
          <TextInput
            label={t('link.label')}
            readOnly
            value={link.invitationUrl}
            onFocus={({ currentTarget }) => currentTarget.select()}
          />
          <CopyButton value={link.invitationUrl}>
            {({ copied, copy }) => (
              <Button
                size="md"
                data-autofocus
                onClick={copy}
                leftSection={
                  copied ? (
                    <IconCheck aria-hidden="true" size="1.1rem" />
                  ) : (
                    <IconCopy aria-hidden="true" size="1.1rem" />
                  )
                }
              >
                <span aria-live="polite">{copied ? t('link.copied') : t('link.copy')}</span>
              </Button>
            )}
          </CopyButton>
        </div>
        <div className={styles['buttons']}>
          <Button variant="default" onClick={onClose}>
            {t('link.done')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

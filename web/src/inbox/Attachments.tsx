import {
  IconArticle,
  IconExternalLink,
  IconGif,
  IconLink,
  IconPaperclip,
  IconPhoto,
  IconVideo,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './Attachments.module.css';
import type { Attachment } from './model';

const icons: Readonly<Record<Attachment['type'], Icon>> = {
  PHOTO: IconPhoto,
  VIDEO: IconVideo,
  ANIMATED_GIF: IconGif,
  POST: IconArticle,
  CARD: IconLink,
  UNKNOWN: IconPaperclip,
};

/** What came with a message. X keeps it, so it is opened there. */
export function Attachments({ attachments }: { attachments: readonly Attachment[] }) {
  const { t } = useTranslation('inbox');
  return attachments.map(({ type, openAtX }, place) => (
    <OutsideCard
      key={place}
      Icon={icons[type]}
      title={t(`attachment.${type in icons ? type : 'UNKNOWN'}`)}
      openAtX={openAtX}
    />
  ));
}

/** Something that can be seen at X. */
export function OutsideCard({
  Icon: Sign = IconPaperclip,
  title,
  openAtX,
}: {
  Icon?: Icon;
  title: string;
  openAtX: string | null | undefined;
}) {
  const { t } = useTranslation('inbox');
  const inside = (
    <>
      <Sign aria-hidden="true" stroke={1.6} />
      <span>
        <strong>{title}</strong>
        <small>{openAtX ? t('openAtX') : t('attachmentOnlyAtX')}</small>
      </span>
    </>
  );
  return openAtX ? (
    <a
      className={styles['card']}
      href={openAtX}
      target="_blank"
      rel="noopener noreferrer"
      aria-label={`${title}, ${t('openAtX')} ${t('newTab')}`}
    >
      {inside}
      <IconExternalLink className={styles['out'] ?? ''} aria-hidden="true" />
    </a>
  ) : (
    <div className={styles['card']}>{inside}</div>
  );
}

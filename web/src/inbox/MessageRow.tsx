import { IconMessage2Question, IconUserMinus, IconUserPlus } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../format/formats';
import { Attachments, OutsideCard } from './Attachments';
import styles from './MessageRow.module.css';
import { isBlank, nameOf, senderOf, type Message, type Person } from './model';
import { Portrait } from './Portrait';
import { ReplyFoot } from './ReplyFoot';
import { RichText } from './RichText';

/** One line of a conversation: what somebody wrote, who came and went, or what cannot be shown. */
export const MessageRow = memo(function MessageRow({
  message,
  opens,
  closes,
  group,
}: {
  message: Message;
  opens: boolean;
  closes: boolean;
  group: boolean;
}) {
  const { t } = useTranslation(['inbox', 'last']);
  if (message.type === 'PARTICIPANTS_CHANGED') {
    return <ComingsAndGoings message={message} />;
  }
  const own = message.direction === 'OUTBOUND';
  const name = senderOf(message);
  const wordless = isBlank(message.text);
  return (
    <div className={styles['line']} data-own={own || undefined} data-opens={opens || undefined}>
      {!own && (
        <span className={styles['beside']}>
          {closes && <Portrait size="sm" name={name ?? '?'} url={message.senderAvatarUrl} />}
        </span>
      )}
      <div className={styles['said']}>
        {!own && group && opens && name && <span className={styles['name']}>{name}</span>}
        {message.type === 'UNKNOWN_EVENT' ? (
          <OutsideCard Icon={IconMessage2Question} title={t('unknownEvent')} openAtX={message.openAtX} />
        ) : (
          <>
            {!(wordless && message.attachments.length > 0) && (
              <div className={styles['bubble']} data-failed={message.state === 'FAILED' || undefined}>
                {wordless ? (
                  <i>{t('last:noText')}</i>
                ) : (
                  <RichText text={message.text} links={message.links} />
                )}
              </div>
            )}
            <Attachments attachments={message.attachments} />
          </>
        )}
        <Foot message={message} closes={closes} />
      </div>
    </div>
  );
});

function Foot({ message, closes }: { message: Message; closes: boolean }) {
  const formats = useFormats();
  const own = message.direction === 'OUTBOUND';
  if (own && message.state !== undefined && message.state !== 'SENT') {
    return <ReplyFoot message={message} />;
  }
  return closes ? (
    own ? (
      <ReplyFoot message={message} />
    ) : (
      <span className={styles['foot']}>
        <time dateTime={message.sentAt} title={formats.dateTime(message.sentAt)}>
          {formats.shortTime(message.sentAt)}
        </time>
      </span>
    )
  ) : null;
}

function ComingsAndGoings({ message: { joined = [], left = [] } }: { message: Message }) {
  const { t, i18n } = useTranslation('inbox');
  const names = (people: readonly Person[]) =>
    new Intl.ListFormat(i18n.language).format(people.map((person) => nameOf(person)));
  return (
    <div className={styles['event']}>
      {joined.length > 0 && (
        <span>
          <IconUserPlus aria-hidden="true" size="0.95rem" />
          {t('joined', { count: joined.length, names: names(joined) })}
        </span>
      )}
      {left.length > 0 && (
        <span>
          <IconUserMinus aria-hidden="true" size="0.95rem" />
          {t('left', { count: left.length, names: names(left) })}
        </span>
      )}
      {joined.length + left.length === 0 && <span>{t('peopleChanged')}</span>}
    </div>
  );
}

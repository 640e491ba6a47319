import { useTranslation } from 'react-i18next';
import { keyFields } from './keyFormat';
import styles from './KeysDrawing.module.css';

/** Where each value stands in the developer console of X. The numbers stand at the fields of the form too. */
export function KeysDrawing() {
  const { t } = useTranslation('integrations');
  return (
    <figure className={styles['drawing']}>
      <div className={styles['console']}>
        <p>{t('add.guide.app.drawingTop')}</p>
        <Value place={1} />
        <Value place={2} />
        <p>{t('add.guide.app.drawingBottom')}</p>
        <Value place={3} />
        <Value place={4} />
      </div>
      <figcaption>{t('add.guide.app.drawing')}</figcaption>
    </figure>
  );
}

function Value({ place }: { place: number }) {
  const { t } = useTranslation('integrations');
  const field = keyFields[place - 1];
  return (
    <span className={styles['value']}>
      <b>{place}</b>
      {field && t(`add.fields.${field}`)}
      <i aria-hidden="true">••••••••</i>
    </span>
  );
}

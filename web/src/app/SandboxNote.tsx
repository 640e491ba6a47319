import { useTranslation } from 'react-i18next';
import { useInfo } from '../api/info';
import styles from './SandboxNote.module.css';

/** Says on every page that this X is not the real one. */
export function SandboxNote() {
  const { t } = useTranslation();
  const { data: info } = useInfo();
  return info?.sandbox ? (
    <section className={styles['note']} aria-label={t('sandbox')}>
      <p>{t('sandbox')}</p>
    </section>
  ) : null;
}

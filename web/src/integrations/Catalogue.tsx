import { Button } from '@mantine/core';
import { IconBrandTwitterFilled, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import styles from './Catalogue.module.css';

/** What can be connected. Another provider is another entry. */
const providers = [{ id: 'twitter', Icon: IconBrandTwitterFilled, add: '/integrations/twitter' }] as const;

export function Catalogue({ connected }: { connected: number | undefined }) {
  const { t } = useTranslation('integrations');
  return (
    <section aria-label={t('catalogue.title')}>
      <ul className={styles['providers']}>
        {providers.map(({ id, Icon, add }) => (
          <li key={id} className={styles['provider']}>
            <span className={styles['logo']}>
              <Icon aria-hidden="true" />
            </span>
            <div className={styles['about']}>
              <h2>{t(`catalogue.${id}.name`)}</h2>
              <p>{t(`catalogue.${id}.text`)}</p>
              <p className={styles['count']}>
                {connected === undefined
                  ? '\u00a0'
                  : connected === 0
                    ? t(`catalogue.${id}.none`)
                    : t(`catalogue.${id}.count`, { count: connected })}
              </p>
            </div>
            <Button component={Link} to={add} leftSection={<IconPlus size="1.1em" aria-hidden="true" />}>
              {t(`catalogue.${id}.add`)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

import { Radio } from '@mantine/core';
import { IconKey, IconLogin2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './MethodChoice.module.css';

export type Method = 'login' | 'app';

const methods = [
  ['login', IconLogin2],
  ['app', IconKey],
] as const;

/** The two ways to connect an account. */
export function MethodChoice({
  method,
  loginAvailable,
  onChoice,
}: {
  method: Method;
  loginAvailable: boolean;
  onChoice: (method: Method) => void;
}) {
  const { t } = useTranslation('integrations');
  return (
    <Radio.Group
      label={t('add.choice')}
      value={method}
      onChange={(value) => onChoice(value)}
      classNames={{ label: styles['label'] ?? '' }}
    >
      <div className={styles['choices']}>
        {methods.map(([value, Icon]) => {
          const missing = value === 'login' && !loginAvailable;
          return (
            <Radio.Card
              key={value}
              value={value}
              disabled={missing}
              aria-label={t(`add.${value}.name`)}
              aria-describedby={`method-${value}`}
              className={styles['choice'] ?? ''}
            >
              <Icon aria-hidden="true" stroke={1.6} />
              <span>
                <strong>{t(`add.${value}.name`)}</strong>
                <small id={`method-${value}`}>
                  {missing ? t('add.unavailable') : t(`add.${value}.text`)}
                </small>
              </span>
              <Radio.Indicator />
            </Radio.Card>
          );
        })}
      </div>
    </Radio.Group>
  );
}

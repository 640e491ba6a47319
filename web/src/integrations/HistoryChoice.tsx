import { Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useInfo } from '../api/info';
import { useFormats } from '../format/formats';
import styles from './HistoryChoice.module.css';

const MOST_MESSAGES = 5_000;
const offered = [0, 7, 30] as const;

/** How far back to read, and what X takes for it. */
export function HistoryChoice({ days, onChoice }: { days: number; onChoice: (days: number) => void }) {
  const { t } = useTranslation('integrations');
  const { dollars } = useFormats();
  const { data: info } = useInfo();
  const price = info?.pricePerMessageUsd ?? 0.01;
  const choices = offered.filter((each) => info?.historyDays.includes(each) ?? true);
  return (
    <Radio.Group
      label={t('add.history.label')}
      description={
        // Unseen until the price is known, it keeps its place.
        <span style={{ visibility: info ? undefined : 'hidden' }}>
          {t('add.history.price', { price: dollars(price) })}{' '}
          {days === 0
            ? `${t('add.history.free')}.`
            : t('add.history.most', { cost: dollars(MOST_MESSAGES * price) })}
        </span>
      }
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={String(days)}
      onChange={(value) => onChoice(Number(value))}
      classNames={{
        root: styles['root'] ?? '',
        label: styles['label'] ?? '',
        description: styles['description'] ?? '',
      }}
    >
      <div className={styles['choices']}>
        {choices.map((each) => (
          <Radio key={each} value={String(each)} label={t(`add.history.${each}`)} />
        ))}
      </div>
    </Radio.Group>
  );
}

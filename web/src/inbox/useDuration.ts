import { useTranslation } from 'react-i18next';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long something has lasted, in as few letters as can be. */
export function useDuration() {
  const { t } = useTranslation('inbox');
  return (since: string, now: Date): string => {
    const lasted = now.getTime() - Date.parse(since);
    if (lasted < MINUTE) {
      return t('duration.seconds');
    }
    if (lasted < HOUR) {
      return t('duration.minutes', { n: Math.floor(lasted / MINUTE) });
    }
    return lasted < DAY
      ? t('duration.hours', { n: Math.floor(lasted / HOUR) })
      : t('duration.days', { n: Math.floor(lasted / DAY) });
  };
}

import { useTranslation } from 'react-i18next';
import { useFormats } from '../format/formats';
import { zoneIn } from '../format/zone';

/** How a day, and the time of a line in a list, is written: the nearer, the shorter. The day names the zone of the times under it. */
export function useDay() {
  const { t, i18n } = useTranslation('inbox');
  const formats = useFormats();
  const named = (time: string, now: Date) =>
    isSameDay(time, now)
      ? t('today')
      : isSameDay(time, new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1))
        ? t('yesterday')
        : undefined;
  return {
    day: (time: string, now: Date) =>
      t('dayInZone', { day: named(time, now) ?? formats.day(time), zone: zoneIn(i18n.language, time) }),
    brief: (time: string, now: Date) =>
      isSameDay(time, now) ? formats.shortTime(time) : (named(time, now) ?? formats.date(time)),
  };
}

function isSameDay(time: string, day: Date): boolean {
  return new Date(time).toDateString() === day.toDateString();
}

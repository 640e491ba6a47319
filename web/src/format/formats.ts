import { useTranslation } from 'react-i18next';

const LOCALES: Readonly<Record<string, string>> = { en: 'en-GB', id: 'id-ID' };

/** Times in the reader's own zone, which is named where a time stands alone, and numbers as the language writes them. */
export interface Formats {
  /** 14:03:07 WIB, after its date where that is not today's */
  readonly clock: (time: string | Date, now?: Date) => string;
  /** 22 Nov 2026, 14:03 WIB */
  readonly dateTime: (time: string | Date) => string;
  /** 22 Nov 2026 */
  readonly date: (time: string | Date) => string;
  /** 14:03 */
  readonly shortTime: (time: string | Date) => string;
  /** Sunday, 22 November 2026 */
  readonly day: (time: string | Date) => string;
  /** 3 minutes ago, or now; never to come */
  readonly ago: (time: string | Date, now?: Date) => string;
  /** in 15 minutes, never less than it takes */
  readonly in: (seconds: number) => string;
  readonly number: (value: number) => string;
  /** $0.010; the digits as far as they matter */
  readonly dollars: (value: number) => string;
}

/** Browsers take long to make them, and every line of a conversation needs them. */
const made = new Map<string, Formats>();

/** Formats in the language that is shown. */
export function useFormats(): Formats {
  const { language } = useTranslation().i18n;
  const formats = made.get(language) ?? formatsIn(language);
  made.set(language, formats);
  return formats;
}

/** Formats in a language; in a zone other than the reader's only for tests. */
export function formatsIn(language: string, timeZone?: string): Formats {
  const locale = LOCALES[language] ?? 'en-GB';
  const format = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(locale, { ...options, ...(timeZone ? { timeZone } : {}) });
    return (time: string | Date) => formatter.format(new Date(time));
  };
  const clockTime = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const date = { day: 'numeric', month: 'short', year: 'numeric' } as const;
  const second = { ...clockTime, second: '2-digit', timeZoneName: 'short' } as const;
  const dayOf = format(date);
  const secondOf = format(second);
  const dayAndSecondOf = format({ ...date, ...second });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const number = new Intl.NumberFormat(locale);
  return {
    clock: (time, now = new Date()) => (dayOf(time) === dayOf(now) ? secondOf(time) : dayAndSecondOf(time)),
    dateTime: format({ ...date, ...clockTime, timeZoneName: 'short' }),
    date: dayOf,
    shortTime: format(clockTime),
    day: format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    ago: (time, now = new Date()) => agoOf(relative, new Date(time), now),
    in: (seconds) =>
      seconds > 90 ? relative.format(Math.ceil(seconds / 60), 'minute') : relative.format(seconds, 'second'),
    number: (value) => number.format(value),
    dollars: (value) => dollarsOf(locale, value),
  };
}

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

function agoOf(relative: Intl.RelativeTimeFormat, time: Date, now: Date): string {
  // The clock of the server may be ahead of the reader's.
  const seconds = Math.min(Math.round((time.getTime() - now.getTime()) / 1000), 0);
  const [unit, length] = STEPS.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  return relative.format(Math.trunc(seconds / length), unit);
}

function dollarsOf(locale: string, value: number): string {
  const digits = value > 0 && value < 0.1 ? 3 : 2;
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
}

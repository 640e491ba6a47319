const made = new Map<string, Intl.DateTimeFormat>();

/**
 * The name of the reader's zone, as the clocks there go at that time of the year: WIB.
 *
 * @param timeZone another zone than the reader's, for tests
 */
export function zoneIn(language: string, time: string | Date, timeZone?: string): string {
  const key = `${language} ${timeZone ?? ''}`;
  const format =
    made.get(key) ??
    new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', {
      timeZoneName: 'short',
      ...(timeZone ? { timeZone } : {}),
    });
  // Browsers take long to make one.
  made.set(key, format);
  return format.formatToParts(new Date(time)).find(({ type }) => type === 'timeZoneName')?.value ?? 'UTC';
}

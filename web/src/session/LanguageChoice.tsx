import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { chooseBeforeSignIn, languages, type Language } from '../i18n/language';

/** Changes the language before anybody has signed in. Whoever signs in next keeps it. */
export function LanguageChoice() {
  const { t, i18n } = useTranslation();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('language')}
      value={i18n.language}
      data={[...languages]}
      onChange={(language) => chooseBeforeSignIn(language as Language)}
    />
  );
}

import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { adoptLanguage, languages, type Language } from '../i18n/language';

/** Changes the language before anybody has signed in. */
export function LanguageChoice({ onChoice }: { onChoice: (language: Language) => void }) {
  const { t, i18n } = useTranslation();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('language')}
      value={i18n.language}
      data={[...languages]}
      onChange={(language) => {
        adoptLanguage(language as Language);
        onChoice(language as Language);
      }}
    />
  );
}

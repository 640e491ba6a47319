import { Alert, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconAt, IconMessages, IconPlugConnected } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Brand } from '../app/Brand';
import { SandboxNote } from '../app/SandboxNote';
import { useProblemWords } from '../i18n/problems';
import { LanguageChoice } from './LanguageChoice';
import styles from './LoginPage.module.css';
import { SignInForm } from './SignInForm';

const points = [
  ['point.one', IconPlugConnected],
  ['point.two', IconAt],
  ['point.three', IconMessages],
] as const;

/** The first page. It can be used before it is known whether Kanal answers. */
export function LoginPage({ problem }: { problem?: Error }) {
  const { t } = useTranslation('session');
  const words = useProblemWords();
  useDocumentTitle(`${t('login')} · Kanal`);
  return (
    <div className={styles['page']}>
      <SandboxNote />
      <div className={styles['halves']}>
        <aside className={styles['brandSide']}>
          <Brand onDark />
          <div>
            <p className={styles['pitch']}>{t('pitch')}</p>
            <ul>
              {points.map(([point, Icon]) => (
                <li key={point}>
                  <Icon aria-hidden="true" stroke={1.6} />
                  {t(point)}
                </li>
              ))}
            </ul>
          </div>
          <svg
            className={styles['water']}
            viewBox="0 0 600 200"
            preserveAspectRatio="none"
            aria-hidden="true"
          >
            <path d="M0 60c100-50 200 50 300 0s200-50 300 0v140H0z" />
            <path d="M0 110c100-40 200 40 300 0s200-40 300 0v90H0z" />
            <path d="M0 150c100-30 200 30 300 0s200-30 300 0v50H0z" />
          </svg>
        </aside>
        <main className={styles['formSide']}>
          <div className={styles['language']}>
            <LanguageChoice />
          </div>
          <div className={styles['card']}>
            <div className={styles['smallBrand']}>
              <Brand />
            </div>
            <Title order={1}>{t('title')}</Title>
            <p className={styles['subtitle']}>{t('subtitle')}</p>
            {problem && (
              <Alert color="red" role="alert" title={t('unreachableTitle')} mb="lg">
                {words.problem(problem).remedy}
              </Alert>
            )}
            <SignInForm />
          </div>
        </main>
      </div>
    </div>
  );
}

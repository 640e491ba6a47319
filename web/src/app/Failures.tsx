import { Button, Loader, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useProblemWords } from '../i18n/problems';
import { useSessionActions } from '../session/session';
import styles from './Failures.module.css';
import { useTell } from './useTell';

/** Something is on its way. Nothing is shown for the first moment, so that a fast answer does not flicker. */
export function Loading() {
  const { t } = useTranslation();
  return (
    <div className={styles['loading']} role="status" aria-label={t('loading')}>
      <Loader />
    </div>
  );
}

interface FailedProps {
  readonly problem: Error;
  readonly again: () => void;
  /** Whether it is being asked for again. */
  readonly asking: boolean;
}

/** What a page shows in place of what it could not load. */
export function LoadFailed({ problem, again, asking }: FailedProps) {
  const { t } = useTranslation();
  const words = useProblemWords().problem(problem);
  return (
    <section className={styles['failure']} role="alert">
      <Title order={2}>{t('problem.title')}</Title>
      <p>
        {words.message} {words.remedy}
      </p>
      <Button variant="default" loading={asking} onClick={again}>
        {t('problem.again')}
      </Button>
    </section>
  );
}

/** What stands in place of one part of a page that could not be loaded. */
export function PartFailed({ problem, again, asking }: FailedProps) {
  const { t } = useTranslation();
  const words = useProblemWords().problem(problem);
  return (
    <div className={styles['part']} role="alert">
      <p>
        <strong>{t('problem.title')}.</strong> {words.message} {words.remedy}
      </p>
      <Button size="compact-sm" variant="default" loading={asking} onClick={again}>
        {t('problem.again')}
      </Button>
    </div>
  );
}

/** A mistake of ours in one page; the menu stays. A part that a new release has replaced is fetched by loading anew. */
export function PageBroke() {
  const { t } = useTranslation();
  return (
    <section className={styles['failure']} role="alert">
      <Title order={1}>{t('problem.pageTitle')}</Title>
      <p>{t('problem.pageText')}</p>
      <Button onClick={() => window.location.reload()}>{t('problem.reload')}</Button>
    </section>
  );
}

/** An address that leads nowhere. */
export function NotFound() {
  const { t } = useTranslation();
  return (
    <section className={styles['failure']}>
      <Title order={1}>{t('problem.notFoundTitle')}</Title>
      <p>{t('problem.notFoundText')}</p>
      <Button component={Link} to="/integrations">
        {t('problem.toIntegrations')}
      </Button>
    </section>
  );
}

/** An operator has no organisation. */
export function NoOrganization() {
  const { t } = useTranslation();
  const { signOut } = useSessionActions();
  const tell = useTell();
  return (
    <section className={styles['failure']}>
      <Title order={1}>{t('problem.operatorTitle')}</Title>
      <p>{t('problem.operatorText')}</p>
      <Button onClick={() => void signOut().catch(tell)}>{t('person.signOut')}</Button>
    </section>
  );
}

import { Alert, Button, PasswordInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { get, post } from '../api/client';
import { Problem } from '../api/problem';
import { useLoadFailure } from '../api/useLoadFailure';
import { useOneAtATime } from '../api/useOneAtATime';
import { Brand } from '../app/Brand';
import { LoadFailed, Loading } from '../app/Failures';
import { SandboxNote } from '../app/SandboxNote';
import { useFormats } from '../format/formats';
import { addWords } from '../i18n';
import { FieldWords } from '../i18n/FieldWords';
import { useProblemWords } from '../i18n/problems';
import { LanguageChoice } from '../session/LanguageChoice';
import { wrongWithNewPassword } from '../session/newPassword';
import { useSessionActions } from '../session/session';
import en from './en.json';
import id from './id.json';
import styles from './InvitationPage.module.css';

addWords('team', en, id);

interface Invited {
  readonly username: string;
  readonly displayName: string;
  readonly expiresAt: string;
}

/** Where a one-time link leads: somebody chooses a password and is signed in with it. */
export function InvitationPage() {
  const { t } = useTranslation('team');
  const { token = '' } = useParams();
  useDocumentTitle(`${t('invitation.documentTitle')} · Kanal`);
  const address = `/api/invitations/${encodeURIComponent(token)}`;
  const invited = useQuery({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => get<Invited>(address, {}, { signal }),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  const failure = useLoadFailure(invited);
  return (
    <div className={styles['page']}>
      <SandboxNote />
      <main>
        <div className={styles['language']}>
          <LanguageChoice />
        </div>
        <div className={styles['card']}>
          <Brand />
          {invited.data ? (
            <Choose address={address} invited={invited.data} />
          ) : !failure ? (
            <Loading />
          ) : isOver(failure) ? (
            <Ended problem={failure} />
          ) : (
            <LoadFailed problem={failure} again={() => void invited.refetch()} asking={invited.isFetching} />
          )}
        </div>
      </main>
    </div>
  );
}

function isOver(problem: Error): boolean {
  return problem instanceof Problem && problem.status === 404;
}

function Choose({ address, invited }: { address: string; invited: Invited }) {
  const { t } = useTranslation('team');
  const formats = useFormats();
  const words = useProblemWords();
  const navigate = useNavigate();
  const { signIn, forget } = useSessionActions();
  const form = useForm({
    initialValues: { password: '' },
    validate: {
      password: (value) => {
        const code = wrongWithNewPassword(value);
        return code === undefined ? null : <FieldWords of={{ code }} />;
      },
    },
  });
  const choose = useOneAtATime({
    mutationFn: async (password: string) => {
      await post(address, { password });
      // The password is set. Where signing in with it fails, the sign-in page says why.
      await signIn({ username: invited.username, password }).catch(forget);
    },
    onSuccess: () => void navigate('/', { replace: true }),
    onError: (failure) => {
      const about = failure instanceof Problem ? failure.errors[0] : undefined;
      if (about) {
        form.setFieldError('password', <FieldWords of={about} />);
      }
    },
  });
  if (choose.isError && isOver(choose.error)) {
    return <Ended problem={choose.error} />;
  }
  const failure = choose.isError && !form.errors['password'] ? words.problem(choose.error) : undefined;
  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={form.onSubmit(({ password }) => choose.ask(password))}
    >
      <div>
        <Title order={1}>{t('invitation.title', { name: invited.displayName })}</Title>
        <p>{t('invitation.text', { username: invited.username })}</p>
      </div>
      {failure && (
        <Alert color="red" role="alert" title={failure.message}>
          {failure.remedy}
        </Alert>
      )}
      <input type="hidden" name="username" autoComplete="username" value={invited.username} />
      <PasswordInput
        label={t('invitation.password')}
        description={t('invitation.passwordHint')}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': t('invitation.show') }}
        {...form.getInputProps('password')}
        aria-invalid={form.errors['password'] !== undefined}
      />
      <Button type="submit" size="md" loading={choose.isPending}>
        {t('invitation.submit')}
      </Button>
      <p className={styles['until']}>
        {t('invitation.until', { until: formats.dateTime(invited.expiresAt) })}
      </p>
    </form>
  );
}

function Ended({ problem }: { problem: Error }) {
  const { t } = useTranslation('team');
  const words = useProblemWords().problem(problem);
  return (
    <div className={styles['form']} role="alert">
      <div>
        <Title order={1}>{t('invitation.endedTitle')}</Title>
        <p>
          {words.message} {words.remedy}
        </p>
      </div>
      <Button component={Link} to="/" variant="default">
        {t('invitation.toLogin')}
      </Button>
    </div>
  );
}

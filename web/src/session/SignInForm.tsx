import { Alert, Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import { useOneAtATime } from '../api/useOneAtATime';
import { useFormats } from '../format/formats';
import { FieldWords } from '../i18n/FieldWords';
import { useProblemWords } from '../i18n/problems';
import { useSessionActions } from './session';
import styles from './SignInForm.module.css';
import { usePause } from './usePause';

/**
 * Username, Password, Login.
 *
 * @param username who has to sign in again; nobody else can by this form
 */
export function SignInForm({ username }: { username?: string }) {
  const { t } = useTranslation('session');
  const { problem } = useProblemWords();
  const formats = useFormats();
  const { signIn } = useSessionActions();
  const pause = usePause();
  const passwordField = useRef<HTMLInputElement>(null);
  const form = useForm({
    initialValues: { username: username ?? '', password: '' },
    validate: {
      username: (value) => (value.trim() === '' ? <FieldWords of={{ code: 'required' }} /> : null),
      password: (value) => (value === '' ? <FieldWords of={{ code: 'required' }} /> : null),
    },
    // Who is slowed down is this person, and not whoever signs in instead.
    onValuesChange: ({ username: name }, { username: before }) => {
      if (name !== before && pause.seconds > 0) {
        pause.start(0);
        attempt.reset();
      }
    },
  });
  const attempt = useOneAtATime({
    mutationFn: ({ username: name, password }: typeof form.values) =>
      signIn({ username: name.trim(), password }),
    onError: (failure) => {
      if (failure instanceof Problem && failure.code === 'too-many-attempts') {
        pause.start(Number(failure.parameters['seconds'] ?? 0));
      }
      if (failure instanceof Problem && failure.code === 'wrong-credentials') {
        form.setFieldValue('password', '');
        passwordField.current?.focus();
      }
    },
  });
  useEffect(() => {
    if (username !== undefined) {
      passwordField.current?.focus();
    }
  }, [username]);
  const failure = attempt.isError ? problem(attempt.error) : undefined;

  return (
    <form className={styles['form']} onSubmit={form.onSubmit((values) => attempt.ask(values))} noValidate>
      {failure && (
        <Alert
          color="red"
          icon={<IconAlertTriangle aria-hidden="true" />}
          title={failure.message}
          role="alert"
        >
          {pause.seconds > 0 ? t('slowedDown', { when: formats.in(pause.seconds) }) : failure.remedy}
        </Alert>
      )}
      <TextInput
        label={t('username')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        readOnly={username !== undefined}
        {...form.getInputProps('username')}
      />
      <PasswordInput
        ref={passwordField}
        // A popup gives the keyboard to this part, or else to its first one.
        data-autofocus={username !== undefined || undefined}
        label={t('password')}
        autoComplete="current-password"
        visibilityToggleButtonProps={{ 'aria-label': t('show') }}
        {...form.getInputProps('password')}
        aria-invalid={form.errors['password'] !== undefined}
      />
      <Button type="submit" size="md" fullWidth loading={attempt.isPending} disabled={pause.seconds > 0}>
        {t('login')}
      </Button>
    </form>
  );
}

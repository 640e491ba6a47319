import { Alert, Button, PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { post } from '../api/client';
import { Problem } from '../api/problem';
import { useOneAtATime } from '../api/useOneAtATime';
import { useFormats } from '../format/formats';
import { FieldWords } from '../i18n/FieldWords';
import { useProblemWords } from '../i18n/problems';
import { wrongWithNewPassword } from '../session/newPassword';
import { useUser } from '../session/session';
import { usePause } from '../session/usePause';
import styles from './AccountPage.module.css';

/** Changes the own password. */
export function PasswordForm() {
  const { t } = useTranslation(['account', 'session']);
  const { username } = useUser();
  const words = useProblemWords();
  const formats = useFormats();
  const pause = usePause();
  const form = useForm({
    initialValues: { current: '', new: '' },
    validate: {
      current: (value) => (value === '' ? <FieldWords of={{ code: 'required' }} /> : null),
      new: (value) => {
        const code = wrongWithNewPassword(value);
        return code === undefined ? null : <FieldWords of={{ code }} />;
      },
    },
  });
  const change = useOneAtATime({
    mutationFn: (passwords: typeof form.values) => post('/api/auth/password', passwords),
    onSuccess: () => form.reset(),
    onError: (failure) => {
      if (failure instanceof Problem) {
        form.setErrors(
          Object.fromEntries(
            failure.errors.map((each) => [each.field, <FieldWords key={each.field} of={each} />]),
          ),
        );
        if (failure.code === 'too-many-attempts') {
          pause.start(Number(failure.parameters['seconds'] ?? 0));
        }
      }
    },
  });
  const aboutFields = change.error instanceof Problem && change.error.errors.length > 0;
  const failure = change.error && !aboutFields ? words.problem(change.error) : undefined;
  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={form.onSubmit(
        (passwords) => change.ask(passwords),
        // What became of the one before would stand beside what is wrong with this one.
        () => change.reset(),
      )}
    >
      {change.isSuccess && (
        <Alert color="green" role="status" icon={<IconCheck aria-hidden="true" />}>
          {t('password.done')}
        </Alert>
      )}
      {failure && (
        <Alert color="red" role="alert" title={failure.message}>
          {pause.seconds > 0 ? t('session:slowedDown', { when: formats.in(pause.seconds) }) : failure.remedy}
        </Alert>
      )}
      <input type="hidden" name="username" autoComplete="username" value={username} />
      <PasswordInput
        label={t('password.current')}
        autoComplete="current-password"
        visibilityToggleButtonProps={{ 'aria-label': t('password.showCurrent') }}
        {...form.getInputProps('current')}
        aria-invalid={form.errors['current'] !== undefined}
      />
      <PasswordInput
        label={t('password.new')}
        description={t('password.newHint')}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': t('password.showNew') }}
        {...form.getInputProps('new')}
        aria-invalid={form.errors['new'] !== undefined}
      />
      <Button type="submit" loading={change.isPending} disabled={pause.seconds > 0}>
        {t('password.submit')}
      </Button>
    </form>
  );
}

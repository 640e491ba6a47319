import { Alert, Button, PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem, type FieldProblem } from '../api/problem';
import { useOneAtATime } from '../api/useOneAtATime';
import { FieldWords } from '../i18n/FieldWords';
import { useProblemWords } from '../i18n/problems';
import styles from './AddByApp.module.css';
import { addDeveloperApp, hasEnded } from './api';
import { useAttempt } from './attempt';
import { keyFields, wrongWith, type KeyField } from './keyFormat';
import { useCancel } from './useCancel';
import { useFallenFocus } from './useFallenFocus';
import { Waiting } from './Waiting';

type Values = Record<KeyField, string>;

const nothing: Values = { apiKey: '', apiKeySecret: '', accessToken: '', accessTokenSecret: '' };

/** Integrate with developer Apps. What was typed stays until the account is connected. */
export function AddByApp({
  historyDays,
  onConnected,
}: {
  historyDays: number;
  onConnected: (channelId: string) => void;
}) {
  const { t } = useTranslation('integrations');
  const words = useProblemWords();
  const [connectionId, setConnectionId] = useState<string>();
  const connection = useAttempt(connectionId, 'DEVELOPER_APP').data;
  const form = useForm<Values>({
    initialValues: nothing,
    clearInputErrorOnChange: false,
    // Spaces around a key are no other key: what was said of it stays.
    onValuesChange: (now, before) => {
      const changed = keyFields.filter((field) => now[field].trim() !== before[field].trim());
      if (changed.length > 0) {
        changed.forEach((field) => form.clearFieldError(field));
        add.reset();
      }
    },
  });
  const add = useOneAtATime({
    mutationFn: (values: Values) => addDeveloperApp({ ...trimmed(values), historyDays }),
    onMutate: () => setConnectionId(undefined),
    onSuccess: (added) => setConnectionId(added.connectionId),
    onError: (failure) => {
      if (failure instanceof Problem) {
        showErrors(failure.errors);
      }
    },
  });

  const showErrors = (errors: readonly FieldProblem[]) => {
    const known = errors.filter(({ field }) => isKeyField(field));
    form.setErrors(
      Object.fromEntries(known.map((error) => [error.field, <FieldWords key={error.field} of={error} />])),
    );
    focus(known[0]?.field);
  };
  const check = (field: KeyField) => {
    const code = wrongWith(field, form.values[field]);
    return code === undefined ? undefined : <FieldWords of={{ code }} />;
  };
  const submit = () => {
    const errors = keyFields.map((field) => [field, check(field)] as const).filter(([, error]) => error);
    form.setErrors(Object.fromEntries(errors));
    if (errors.length > 0) {
      focus(errors[0]?.[0]);
    } else {
      add.ask(form.values);
    }
  };
  // Only after the first look away, and never before anything was typed. What was found wrong stays until it is changed.
  const checkLater = (field: KeyField) => {
    const value = form.values[field].trim();
    const error = check(field);
    if (value !== form.values[field]) {
      form.setFieldValue(field, value);
    }
    if (error && value !== '') {
      form.setFieldError(field, error);
    }
  };

  const connected = connection?.state === 'CONNECTED' ? connection.channelId : undefined;
  useEffect(() => {
    if (connected) {
      onConnected(connected);
    }
  }, [connected, onConnected]);
  const cancel = useCancel(connectionId, connection, { onCancelled: () => setConnectionId(undefined) });
  const failed = connection && hasEnded(connection) && !connected && !cancel.isDone ? connection : undefined;
  useEffect(() => {
    if (failed) {
      showErrors(failed.failure?.errors ?? []);
    }
    // Once for each outcome.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [failed]);

  const failure = add.error ?? failed?.failure ?? (failed && { code: failed.state.toLowerCase() });
  const errors = failure && 'errors' in failure ? (failure.errors ?? []) : [];
  const elsewhere = errors.filter(({ field }) => !isKeyField(field));
  // What is wrong with a field stands at the field.
  const allAtFields = errors.length > 0 && elsewhere.length === 0;
  const shown = failure && !allAtFields ? words.connecting(failure, 'DEVELOPER_APP') : undefined;
  const waiting = connectionId !== undefined && !failed;
  const stands = waiting ? 'waiting' : shown ? 'failure' : 'button';
  const part = useFallenFocus(stands);
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      noValidate
      autoComplete="off"
    >
      {shown && (
        <Alert
          ref={stands === 'failure' ? part : undefined}
          tabIndex={-1}
          color="red"
          role="alert"
          icon={<IconAlertTriangle aria-hidden="true" />}
          title={shown.message}
        >
          {shown.remedy}
          {elsewhere.map((error) => (
            <p key={error.field} className={styles['elsewhere']}>
              {error.field === 'historyDays' ? t('add.history.label') : error.field}: {words.field(error)}
            </p>
          ))}
        </Alert>
      )}
      {keyFields.map((field, place) => (
        <PasswordInput
          key={field}
          label={t(`add.fields.${field}`)}
          data-field={field}
          leftSection={<b className={styles['place']}>{place + 1}</b>}
          leftSectionProps={{ 'aria-hidden': true }}
          autoComplete="off"
          spellCheck={false}
          disabled={waiting}
          readOnly={add.isPending}
          classNames={{ innerInput: styles['value'] ?? '' }}
          visibilityToggleButtonProps={{ 'aria-label': t('add.show', { field: t(`add.fields.${field}`) }) }}
          {...form.getInputProps(field)}
          aria-invalid={form.errors[field] !== undefined}
          onBlur={() => checkLater(field)}
        />
      ))}
      {waiting ? (
        <Waiting connection={connection} cancel={cancel} box={part} />
      ) : (
        <Button ref={stands === 'button' ? part : undefined} type="submit" size="md" loading={add.isPending}>
          {t('add.submit')}
        </Button>
      )}
    </form>
  );
}

function isKeyField(field: string): field is KeyField {
  return (keyFields as readonly string[]).includes(field);
}

function trimmed(values: Values): Values {
  return Object.fromEntries(keyFields.map((field) => [field, values[field].trim()])) as Values;
}

function focus(field: string | undefined) {
  document.querySelector<HTMLInputElement>(`input[data-field="${field ?? ''}"]`)?.focus();
}

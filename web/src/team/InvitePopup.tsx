import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import { FieldWords } from '../i18n/FieldWords';
import { useUser } from '../session/session';
import { useInvite } from './api';
import { manages, teamRoles, type NewPerson } from './model';
import { OneTimeLinkPopup } from './OneTimeLinkPopup';
import { Popup } from './Popup';
import { RoleChoice } from './RoleChoice';

const LONGEST_NAME = 100;
const LONGEST_USERNAME = 64;
const USERNAME = /^[A-Za-z0-9._@+-]*$/;

/** Adds a person, then shows the link with which the person chooses a password. */
export function InvitePopup({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('team');
  const { role } = useUser();
  const invite = useInvite();
  const form = useForm<NewPerson>({
    initialValues: { displayName: '', username: '', role: 'AGENT' },
    validateInputOnBlur: true,
    validate: {
      displayName: (value) => wrongLength(value, LONGEST_NAME),
      username: (value) =>
        wrongLength(value, LONGEST_USERNAME) ?? (USERNAME.test(value.trim()) ? null : <NoUsername />),
    },
  });
  const submit = form.onSubmit(({ displayName, username, role: chosen }) =>
    invite.ask(
      { displayName: displayName.trim(), username: username.trim(), role: chosen },
      {
        onError: (failure) => {
          if (failure instanceof Problem) {
            form.setErrors(
              Object.fromEntries(
                failure.errors.map((each) => [each.field, <FieldWords key={each.field} of={each} />]),
              ),
            );
          }
        },
      },
    ),
  );
  if (invite.isSuccess) {
    return <OneTimeLinkPopup name={form.values.displayName.trim()} link={invite.data} onClose={onClose} />;
  }
  const aboutFields = invite.error instanceof Problem && invite.error.errors.length > 0;
  return (
    <Popup
      title={t('invite.title')}
      submit={t('invite.submit')}
      problem={aboutFields ? null : invite.error}
      pending={invite.isPending}
      onClose={onClose}
      onSubmit={() => submit()}
    >
      <TextInput
        data-autofocus
        label={t('invite.displayName')}
        description={t('invite.displayNameHint')}
        autoComplete="off"
        {...form.getInputProps('displayName')}
      />
      <TextInput
        label={t('invite.username')}
        description={t('invite.usernameHint')}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        {...form.getInputProps('username')}
      />
      <RoleChoice
        label={t('invite.role')}
        value={form.values.role}
        offered={teamRoles.filter((offered) => manages(role, offered))}
        onChange={(chosen) => form.setFieldValue('role', chosen)}
      />
    </Popup>
  );
}

function wrongLength(value: string, most: number): ReactNode {
  const { length } = value.trim();
  return length === 0 ? (
    <FieldWords of={{ code: 'required' }} />
  ) : length > most ? (
    <TooLong most={most} />
  ) : null;
}

function TooLong({ most }: { most: number }) {
  const { t } = useTranslation('team');
  return t('invite.tooLong', { most });
}

function NoUsername() {
  const { t } = useTranslation('team');
  return t('invite.usernameWrong');
}

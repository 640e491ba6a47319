import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUser } from '../session/session';
import { useChangePerson } from './api';
import type { TeamPerson } from './model';
import { Popup } from './Popup';
import { RoleChoice } from './RoleChoice';

interface Props {
  readonly person: TeamPerson;
  readonly onClose: () => void;
}

/** Changes what somebody may do. */
export function RolePopup({ person, onClose }: Props) {
  const { t } = useTranslation('team');
  const [role, setRole] = useState(person.role);
  const change = useChangePerson(person.id);
  return (
    <Popup
      title={t('roleOf.title', { name: person.displayName })}
      submit={t('roleOf.submit')}
      problem={change.error}
      pending={change.isPending}
      onClose={onClose}
      onSubmit={() => (role === person.role ? onClose() : change.ask({ role }, { onSuccess: onClose }))}
    >
      <RoleChoice label={t('table.role')} value={role} onChange={setRole} />
    </Popup>
  );
}

/** Keeps somebody from signing in, or lets the person sign in again. */
export function ActivityPopup({ person, onClose }: Props) {
  const { t } = useTranslation('team');
  const { id: self } = useUser();
  const change = useChangePerson(person.id);
  const name = person.displayName;
  const { active } = person;
  return (
    <Popup
      title={active ? t('deactivateOf.title', { name }) : t('activateOf.title', { name })}
      submit={active ? t('deactivate') : t('activate')}
      danger={active}
      problem={change.error}
      pending={change.isPending}
      onClose={onClose}
      onSubmit={() => change.ask({ active: !active }, { onSuccess: onClose })}
    >
      <p>
        {active ? t('deactivateOf.text', { name }) : t('activateOf.text', { name })}
        {active && person.id === self && <strong> {t('deactivateOf.self')}</strong>}
      </p>
    </Popup>
  );
}

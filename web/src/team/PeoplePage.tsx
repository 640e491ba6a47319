import { ActionIcon, Button, Menu, Title } from '@mantine/core';
import {
  IconDots,
  IconKey,
  IconUserCheck,
  IconUserCog,
  IconUserOff,
  IconUserPlus,
} from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLoadFailure } from '../api/useLoadFailure';
import { LoadFailed, Loading } from '../app/Failures';
import { FocusBack } from '../app/FocusBack';
import { Page } from '../app/Page';
import { useFormats } from '../format/formats';
import { useNow } from '../format/useNow';
import { includes, useUser } from '../session/session';
import { usePeople } from './api';
import { InvitePopup } from './InvitePopup';
import { manages, type TeamPerson } from './model';
import { PasswordLinkPopup } from './PasswordLinkPopup';
import { ActivityPopup, RolePopup } from './PersonPopups';
import styles from './TeamPage.module.css';

type Wish = 'role' | 'link' | 'activity';

/** The people of the organisation, and what whoever looks after them can do. */
export function PeoplePage({ tabs }: { tabs: ReactNode }) {
  const { t } = useTranslation('team');
  const { role } = useUser();
  const maySee = includes(role, 'SUPERVISOR');
  const people = usePeople(maySee);
  const failure = useLoadFailure(people);
  const [inviting, setInviting] = useState(false);
  const [chosen, setChosen] = useState<{ readonly person: TeamPerson; readonly wish: Wish }>();
  const close = () => setChosen(undefined);
  if (!maySee) {
    return (
      <Page title={t('title')}>
        <div className={styles['note']}>
          <Title order={2}>{t('agentTitle')}</Title>
          <p>{t('agentText')}</p>
        </div>
      </Page>
    );
  }
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <Button
          leftSection={<IconUserPlus aria-hidden="true" size="1.1rem" />}
          onClick={() => setInviting(true)}
        >
          {t('invite.button')}
        </Button>
      }
    >
      {tabs}
      {people.data ? (
        <People people={people.data} onWish={(person, wish) => setChosen({ person, wish })} />
      ) : failure ? (
        <LoadFailed problem={failure} again={() => void people.refetch()} asking={people.isFetching} />
      ) : (
        <Loading />
      )}
      {inviting && (
        <FocusBack>
          <InvitePopup onClose={() => setInviting(false)} />
        </FocusBack>
      )}
      {chosen && (
        <FocusBack>
          {chosen.wish === 'role' && <RolePopup person={chosen.person} onClose={close} />}
          {chosen.wish === 'link' && <PasswordLinkPopup person={chosen.person} onClose={close} />}
          {chosen.wish === 'activity' && <ActivityPopup person={chosen.person} onClose={close} />}
        </FocusBack>
      )}
    </Page>
  );
}

interface PeopleProps {
  readonly people: readonly TeamPerson[];
  readonly onWish: (person: TeamPerson, wish: Wish) => void;
}

function People({ people, onWish }: PeopleProps) {
  const { t } = useTranslation('team');
  return (
    <div className={styles['frame']}>
      <table className={styles['table']} aria-label={t('table.label')}>
        <thead>
          <tr>
            <th scope="col">{t('table.name')}</th>
            <th scope="col">{t('table.role')}</th>
            <th scope="col">{t('table.status')}</th>
            <th scope="col">{t('table.seen')}</th>
            <th scope="col">
              <span className="k-visually-hidden">{t('table.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <PersonRow key={person.id} person={person} onWish={onWish} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PersonRow({ person, onWish }: { person: TeamPerson; onWish: PeopleProps['onWish'] }) {
  const { t } = useTranslation('team');
  const { id: self, role } = useUser();
  const formats = useFormats();
  const now = useNow(30_000);
  const { id, displayName, username, active, invited, lastSeenAt } = person;
  const status = !active ? 'inactive' : invited ? 'invited' : 'active';
  return (
    <tr data-inactive={!active || undefined}>
      <td>
        <div className={styles['person']}>
          <span className={styles['initial']} aria-hidden="true">
            {displayName.slice(0, 1)}
          </span>
          <span>
            <strong>{displayName}</strong>
            {id === self && <em>({t('you')})</em>}
            <small>{username}</small>
          </span>
        </div>
      </td>
      <td data-label={t('table.role')}>{t(`role.${person.role}`)}</td>
      <td data-label={t('table.status')}>
        <span className={styles['chip']} data-kind={status}>
          {t(`status.${status}`)}
        </span>
      </td>
      <td data-label={t('table.seen')}>
        {lastSeenAt ? (
          <time dateTime={lastSeenAt} title={formats.dateTime(lastSeenAt)}>
            {formats.ago(lastSeenAt, now)}
          </time>
        ) : (
          t('never')
        )}
      </td>
      <td className={styles['corner']}>
        {manages(role, person.role) && <Actions person={person} onWish={(wish) => onWish(person, wish)} />}
      </td>
    </tr>
  );
}

function Actions({ person, onWish }: { person: TeamPerson; onWish: (wish: Wish) => void }) {
  const { t } = useTranslation('team');
  const { role } = useUser();
  return (
    <Menu position="bottom-end" portalProps={{ target: '#content' }}>
      <Menu.Target>
        <ActionIcon variant="subtle" size="lg" aria-label={t('actionsOf', { name: person.displayName })}>
          <IconDots aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {includes(role, 'OWNER') && (
          <Menu.Item
            leftSection={<IconUserCog aria-hidden="true" size="1rem" />}
            onClick={() => onWish('role')}
          >
            {t('changeRole')}
          </Menu.Item>
        )}
        {person.active && (
          <Menu.Item leftSection={<IconKey aria-hidden="true" size="1rem" />} onClick={() => onWish('link')}>
            {person.invited ? t('invitationAgain') : t('passwordLink')}
          </Menu.Item>
        )}
        <Menu.Item
          {...(person.active ? { color: 'var(--k-bad)' } : {})}
          leftSection={
            person.active ? (
              <IconUserOff aria-hidden="true" size="1rem" />
            ) : (
              <IconUserCheck aria-hidden="true" size="1rem" />
            )
          }
          onClick={() => onWish('activity')}
        >
          {person.active ? t('deactivate') : t('activate')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

import { Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { teamRoles, type TeamRole } from './model';
import styles from './TeamPage.module.css';

/** Which role, with what it may do. */
export function RoleChoice({
  label,
  value,
  offered = teamRoles,
  onChange,
}: {
  label: string;
  value: TeamRole;
  offered?: readonly TeamRole[];
  onChange: (role: TeamRole) => void;
}) {
  const { t } = useTranslation('team');
  return (
    <Radio.Group size="md" label={label} value={value} onChange={onChange}>
      <div className={styles['roles']}>
        {offered.map((role) => (
          <Radio key={role} value={role} label={t(`role.${role}`)} description={t(`role.${role}_may`)} />
        ))}
      </div>
    </Radio.Group>
  );
}

import { useTranslation } from 'react-i18next';
import { Navigate, NavLink, Route, Routes } from 'react-router';
import { addWords } from '../i18n';
import { includes, useUser } from '../session/session';
import { AuditPage } from './AuditPage';
import en from './en.json';
import id from './id.json';
import { PeoplePage } from './PeoplePage';
import styles from './TeamPage.module.css';

addWords('team', en, id);

/** The people of the organisation, and for owners what all of them did. */
export function TeamPage() {
  const { role } = useUser();
  const owner = includes(role, 'OWNER');
  return (
    <Routes>
      <Route index element={<PeoplePage tabs={owner && <Tabs />} />} />
      {owner && <Route path="audit" element={<AuditPage tabs={<Tabs />} />} />}
      <Route path="*" element={<Navigate to="/team" replace />} />
    </Routes>
  );
}

function Tabs() {
  const { t } = useTranslation('team');
  return (
    <nav className={styles['tabs']} aria-label={t('tabs.label')}>
      <NavLink to="/team" end>
        {t('tabs.people')}
      </NavLink>
      <NavLink to="/team/audit">{t('tabs.audit')}</NavLink>
    </nav>
  );
}

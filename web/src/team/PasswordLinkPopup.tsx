import { useTranslation } from 'react-i18next';
import { usePasswordLink } from './api';
import type { TeamPerson } from './model';
import { OneTimeLinkPopup } from './OneTimeLinkPopup';
import { Popup } from './Popup';

/** Makes a link with which somebody chooses a new password. */
export function PasswordLinkPopup({ person, onClose }: { person: TeamPerson; onClose: () => void }) {
  const { t } = useTranslation('team');
  const make = usePasswordLink(person.id);
  const name = person.displayName;
  return make.isSuccess ? (
    <OneTimeLinkPopup name={name} link={make.data} onClose={onClose} />
  ) : (
    <Popup
      title={t('makeLink.title', { name })}
      submit={t('makeLink.submit')}
      problem={make.error}
      pending={make.isPending}
      onClose={onClose}
      onSubmit={() => make.ask()}
    >
      <p>{t('makeLink.text')}</p>
    </Popup>
  );
}

import { useTranslation } from 'react-i18next';
import { momentOfEdition } from './edition-text';
import type { Edition } from './use-editions';

const MOODS: Partial<Record<Edition['mails'][number]['state'], string>> = {
  failed: 'c-late',
  unknown: 'c-soon',
};

/** What became of each mail. */
export function EditionMails({ mails, timeZone }: { mails: Edition['mails']; timeZone: string }) {
  const { t } = useTranslation();
  return (
    <section className="card edition-mails" aria-labelledby="edition-mails">
      <h3 id="edition-mails">{t('edition.mails')}</h3>
      {mails.length === 0 ? <p className="i2">{t('edition.noMails')}</p> : null}
      <ul>
        {mails.map((mail) => (
          <li key={mail.id}>
            <span className="grow cut">{mail.address}</span>
            <span className={MOODS[mail.state] ?? 'i2'}>{t(`edition.mail.${mail.state}`)}</span>
            {mail.problem ? <span className="i2 t12 cut">{mail.problem}</span> : null}
            <span className="i3 t12 nw">{momentOfEdition(mail.at, timeZone)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

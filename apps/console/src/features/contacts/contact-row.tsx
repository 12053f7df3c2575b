import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '../../i18n/use-texts';
import { useNow } from '../../live/ticker';
import { useAgent } from '../../live/use-live';
import type { ContactRow as Contact } from './use-contacts';

/** One contact in a list: when, whom, what for, whose, and how far it is. */
export function ContactRow({ contact }: { contact: Contact }) {
  const { t } = useTranslation();
  const { full } = useFormats();
  const now = useNow();
  const owner = useAgent(contact.ownerId ?? undefined);
  const { state, purpose, source, attempts, required, filled, openPoints } = contact;
  const overdue = state === 'planned' && Date.parse(contact.dueAt) < now;
  const look = state === 'done' ? (filled < required ? 'soon' : 'ok') : overdue ? 'late' : '';
  return (
    <li>
      <Link className="list-row contact-row" to={`/contacts/${contact.id}`}>
        <span className="contact-when">
          <b className="nw">{full(contact.endedAt ?? contact.dueAt)}</b>
          <span className={`chip ${look}`}>
            {overdue ? t('contacts.overdue') : t(`contacts.state.${state}`)}
          </span>
        </span>
        <span className="grow col">
          <span className="cut">
            <b>{contact.customerName ?? t('common.unknownPerson')}</b> {t(`contacts.purpose.${purpose}`)}
            {contact.why ? ` · ${contact.why}` : ''}
          </span>
          <span className="i2 t12 cut">
            {[
              owner?.name ?? t('contacts.nobody'),
              t(`contacts.source.${source}`),
              attempts > 0 && contact.lastOutcome
                ? t('contacts.tried', { n: attempts, outcome: t(`contacts.outcome.${contact.lastOutcome}`) })
                : null,
              openPoints > 0 ? t('contacts.openPoints', { n: openPoints }) : null,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </span>
        <span className="contact-marks">
          {state === 'done' ? (
            <span className={filled < required ? 'late' : 'i2'}>
              {t('contacts.complete', { percent: Math.round((filled / Math.max(required, 1)) * 100) })}
            </span>
          ) : null}
          {contact.verifiedAt ? <span className="chip ok">{t('contacts.verified')}</span> : null}
        </span>
      </Link>
    </li>
  );
}

import { useState } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useMe } from '../../app/use-session';
import { useFormats } from '../../i18n/use-texts';
import { useAgent } from '../../live/use-live';
import { ErrorBlock, Skeleton } from '../../parts/state-block';
import { AttemptCard } from './attempt-card';
import { ContactFormCard } from './contact-form-card';
import { ContactGuardHint } from './contact-guard';
import { HandDialog, ReasonDialog } from './contact-dialogs';
import { PointsCard } from './points-card';
import { type ContactDetail, useContact, useContactActs } from './use-contacts';
import { VerifyCard } from './verify-card';
import '../promises/promises.css';
import './contacts.css';

/** One contact: whom and why, its attempts, the guided form, what the customer said, and what became of it. */
export function ContactPage() {
  const { t } = useTranslation();
  const { contactId } = useParams();
  const { data, isPending, isError, error, refetch } = useContact(contactId);
  return (
    <main className="page">
      {isPending ? <Skeleton rows={8} height={48} /> : null}
      {isError && !data ? (
        <ErrorBlock title={t('contacts.failed')} problem={error} onRetry={() => void refetch()} />
      ) : null}
      {data ? <Contact key={data.id} contact={data} /> : null}
    </main>
  );
}

function Contact({ contact }: { contact: ContactDetail }) {
  const { t } = useTranslation();
  const me = useMe();
  const { full } = useFormats();
  const owner = useAgent(contact.ownerId ?? undefined);
  const { hand, cancel } = useContactActs();
  const [dialog, setDialog] = useState<'hand' | 'cancel' | null>(null);
  const scope = me.permissions.find(({ permission }) => permission === 'contact.work')?.scope ?? 'none';
  const works = scope === 'team' || scope === 'all' || (scope === 'own' && contact.ownerId === me.id);
  const planned = contact.state === 'planned';
  return (
    <>
      <header className="page-head">
        <span className="grow col">
          <h1>
            {contact.customerName ?? t('common.unknownPerson')} · {t(`contacts.purpose.${contact.purpose}`)}
          </h1>
          <span className="i2 t12">
            {[
              t(`contacts.state.${contact.state}`),
              t(`contacts.source.${contact.source}`),
              t(`contacts.method.${contact.method}`),
              owner?.name ?? t('contacts.nobody'),
              planned
                ? t('promises.dueAt', { time: full(contact.dueAt) })
                : full(contact.endedAt ?? contact.dueAt),
            ].join(' · ')}
          </span>
        </span>
        <Link to="/contacts">{t('contacts.title')}</Link>
        <Link to={`/customers/${contact.customerId}`}>{t('contacts.toCustomer')}</Link>
        {contact.conversationId ? (
          <Link to={`/conversations/${contact.conversationId}`}>{t('contacts.toConversation')}</Link>
        ) : null}
        {works && planned ? (
          <Button onClick={() => setDialog('hand')}>{t('promises.reassign')}</Button>
        ) : null}
        {planned && (scope === 'team' || scope === 'all') ? (
          <Button danger onClick={() => setDialog('cancel')}>
            {t('contacts.cancel')}
          </Button>
        ) : null}
      </header>
      <div className="page-body contact-page">
        <div className="contact-main">
          {planned ? <ContactGuardHint customerId={contact.customerId} conversationId={contact.id} /> : null}
          {contact.why ? <p className="contact-why">{contact.why}</p> : null}
          <ContactFormCard contact={contact} works={works && planned} />
          <PointsCard contact={contact} works={works} />
          <VerifyCard contact={contact} />
        </div>
        <aside className="contact-side">
          <AttemptCard contact={contact} works={works && planned && contact.source !== 'callback'} />
          <section aria-label={t('promises.history')}>
            <h2>{t('promises.history')}</h2>
            <ol className="promise-history">
              {contact.history.map((line, index) => (
                <li key={`${line.at}-${index}`}>
                  <span className="i2 t12 nw">{full(line.at)}</span>
                  <span>{t(`contacts.step.${line.step}`, { by: line.byName })}</span>
                  {line.note && line.step !== 'attempted' ? (
                    <span className="i2 promise-note">{line.note}</span>
                  ) : null}
                </li>
              ))}
            </ol>
          </section>
        </aside>
      </div>
      {dialog === 'hand' ? (
        <HandDialog
          ownerId={contact.ownerId ?? null}
          onSave={(body) => hand(contact.id, body)}
          onClose={() => setDialog(null)}
        />
      ) : null}
      {dialog === 'cancel' ? (
        <ReasonDialog
          title={t('contacts.cancelTitle')}
          okText={t('contacts.cancel')}
          onSave={(reason) => cancel(contact.id, reason)}
          onClose={() => setDialog(null)}
        />
      ) : null}
    </>
  );
}

import { useState } from 'react';
import { App, Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorLine } from '../../parts/error-line';
import { useAction } from '../../parts/use-action';
import { BecauseField } from './contact-choices';
import { ContactFields } from './contact-fields';
import { bodyOf, completeness, draftOf, formOf, missingIn } from './contact-form';
import { PhoneSurvey } from './phone-survey';
import { type ContactDetail, useContactActs } from './use-contacts';

/** The guided form: what the purpose asks for, how much of it is there, and the end of the contact. */
export function ContactFormCard({ contact, works }: { contact: ContactDetail; works: boolean }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { finish, save } = useContactActs();
  const { run, busy, problem } = useAction();
  const [draft, setDraft] = useState(() => draftOf(contact.form));
  const [tried, setTried] = useState(false);
  const [because, setBecause] = useState('');
  const missing = missingIn(contact.purpose, draft);
  const set = (parts: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...parts }));
  const end = async () => {
    setTried(true);
    if (missing.length > 0 && !because.trim()) return;
    const why = missing.length > 0 ? { incompleteBecause: because.trim() } : {};
    if (await run(() => finish(contact.id, { ...bodyOf(draft), ...why, version: contact.version })))
      void message.success(t('contacts.finished'), 3);
  };
  const keep = async () => {
    if (await run(() => save(contact.id, { form: formOf(draft), version: contact.version })))
      void message.success(t('contacts.saved'), 2);
  };
  if (!works) return <Written contact={contact} />;
  return (
    <section className="contact-card" aria-label={t('contacts.form')}>
      <h2>
        {t('contacts.form')}
        <Progress
          className="contact-progress"
          percent={completeness(contact.purpose, draft)}
          size="small"
          aria-label={t('contacts.completeness')}
        />
      </h2>
      <ContactFields
        purpose={contact.purpose}
        draft={draft}
        excused={!tried || because.trim() !== ''}
        onChange={set}
      />
      <PhoneSurvey contact={contact} />
      {tried && missing.length > 0 ? <BecauseField value={because} onChange={setBecause} /> : null}
      <ErrorLine problem={problem} />
      <div className="row g8">
        <Button type="primary" loading={busy} onClick={() => void end()}>
          {t('contacts.finish')}
        </Button>
        <Button disabled={busy} onClick={() => void keep()}>
          {t('contacts.save')}
        </Button>
      </div>
    </section>
  );
}

/** The same when it is over, or somebody else's. */
function Written({ contact }: { contact: ContactDetail }) {
  const { t } = useTranslation();
  const { form, required, filled, incompleteBecause, state } = contact;
  const rows: [string, string][] = [
    [t('contacts.field.person'), form.person ?? '–'],
    [t('contacts.field.facts'), form.facts ?? '–'],
    [t('contacts.field.solved'), form.solved ? t(`resolved.${form.solved}`) : '–'],
    [t('contacts.field.score'), form.score ? String(form.score) : '–'],
  ];
  return (
    <section className="contact-card" aria-label={t('contacts.form')}>
      <h2>
        {t('contacts.form')}
        {state === 'done' ? (
          <span className={`chip ${filled < required ? 'soon' : 'ok'}`}>
            {t('contacts.complete', { percent: Math.round((filled / Math.max(required, 1)) * 100) })}
          </span>
        ) : null}
      </h2>
      <dl className="contact-written">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {incompleteBecause ? (
        <p className="i2">
          {t('contacts.becauseOf', {
            why: incompleteBecause === 'kept-by-hand' ? t('contacts.keptByHand') : incompleteBecause,
          })}
        </p>
      ) : null}
    </section>
  );
}

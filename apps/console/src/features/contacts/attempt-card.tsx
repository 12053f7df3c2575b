import { useState } from 'react';
import { Button, Input, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { CONTACT_LIMITS, CONTACT_OUTCOMES, type ContactOutcome } from '@yingda/contracts/names';
import { useFormats } from '../../i18n/use-texts';
import { ErrorLine } from '../../parts/error-line';
import { useAction } from '../../parts/use-action';
import { type ContactDetail, useContactActs } from './use-contacts';

/** Attempts so far, and the next: three without an answer end it. */
export function AttemptCard({ contact, works }: { contact: ContactDetail; works: boolean }) {
  const { t } = useTranslation();
  const { full } = useFormats();
  const { attempt } = useContactActs();
  const { run, busy, problem } = useAction();
  const [outcome, setOutcome] = useState<ContactOutcome>('reached');
  const [note, setNote] = useState('');
  const save = async () => {
    const body = { attempt: contact.attempts + 1, outcome, note: note.trim() };
    if (await run(() => attempt(contact.id, body))) setNote('');
  };
  return (
    <section aria-label={t('contacts.attempts')}>
      <h2>
        {t('contacts.attempts')}{' '}
        <span className="i3">
          {contact.attempts}/{CONTACT_LIMITS.attempts}
        </span>
      </h2>
      <ol className="promise-history">
        {contact.tries.map((one) => (
          <li key={one.no}>
            <span className="i2 t12 nw">{full(one.at)}</span>
            <span>
              {t(`contacts.outcome.${one.outcome}`)} · {one.byName}
            </span>
            {one.note ? <span className="i2 promise-note">{one.note}</span> : null}
            {one.nextAt ? (
              <span className="i2 t12">{t('contacts.again', { time: full(one.nextAt) })}</span>
            ) : null}
          </li>
        ))}
      </ol>
      {works && contact.lastOutcome !== 'reached' ? (
        <div className="col g8">
          <Segmented<ContactOutcome>
            vertical
            aria-label={t('contacts.outcomeLabel')}
            value={outcome}
            onChange={setOutcome}
            options={CONTACT_OUTCOMES.map((value) => ({ value, label: t(`contacts.outcome.${value}`) }))}
          />
          <Input
            aria-label={t('contacts.note')}
            placeholder={t('contacts.note')}
            maxLength={2_000}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
          <Button loading={busy} onClick={() => void save()}>
            {t('contacts.noteAttempt', { n: contact.attempts + 1 })}
          </Button>
          <ErrorLine problem={problem} />
        </div>
      ) : null}
    </section>
  );
}

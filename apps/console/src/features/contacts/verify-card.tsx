import { useState } from 'react';
import { Button, Input, Rate } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMay, useMe } from '../../app/use-session';
import { useFormats } from '../../i18n/use-texts';
import { ErrorLine } from '../../parts/error-line';
import { useAction } from '../../parts/use-action';
import { type ContactDetail, useContactActs } from './use-contacts';

/** Month end: a lead reads what a colleague wrote and says what they think of it; never of one's own. */
export function VerifyCard({ contact }: { contact: ContactDetail }) {
  const { t } = useTranslation();
  const { full } = useFormats();
  const me = useMe();
  const may = useMay('contact.verify');
  const { verify } = useContactActs();
  const { run, busy, problem } = useAction();
  const [comment, setComment] = useState('');
  const [given, setGiven] = useState<Record<string, number>>({});
  const { endedAt, endedById, ownerId, state, verifiedAt, version } = contact;
  if (verifiedAt)
    return (
      <section className="contact-card" aria-label={t('contacts.verify')}>
        <h2>{t('contacts.verified')}</h2>
        <p className="i2">{`${contact.verifiedByName ?? ''} · ${full(verifiedAt)}`}</p>
        <p>{contact.verifyComment}</p>
      </section>
    );
  if (!may || !endedAt || state === 'cancelled' || endedById === me.id || ownerId === me.id) return null;
  const save = () => {
    const evaluations = Object.entries(given)
      .filter(([, one]) => one > 0)
      .map(([id, evaluation]) => ({ id, evaluation }));
    return run(() => verify(contact.id, { comment: comment.trim(), evaluations, version }));
  };
  return (
    <section className="contact-card" aria-label={t('contacts.verify')}>
      <h2>{t('contacts.verify')}</h2>
      {contact.points.map((point) => (
        <div key={point.id} className="row g8">
          <span className="grow cut">{point.text}</span>
          <Rate
            aria-label={t('contacts.evaluation')}
            value={given[point.id] ?? 0}
            onChange={(value) => setGiven((before) => ({ ...before, [point.id]: value }))}
          />
        </div>
      ))}
      <Input.TextArea
        aria-label={t('contacts.comment')}
        placeholder={t('contacts.comment')}
        rows={3}
        maxLength={2_000}
        value={comment}
        onChange={({ target }) => setComment(target.value)}
      />
      <ErrorLine problem={problem} />
      <Button type="primary" disabled={comment.trim() === ''} loading={busy} onClick={() => void save()}>
        {t('contacts.verify')}
      </Button>
    </section>
  );
}

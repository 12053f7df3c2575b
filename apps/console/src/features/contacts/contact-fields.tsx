import { Checkbox, Input, Rate, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  CONTACT_REQUIRED,
  CONTACT_SOLVED,
  type ContactField,
  type ContactPurpose,
  type ContactSolved,
} from '@yingda/contracts/names';
import { Field } from '../../parts/field';
import { type ContactDraft, missingIn } from './contact-form';
import { PointsEditor } from './points-editor';

interface ContactFieldsProps {
  purpose: ContactPurpose;
  draft: ContactDraft;
  /** What is missing is not said yet, or has its reason. */
  excused: boolean;
  onChange: (parts: Partial<ContactDraft>) => void;
}

/** What the purpose of a contact asks for, and what the customer said. */
export function ContactFields({ purpose, draft, excused, onChange }: ContactFieldsProps) {
  const { t } = useTranslation();
  const asked = CONTACT_REQUIRED[purpose];
  const missing = missingIn(purpose, draft);
  const wrong = (field: ContactField) =>
    !excused && missing.includes(field) ? { wrong: t('contacts.needed') } : {};
  const mark = (field: ContactField) => (asked.includes(field) ? { required: true } : {});
  const none = (field: ContactField) => (
    <Checkbox
      checked={draft.none.includes(field)}
      onChange={({ target }) =>
        onChange({
          none: target.checked ? [...draft.none, field] : draft.none.filter((one) => one !== field),
        })
      }
    >
      {t('contacts.nothing')}
    </Checkbox>
  );
  return (
    <>
      <Field label={t('contacts.field.person')} {...mark('person')} {...wrong('person')}>
        {({ id }) => (
          <Input
            id={id}
            maxLength={120}
            value={draft.person}
            onChange={({ target }) => onChange({ person: target.value })}
          />
        )}
      </Field>
      <Field
        label={t('contacts.field.facts')}
        {...mark('facts')}
        {...wrong('facts')}
        help={t('contacts.factsHint')}
      >
        {({ id }) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 3, maxRows: 10 }}
            maxLength={4_000}
            value={draft.facts}
            onChange={({ target }) => onChange({ facts: target.value })}
          />
        )}
      </Field>
      {asked.includes('solved') ? (
        <Field label={t('contacts.field.solved')} {...mark('solved')} {...wrong('solved')}>
          {() => (
            <Segmented<ContactSolved | ''>
              aria-label={t('contacts.field.solved')}
              value={draft.solved ?? ''}
              onChange={(solved) => onChange({ solved: solved === '' ? null : solved })}
              options={CONTACT_SOLVED.map((value) => ({ value, label: t(`resolved.${value}`) }))}
            />
          )}
        </Field>
      ) : null}
      {asked.includes('score') ? (
        <Field label={t('contacts.field.score')} {...mark('score')} {...wrong('score')}>
          {() => <Rate value={draft.score ?? 0} onChange={(score) => onChange({ score: score || null })} />}
        </Field>
      ) : null}
      <PointsEditor points={draft.points} onChange={(points) => onChange({ points })} />
      {(['opinions', 'needs', 'promised'] as const)
        .filter((field) => asked.includes(field))
        .map((field) => (
          <div key={field} className="row g8">
            <span className="i2">{t(`contacts.field.${field}`)}</span>
            {none(field)}
            {!excused && missing.includes(field) ? (
              <span className="wrong">{t('contacts.needed')}</span>
            ) : null}
          </div>
        ))}
    </>
  );
}

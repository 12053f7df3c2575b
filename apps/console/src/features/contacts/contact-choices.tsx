import { Input, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  CONTACT_METHODS,
  CONTACT_PURPOSES,
  type ContactMethod,
  type ContactPurpose,
} from '@yingda/contracts/names';
import { Field } from '../../parts/field';

/** The purposes people choose from: a call out of the queue begins there, never by hand. */
const BY_HAND = CONTACT_PURPOSES.filter((one) => one !== 'queue-call');

interface ChoiceProps<T> {
  value: T;
  onChange: (value: T) => void;
}

export function PurposeField({ value, onChange }: ChoiceProps<ContactPurpose>) {
  const { t } = useTranslation();
  return (
    <Field label={t('contacts.purposeLabel')} required>
      {({ id }) => (
        <Select
          id={id}
          style={{ width: '100%' }}
          value={value}
          options={BY_HAND.map((one) => ({ value: one, label: t(`contacts.purpose.${one}`) }))}
          onChange={onChange}
        />
      )}
    </Field>
  );
}

export function MethodField({ value, onChange }: ChoiceProps<ContactMethod>) {
  const { t } = useTranslation();
  return (
    <Field label={t('contacts.methodLabel')}>
      {() => (
        <Segmented<ContactMethod>
          block
          aria-label={t('contacts.methodLabel')}
          value={value}
          options={CONTACT_METHODS.map((one) => ({ value: one, label: t(`contacts.method.${one}`) }))}
          onChange={onChange}
        />
      )}
    </Field>
  );
}

/** Why a contact ends without all that its purpose asks for. */
export function BecauseField({ value, onChange }: ChoiceProps<string>) {
  const { t } = useTranslation();
  return (
    <Field label={t('contacts.because')} help={t('contacts.becauseHint')}>
      {({ id, describedBy }) => (
        <Input
          id={id}
          aria-describedby={describedBy}
          maxLength={500}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}

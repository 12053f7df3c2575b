import { DatePicker, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../live/use-live';
import { Field } from '../../parts/field';

/** Who may own an action, and, of these, check it: named with their role. */
export function useActionPeople() {
  const { t } = useTranslation();
  const { agents } = useDirectory();
  return agents
    .filter(({ active, role }) => active && role !== 'administrator')
    .map(({ id, name, role }) => ({ value: id, label: `${name} · ${t(`role.${role}`)}`, role }));
}

interface WhatFieldProps {
  label: string;
  value: string;
  autoFocus?: boolean;
  onChange: (what: string) => void;
}

/** What is to be done. */
export function WhatField({ label, value, autoFocus = false, onChange }: WhatFieldProps) {
  return (
    <Field label={label} required>
      {({ id }) => (
        <Input.TextArea
          id={id}
          autoFocus={autoFocus}
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={2_000}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}

interface OwnerFieldProps {
  value: string | null;
  onChange: (ownerId: string) => void;
}

export function OwnerField({ value, onChange }: OwnerFieldProps) {
  const { t } = useTranslation();
  const people = useActionPeople();
  return (
    <Field label={t('actions.owner')} required>
      {({ id }) => (
        <Select
          id={id}
          showSearch={{ optionFilterProp: 'label' }}
          value={value}
          options={people.map(({ value: person, label }) => ({ value: person, label }))}
          onChange={onChange}
        />
      )}
    </Field>
  );
}

interface DueFieldProps {
  value: Dayjs | null;
  /** A day that has been set may be moved, never taken away. */
  moves?: boolean;
  onChange: (at: Dayjs | null) => void;
}

/** The day by whose end it is done. */
export function DueField({ value, moves = false, onChange }: DueFieldProps) {
  const { t } = useTranslation();
  return (
    <Field label={t('actions.dueAt')} required>
      {({ id }) => (
        <DatePicker
          id={id}
          allowClear={!moves}
          placeholder={t('cases.facts.chooseDay')}
          {...(moves ? {} : { minDate: dayjs() })}
          value={value}
          onChange={(at) => onChange(at?.endOf('day') ?? null)}
        />
      )}
    </Field>
  );
}

import { DatePicker } from 'antd';
import type { Dayjs } from 'dayjs';
import { Field } from './field';

interface TimeFieldProps {
  label: string;
  required?: boolean;
  /** What it means to leave it empty. */
  placeholder?: string;
  value: Dayjs | null;
  onChange: (at: Dayjs | null) => void;
}

/** A day and its time, to the minute. */
export function TimeField({ label, required = false, placeholder, value, onChange }: TimeFieldProps) {
  return (
    <Field label={label} required={required}>
      {({ id }) => (
        <DatePicker
          id={id}
          showTime={{ format: 'HH:mm' }}
          format="YYYY-MM-DD HH:mm"
          style={{ width: '100%' }}
          {...(placeholder ? { placeholder } : {})}
          value={value}
          onChange={onChange}
        />
      )}
    </Field>
  );
}

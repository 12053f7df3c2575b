import { InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';

const UNITS = [
  { key: 'days', minutes: 1_440 },
  { key: 'hours', minutes: 60 },
  { key: 'minutes', minutes: 1 },
] as const;
const MOST = 525_600;

interface MinutesInputProps {
  label: string;
  minutes: number;
  disabled: boolean;
  onChange: (minutes: number) => void;
}

/** A time as a number of days, hours or minutes, in the largest unit without a fraction. */
export function MinutesInput({ label, minutes, disabled, onChange }: MinutesInputProps) {
  const { t } = useTranslation();
  const unit = UNITS.find((one) => minutes >= one.minutes && minutes % one.minutes === 0) ?? UNITS[2];
  const put = (count: number, each: number) =>
    onChange(Math.min(MOST, Math.max(1, Math.round(count * each))));
  return (
    <span className="kind-span">
      <InputNumber
        aria-label={label}
        disabled={disabled}
        min={1}
        precision={0}
        value={minutes / unit.minutes}
        onChange={(count) => put(count ?? 1, unit.minutes)}
      />
      <Select
        aria-label={`${label} ${t('caseKinds.unit')}`}
        disabled={disabled}
        value={unit.key}
        options={UNITS.map(({ key }) => ({ value: key, label: t(`caseKinds.units.${key}`) }))}
        onChange={(key) =>
          put(minutes / unit.minutes, UNITS.find((one) => one.key === key)?.minutes ?? unit.minutes)
        }
      />
    </span>
  );
}

import { InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { countOf, SPANS, unitOf, type SpanUnit } from './span';

interface SpanInputProps {
  label: string;
  seconds: number | undefined;
  readOnly: boolean;
  least?: number;
  onChange: (seconds: number) => void;
}

/** A length of time as a number and its unit. */
export function SpanInput({ label, seconds = 0, readOnly, least = 1, onChange }: SpanInputProps) {
  const { t } = useTranslation();
  const unit = unitOf(seconds);
  const put = (count: number, of: SpanUnit) => onChange(Math.max(least, Math.round(count * SPANS[of])));
  return (
    <span className="row g6 span-input">
      <InputNumber
        aria-label={label}
        min={1}
        max={999}
        precision={0}
        readOnly={readOnly}
        value={countOf(seconds, unit)}
        onChange={(count) => put(count ?? 1, unit)}
      />
      <Select<SpanUnit>
        aria-label={`${label} ${t(`rules.unit.${unit}`)}`}
        disabled={readOnly}
        value={unit}
        options={(Object.keys(SPANS) as SpanUnit[]).map((value) => ({
          value,
          label: t(`rules.unit.${value}`),
        }))}
        onChange={(of) => put(countOf(seconds, unit), of)}
      />
    </span>
  );
}

import { InputNumber } from 'antd';
import { SettingRow } from '../../page/setting-row';

/** A number on a line. `null` is given only where it may be left empty. */
export function NumberRow({
  label,
  help,
  value,
  range,
  onChange,
}: {
  label: string;
  help?: string;
  value: number | null;
  range: { min: number; max: number };
  onChange: (value: number | null) => void;
}) {
  return (
    <SettingRow label={label} help={help}>
      <InputNumber aria-label={label} {...range} precision={0} value={value} onChange={onChange} />
    </SettingRow>
  );
}

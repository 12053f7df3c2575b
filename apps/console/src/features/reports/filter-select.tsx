import { Select } from 'antd';
import { useTranslation } from 'react-i18next';

export interface FilterOption {
  value: string;
  label: string;
}

interface FilterSelectProps {
  label: string;
  options: readonly FilterOption[];
  chosen: readonly string[];
  onChoose: (chosen: string[]) => void;
  disabled?: boolean;
}

/** One filter of the line: its name, and what is chosen; nothing chosen is all. */
export function FilterSelect({ label, options, chosen, onChoose, disabled }: FilterSelectProps) {
  const { t } = useTranslation();
  const names = chosen.map((value) => options.find((option) => option.value === value)?.label ?? value);
  return (
    <Select
      mode="multiple"
      className="report-filter"
      // What is chosen stands beside the name: "all" as a placeholder would take its room from the field for typing.
      prefix={
        <>
          <span className="i3">{label}</span>
          {names.length === 0 ? <span className="report-filter-all">{t('common.all')}</span> : null}
        </>
      }
      aria-label={label}
      value={[...chosen]}
      options={[...options]}
      optionFilterProp="label"
      maxTagCount={0}
      maxTagPlaceholder={names.length === 1 ? names[0] : t('common.items', { n: names.length })}
      popupMatchSelectWidth={220}
      allowClear
      disabled={disabled}
      title={names.join(', ')}
      onChange={(value: string[]) => onChoose(value)}
    />
  );
}

import { useId } from 'react';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';

/** A short text in both languages, as it goes over the wire. */
export interface TwoTexts {
  zh: string;
  en: string;
}

interface TwoFieldsProps {
  label: string;
  help?: string;
  value: TwoTexts;
  most: number;
  readOnly: boolean;
  /** More lines than one. */
  rows?: number;
  wrong?: boolean;
  onChange: (value: TwoTexts) => void;
}

const SIDES = [
  { side: 'zh', language: 'zh-CN' },
  { side: 'en', language: 'en' },
] as const;

/** One text in two languages, side by side under one name. */
export function TwoFields({ label, help, value, most, readOnly, rows, wrong, onChange }: TwoFieldsProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="field two-fields" role="group" aria-labelledby={id}>
      <span className="label" id={id}>
        {label}
      </span>
      <div className="field-pair">
        {SIDES.map(({ side, language }) => {
          const common = {
            lang: language,
            'aria-label': `${label} ${t(`language.${language}`)}`,
            placeholder: t(`language.${language}`),
            readOnly,
            maxLength: most,
            value: value[side],
            ...(wrong && !value[side].trim() ? { status: 'error' as const } : {}),
          };
          const change = (text: string) => onChange({ ...value, [side]: text });
          return rows ? (
            <Input.TextArea
              key={side}
              {...common}
              autoSize={{ minRows: rows, maxRows: 10 }}
              onChange={({ target }) => change(target.value)}
            />
          ) : (
            <Input key={side} {...common} onChange={({ target }) => change(target.value)} />
          );
        })}
      </div>
      {help ? <span className="help">{help}</span> : null}
    </div>
  );
}

import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '@yingda/contracts/names';
import type { Words } from './form-draft';

interface WordsFieldsProps {
  label: string;
  value: Words;
  readOnly: boolean;
  maxLength?: number;
  onChange: (value: Words) => void;
}

/** The same words in both languages, side by side. */
export function WordsFields({ label, value, readOnly, maxLength = 200, onChange }: WordsFieldsProps) {
  const { t } = useTranslation();
  return (
    <div className="field">
      <span className="label">{label}</span>
      <div className="field-row">
        {LANGUAGES.map((language) => (
          <Input
            key={language}
            lang={language}
            aria-label={`${label} ${t(`language.${language}`)}`}
            placeholder={t(`language.${language}`)}
            readOnly={readOnly}
            maxLength={maxLength}
            value={value[language]}
            onChange={({ target }) => onChange({ ...value, [language]: target.value })}
          />
        ))}
      </div>
    </div>
  );
}

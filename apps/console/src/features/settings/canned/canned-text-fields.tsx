import { useId } from 'react';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Language } from '@yingda/contracts/names';
import { SpokenText } from '../spoken/spoken-text';
import { useCannedVariables } from './use-canned-variables';
import '../spoken/spoken.css';

interface CannedTextFieldsProps {
  language: Language;
  readOnly: boolean;
  text: { title: string; body: string };
  onChange: (text: { title: string; body: string }) => void;
}

/** Title and text in one language; variables go in where the caret stands, and below is what the customer will read. */
export function CannedTextFields({ language, readOnly, text, onChange }: CannedTextFieldsProps) {
  const { t } = useTranslation();
  const id = useId();
  const variables = useCannedVariables(language);
  return (
    <fieldset className="canned-language">
      <legend>{t(`language.${language}`)}</legend>
      <div className="field">
        <label htmlFor={`${id}-title`}>{t('settings.canned.textTitle')}</label>
        <Input
          id={`${id}-title`}
          lang={language}
          aria-label={`${t('settings.canned.textTitle')} ${t(`language.${language}`)}`}
          readOnly={readOnly}
          maxLength={120}
          value={text.title}
          onChange={(event) => onChange({ ...text, title: event.target.value })}
        />
      </div>
      <SpokenText
        label={t('settings.canned.textBody')}
        language={language}
        text={text.body}
        variables={variables}
        readOnly={readOnly}
        rows={7}
        byHand
        onChange={(body) => onChange({ ...text, body })}
      />
    </fieldset>
  );
}

import { useId, useLayoutEffect, useRef } from 'react';
import { Input } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useTranslation } from 'react-i18next';
import { codePoints, LIMITS, type Language } from '@yingda/contracts/names';
import { inserted } from './canned-form';

const VARIABLES = ['customer_name', 'agent_name', 'store_name'] as const;

interface CannedTextFieldsProps {
  language: Language;
  readOnly: boolean;
  text: { title: string; body: string };
  onChange: (text: { title: string; body: string }) => void;
}

/** Title and text in one language; variables go in where the caret stands. */
export function CannedTextFields({ language, readOnly, text, onChange }: CannedTextFieldsProps) {
  const { t } = useTranslation();
  const id = useId();
  const area = useRef<TextAreaRef>(null);
  const caret = useRef<number | null>(null);
  // A text nobody has clicked into has its caret at 0; a variable then goes to its end.
  const touched = useRef(false);
  const named = (label: string) => `${label} ${t(`language.${language}`)}`;
  const used = codePoints(text.body);

  useLayoutEffect(() => {
    const element = area.current?.resizableTextArea?.textArea;
    if (caret.current === null || !element) return;
    element.focus();
    element.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [text.body]);

  function insert(variable: string) {
    const element = area.current?.resizableTextArea?.textArea;
    const end = text.body.length;
    const at =
      element && touched.current
        ? { start: element.selectionStart, end: element.selectionEnd }
        : { start: end, end };
    const next = inserted(text.body, at, `{{${variable}}}`);
    caret.current = next.caret;
    touched.current = true;
    onChange({ ...text, body: next.text });
  }

  return (
    <fieldset className="canned-language">
      <legend>{t(`language.${language}`)}</legend>
      <div className="field">
        <label htmlFor={`${id}-title`}>{t('settings.canned.textTitle')}</label>
        <Input
          id={`${id}-title`}
          lang={language}
          aria-label={named(t('settings.canned.textTitle'))}
          readOnly={readOnly}
          maxLength={120}
          value={text.title}
          onChange={(event) => onChange({ ...text, title: event.target.value })}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-body`}>{t('settings.canned.textBody')}</label>
        <Input.TextArea
          ref={area}
          id={`${id}-body`}
          lang={language}
          aria-label={named(t('settings.canned.textBody'))}
          readOnly={readOnly}
          autoSize={{ minRows: 7, maxRows: 14 }}
          value={text.body}
          onFocus={() => (touched.current = true)}
          onChange={(event) => onChange({ ...text, body: event.target.value })}
        />
      </div>
      {readOnly ? null : (
        <div className="variables" role="group" aria-label={named(t('settings.canned.variables'))}>
          <span className="i3">{t('settings.canned.variables')}</span>
          {VARIABLES.map((variable) => (
            <button
              key={variable}
              type="button"
              className="chip accent"
              title={`{{${variable}}}`}
              // The caret must still be where it was when the click arrives.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => insert(variable)}
            >
              {t(`settings.canned.variable.${variable}`)}
            </button>
          ))}
          <span className="grow" />
          {used > LIMITS.textCodePoints * 0.9 ? (
            <span className={used > LIMITS.textCodePoints ? 'c-late' : 'i3'}>
              {used}/{LIMITS.textCodePoints}
            </span>
          ) : null}
        </div>
      )}
    </fieldset>
  );
}

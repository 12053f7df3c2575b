import { useId, useLayoutEffect, useRef } from 'react';
import { Button, Dropdown, Input } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { Braces } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { codePoints, LIMITS, type Language } from '@yingda/contracts/names';
import { inserted } from '../canned/canned-form';
import { filled } from './filled';

/** A blank a machine fills in. */
export interface SpokenVariable {
  name: string;
  /** As people call it. */
  label: string;
  /** What stands there in the preview. */
  sample: string;
  /** What is said where there is no value; without one the text is not said. */
  fallback?: string | undefined;
}

interface SpokenTextProps {
  language: Language;
  /** What it is for, before the language: label of the field. */
  label?: string;
  text: string;
  variables: readonly SpokenVariable[];
  readOnly: boolean;
  required?: boolean;
  rows?: number;
  most?: number;
  /** People see it before it goes: a blank without a sample is theirs to fill, and no mistake. */
  byHand?: boolean;
  wrong?: string | null;
  onChange: (text: string) => void;
}

/** What a machine says in one language: text, blanks to put in, and how it will read. */
export function SpokenText(props: SpokenTextProps) {
  const { language, label, text, variables, readOnly, wrong, rows = 4, most = LIMITS.textCodePoints } = props;
  const { t } = useTranslation();
  const id = useId();
  const area = useRef<TextAreaRef>(null);
  const caret = useRef<number | null>(null);
  // A text nobody has clicked into has its caret at 0; a blank then goes to its end.
  const touched = useRef(false);
  const used = codePoints(text);
  const name = label ? `${label} ${t(`language.${language}`)}` : t(`language.${language}`);

  useLayoutEffect(() => {
    const element = area.current?.resizableTextArea?.textArea;
    if (caret.current === null || !element) return;
    element.focus();
    element.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [text]);

  function insert(variable: SpokenVariable) {
    const element = area.current?.resizableTextArea?.textArea;
    const at =
      element && touched.current
        ? { start: element.selectionStart, end: element.selectionEnd }
        : { start: text.length, end: text.length };
    const next = inserted(text, at, `{{${variable.name}}}`);
    caret.current = next.caret;
    touched.current = true;
    props.onChange(next.text);
  }

  return (
    <div className="field spoken-text">
      <div className="row g8">
        <label htmlFor={id}>
          {t(`language.${language}`)}
          {props.required ? <span className="required"> *</span> : null}
        </label>
        <span className="grow" />
        {readOnly || variables.length === 0 ? null : (
          <Dropdown
            trigger={['click']}
            menu={{
              className: 'variable-menu',
              items: variables.map((variable) => ({
                key: variable.name,
                label: (
                  <span className="variable-item">
                    <span>{variable.label}</span>
                    <span className="i3 cut">{variable.sample}</span>
                  </span>
                ),
              })),
              onClick: ({ key }) => {
                const chosen = variables.find((variable) => variable.name === key);
                if (chosen) insert(chosen);
              },
            }}
          >
            <Button
              type="text"
              size="small"
              icon={<Braces size={14} strokeWidth={1.75} />}
              // The caret must still be where it was when the click arrives.
              onMouseDown={(event) => event.preventDefault()}
            >
              {t('spoken.variable')}
            </Button>
          </Dropdown>
        )}
      </div>
      <Input.TextArea
        ref={area}
        id={id}
        lang={language}
        aria-label={name}
        aria-describedby={`${id}-said`}
        {...(wrong ? { status: 'error' as const } : {})}
        readOnly={readOnly}
        autoSize={{ minRows: rows, maxRows: 12 }}
        value={text}
        onFocus={() => (touched.current = true)}
        onChange={(event) => props.onChange(event.target.value)}
      />
      <div id={`${id}-said`}>
        {wrong ? (
          <span className="wrong" role="alert">
            {wrong}
          </span>
        ) : null}
        {used > most * 0.9 ? (
          <span className={used > most ? 'wrong' : 'help'}>
            {used}/{most}
          </span>
        ) : null}
        <SpokenPreview language={language} text={text} variables={variables} byHand={props.byHand} />
      </div>
    </div>
  );
}

/** How it will read, with sample values in its blanks; nothing for a text without any. */
export function SpokenPreview({
  language,
  text,
  variables,
  byHand,
}: Pick<SpokenTextProps, 'language' | 'text' | 'variables'> & { byHand?: boolean | undefined }) {
  const { t } = useTranslation();
  const samples = Object.fromEntries(variables.map(({ name, sample }) => [name, sample]));
  const pieces = filled(text, samples);
  if (pieces.every(({ variable }) => variable === undefined)) return null;
  const unknown = pieces.flatMap((piece) => (piece.filled === 'unknown' ? [piece.variable ?? ''] : []));
  const withFallback = variables.filter(
    (variable) => variable.fallback && pieces.some((piece) => piece.variable === variable.name),
  );
  return (
    <div className="spoken-preview" lang={language}>
      <span className="i3">{t('spoken.preview')}</span>
      <p>
        {pieces.map((piece, at) =>
          piece.filled ? (
            <mark
              key={at}
              className={byHand && piece.filled === 'unknown' ? 'fallback' : piece.filled}
              title={`{{${piece.variable}}}`}
            >
              {piece.text}
            </mark>
          ) : (
            piece.text
          ),
        )}
      </p>
      {unknown.length > 0 ? (
        <span className={byHand ? 'help' : 'wrong'}>
          {t(byHand ? 'spoken.byHand' : 'spoken.unknown', {
            list: unknown.map((name) => `{{${name}}}`).join(' '),
          })}
        </span>
      ) : null}
      {withFallback.length > 0 ? (
        <span className="help">
          {withFallback
            .map(({ label, fallback }) => t('spoken.fallback', { name: label, text: fallback }))
            .join(' · ')}
        </span>
      ) : null}
    </div>
  );
}

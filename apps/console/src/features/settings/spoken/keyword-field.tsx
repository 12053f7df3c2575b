import { useId, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { Input, type InputRef } from 'antd';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Language } from '@yingda/contracts/names';
import { addKeywords, type AddedKeywords } from './keyword-chips';

interface KeywordFieldProps {
  label: string;
  language?: Language;
  words: readonly string[];
  /** Most there may be. */
  most: number;
  readOnly: boolean;
  placeholder: string;
  wrong?: string | null | undefined;
  onChange: (words: string[]) => void;
}

/** Words as chips: Enter or a comma adds, a pasted list is split, Backspace in the empty field takes the last. */
export function KeywordField({ label, language, words, most, readOnly, ...rest }: KeywordFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const input = useRef<InputRef>(null);
  const list = useRef<HTMLUListElement>(null);
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState<Omit<AddedKeywords, 'words'> | null>(null);

  function take(text: string) {
    const { words: all, ...trouble } = addKeywords(words, text);
    const next = all.slice(0, most);
    if (next.length !== words.length) rest.onChange(next);
    setSaid(trouble.doubled.length + trouble.tooLong.length > 0 ? trouble : null);
    setTyped(trouble.tooLong.join(', '));
  }
  function drop(at: number) {
    rest.onChange(words.filter((_, other) => other !== at));
    // The next chip, or the field where there is none, keeps the keyboard where it was.
    requestAnimationFrame(() => {
      const buttons = list.current?.querySelectorAll('button');
      (buttons?.[Math.min(at, buttons.length - 1)] ?? input.current)?.focus();
    });
  }
  function onKey(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' || ((event.key === ',' || event.key === '，') && typed.trim() !== '')) {
      event.preventDefault();
      if (typed.trim() !== '') take(typed);
    } else if (event.key === 'Backspace' && typed === '' && words.length > 0) {
      event.preventDefault();
      rest.onChange(words.slice(0, -1));
    }
  }
  function onPaste(event: ClipboardEvent<HTMLInputElement>) {
    const text = event.clipboardData.getData('text');
    if (!/[,，;；、\r\n\t]/u.test(text)) return;
    event.preventDefault();
    take(typed + text);
  }

  const full = words.length >= most;
  const hint = said?.tooLong.length
    ? t('spoken.keywords.tooLong')
    : said
      ? t('spoken.keywords.doubled', { list: said.doubled.join(t('settings.nameJoin')) })
      : full
        ? t('spoken.keywords.full', { n: most })
        : null;
  return (
    <div className="field keyword-field">
      <label htmlFor={id}>{label}</label>
      {words.length > 0 ? (
        <ul className="tag-list" ref={list} aria-label={label} lang={language}>
          {words.map((word, at) => (
            <li key={word} className="chip tag">
              <span className="cut" title={word}>
                {word}
              </span>
              {readOnly ? null : (
                <button
                  type="button"
                  aria-label={t('spoken.keywords.remove', { word })}
                  onClick={() => drop(at)}
                >
                  <X size={12} strokeWidth={2} aria-hidden="true" />
                </button>
              )}
            </li>
          ))}
        </ul>
      ) : null}
      {readOnly ? (
        words.length === 0 ? (
          <span className="i3">{t('common.none')}</span>
        ) : null
      ) : (
        <Input
          ref={input}
          id={id}
          lang={language}
          disabled={full}
          aria-describedby={`${id}-said`}
          placeholder={rest.placeholder}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          onKeyDown={onKey}
          onPaste={onPaste}
          onBlur={() => (typed.trim() ? take(typed) : undefined)}
        />
      )}
      <span id={`${id}-said`} role="status" className={rest.wrong ? 'wrong' : 'help'}>
        {rest.wrong ?? hint}
      </span>
    </div>
  );
}

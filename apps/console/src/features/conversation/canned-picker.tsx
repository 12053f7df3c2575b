import { useEffect, useMemo, useState } from 'react';
import { SquareSlash } from 'lucide-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Language } from '@yingda/contracts/names';
import { api } from '../../app/session';
import { useLanguage } from '../../i18n/use-texts';
import { Kbd } from '../../parts/kbd';
import { choiceOf, searchCanned, type CannedChoice, type Reading } from './canned-search';
import { WordPicker } from './word-picker';

/** At most this many rows, so that the picker never covers the last message. */
const SHOWN = 7;

let reading: Reading | null = null;
let loading: Promise<Reading> | null = null;

/** Pinyin is a chunk of its own, fetched with the first search. */
export function loadReading(): Promise<Reading> {
  loading ??= import('pinyin-pro').then(({ pinyin }) => {
    const known = new Map<string, { initials: string; full: string }>();
    reading = (text) => {
      let found = known.get(text);
      if (!found) {
        const options = { toneType: 'none', type: 'array', nonZh: 'consecutive' } as const;
        const full = pinyin(text, options).join('').replace(/\s/g, '').toLowerCase();
        const initials = pinyin(text, { ...options, pattern: 'first' })
          .join('')
          .replace(/\s/g, '')
          .toLowerCase();
        known.set(text, (found = { initials, full }));
      }
      return found;
    };
    return reading;
  });
  return loading;
}

export function useReadingOfChinese(active: boolean): Reading | null {
  const [loaded, setLoaded] = useState<Reading | null>(() => reading);
  useEffect(() => {
    if (active && !loaded)
      void loadReading().then(
        (read) => setLoaded(() => read),
        () => undefined,
      );
  }, [active, loaded]);
  return loaded;
}

/** Canned responses that fit what was typed after "/". */
export function useCannedChoices(typed: string | null, language: Language): CannedChoice[] {
  const { data } = useQuery({
    queryKey: ['canned-responses'],
    queryFn: async () => (await api.call('GET /api/canned-responses')).items,
    staleTime: 5 * 60_000,
  });
  const read = useReadingOfChinese(typed !== null);
  return useMemo(() => {
    if (typed === null || !data) return [];
    const choices = data.map((record) => choiceOf(record, language)).filter((choice) => choice !== null);
    return searchCanned(choices, typed, read).slice(0, SHOWN);
  }, [typed, data, language, read]);
}

interface CannedPickerProps {
  id: string;
  typed: string;
  choices: readonly CannedChoice[];
  current: number;
  preview: boolean;
  onHover: (index: number) => void;
  onChoose: (choice: CannedChoice) => void;
}

export function CannedPicker({ id, typed, choices, current, preview, onHover, onChoose }: CannedPickerProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const chosen = choices[current];
  return (
    <>
      <WordPicker
        id={id}
        label={t('conversation.canned.head')}
        head={
          <>
            <SquareSlash size={14} strokeWidth={1.75} aria-hidden="true" />
            <span className="grow cut">
              {t('conversation.canned.head')}
              {typed ? (
                <>
                  <i className="dot" />
                  {t('conversation.canned.matches', { n: choices.length, q: typed })}
                </>
              ) : null}
            </span>
            <Kbd>↑↓</Kbd> {t('conversation.canned.choose')}
            <Kbd>↵</Kbd> {t('conversation.canned.insert')}
            <Kbd>Tab</Kbd> {t('conversation.canned.preview')}
          </>
        }
        choices={choices}
        current={current}
        keyOf={(choice) => choice.id}
        onHover={onHover}
        onChoose={onChoose}
        empty={typed ? t('conversation.canned.none') : t('conversation.canned.empty')}
        draw={(choice) => (
          <span className="canned-row">
            <code>/{choice.shortcut}</code>
            <b className="cut">{choice.title}</b>
            <span className="cut i2">{choice.body}</span>
            {choice.language !== language ? (
              <span className="chip">{t(`language.${choice.language}`)}</span>
            ) : null}
            <span className="chip">{t(`conversation.canned.owner.${choice.scope}`)}</span>
          </span>
        )}
      />
      {preview && chosen ? <div className="canned-preview">{chosen.body}</div> : null}
    </>
  );
}

import { useEffect, useMemo } from 'react';
import { Sparkle } from 'lucide-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { StaffEntry } from '@yingda/contracts';
import { api } from '../../app/session';
import { useLanguage } from '../../i18n/use-texts';
import { Kbd } from '../../parts/kbd';
import { choiceOf, type CannedChoice } from './canned-search';
import type { ComposerSuggestionsProps } from './composer-suggestions';

const SHOWN = 3;

/** What the customer wrote last, unless somebody has answered since. */
export function unanswered(entries: readonly StaffEntry[]): { id: string; text: string } | null {
  const last = entries.findLast(({ entry, recalledAt }) => entry === 'message' && !recalledAt);
  if (!last || last.author.kind !== 'customer' || last.content.kind !== 'text') return null;
  const text = last.content.text.trim().slice(0, 1_000);
  return text ? { id: last.id, text } : null;
}

/** Canned responses that answer the customer's last message; Alt and a number, or a click, puts one in. Gone while one types. */
export function CannedSuggestions({ composer }: ComposerSuggestionsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const asked = unanswered(composer.entries);
  const { data: all } = useQuery({
    queryKey: ['canned-responses'],
    queryFn: async () => (await api.call('GET /api/canned-responses')).items,
    staleTime: 5 * 60_000,
  });
  const idle = composer.text.trim() === '' && composer.tab === 'reply' && !composer.editing;
  const { data: found } = useQuery({
    queryKey: ['canned-suggestions', asked?.id],
    queryFn: async () =>
      (await api.call('POST /api/canned-responses/suggest', { body: { text: asked!.text } })).items,
    enabled: asked !== null && idle && (all?.length ?? 0) > 0,
    staleTime: Infinity,
    retry: false,
  });
  const choices = useMemo(
    () =>
      (asked && idle ? (found ?? []) : [])
        .map(({ cannedResponseId }) => all?.find(({ id }) => id === cannedResponseId))
        .map((record) => (record ? choiceOf(record, language) : null))
        .filter((choice): choice is CannedChoice => choice !== null)
        .slice(0, SHOWN),
    [asked, idle, found, all, language],
  );
  const { useCanned: put } = composer;
  useEffect(() => {
    if (choices.length === 0) return;
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
      const choice = choices[Number(/^Digit([1-3])$/.exec(event.code)?.[1]) - 1];
      if (!choice) return;
      event.preventDefault();
      put(choice);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [choices, put]);
  if (choices.length === 0) return null;
  return (
    <div className="canned-suggestions" role="group" aria-label={t('conversation.canned.suggested')}>
      <Sparkle size={14} strokeWidth={1.75} aria-hidden="true" />
      {choices.map((choice, at) => (
        <button key={choice.id} type="button" title={choice.body} onClick={() => put(choice)}>
          <Kbd>{`Alt+${at + 1}`}</Kbd>
          <span className="cut">{choice.title}</span>
        </button>
      ))}
    </div>
  );
}

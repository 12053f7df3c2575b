import { useCallback, useState } from 'react';
import type { AgentBrief, ConversationRow } from '@yingda/contracts';
import { useLanguage } from '../../i18n/use-texts';
import { useCannedChoices } from './canned-picker';
import { mentionWord, replaceWord, slashWord, type CannedChoice } from './canned-search';
import { useMentionChoices } from './mention-picker';
import { fillVariables, type KnownVariables } from './variables';

interface PickerPlace {
  row: Pick<ConversationRow, 'id' | 'teamId' | 'agentId'>;
  text: string;
  tab: 'reply' | 'note';
  enabled: boolean;
  known: KnownVariables;
  onReplace: (text: string, caret: number) => void;
  onCanned: (choice: CannedChoice) => void;
}

interface Word {
  kind: 'canned' | 'mention';
  start: number;
  end: number;
  typed: string;
}

/** The list that opens on "/" (canned responses) and in notes on "@" (colleagues). */
export function usePicker({ row, text, tab, enabled, known, onReplace, onCanned }: PickerPlace) {
  const language = useLanguage();
  const [word, setWord] = useState<Word | null>(null);
  /** Closed by Esc: stays closed while the caret is in this word. */
  const [refused, setRefused] = useState<number | null>(null);
  const [current, setCurrent] = useState(0);
  const [preview, setPreview] = useState(false);
  const canned = useCannedChoices(word?.kind === 'canned' ? word.typed : null, language);
  // Asked for as soon as a note is begun, so that the list is there with the "@".
  const agents = useMentionChoices(word?.kind === 'mention' ? word.typed : null, tab === 'note' ? row : null);

  const close = useCallback(() => {
    setRefused(word?.start ?? null);
    setWord(null);
    setPreview(false);
  }, [word]);

  const follow = useCallback(
    (value: string, caret: number) => {
      if (!enabled) return;
      const slash = slashWord(value, caret);
      const mention = tab === 'note' ? mentionWord(value, caret) : null;
      const found = slash
        ? { kind: 'canned' as const, ...slash, end: caret }
        : mention
          ? { kind: 'mention' as const, ...mention, end: caret }
          : null;
      if (!found) {
        setWord(null);
        setRefused(null);
        return;
      }
      if (found.start === refused) return;
      setWord((before) => {
        if (before?.typed !== found.typed) setCurrent(0);
        return found;
      });
    },
    [enabled, tab, refused],
  );

  function put(insert: string) {
    if (!word) return;
    const next = replaceWord(text, word, insert);
    setWord(null);
    setPreview(false);
    onReplace(next.text, next.caret);
  }
  const chooseCanned = (choice: CannedChoice) => {
    put(fillVariables(choice.body, known));
    onCanned(choice);
  };
  const chooseAgent = (agent: AgentBrief) => put(`@${agent.name} `);
  const count = word?.kind === 'canned' ? canned.length : agents.length;

  return {
    kind: word?.kind ?? null,
    typed: word?.typed ?? '',
    canned,
    agents,
    count,
    current: Math.min(current, Math.max(0, count - 1)),
    preview,
    setCurrent,
    follow,
    close,
    chooseCanned,
    chooseAgent,
    move: (by: number) => setCurrent((at) => (count ? (Math.min(at, count - 1) + by + count) % count : 0)),
    togglePreview: () => setPreview((shown) => !shown),
    choose() {
      const at = Math.min(current, count - 1);
      if (word?.kind === 'canned' && canned[at]) chooseCanned(canned[at]);
      else if (word?.kind === 'mention' && agents[at]) chooseAgent(agents[at]);
    },
  };
}

import { useMemo } from 'react';
import { AtSign } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import type { AgentBrief, ConversationRow } from '@yingda/contracts';
import { api } from '../../app/session';
import { useMe } from '../../app/use-session';
import { useDirectory } from '../../live/use-live';
import { Avatar } from '../../parts/avatar';
import { useReadingOfChinese } from './canned-picker';
import { nameFits } from './name-fits';
import { WordPicker } from './word-picker';

const SHOWN = 7;

/**
 * Colleagues who may read the conversation, and whose name fits what was typed after "@", by letters, pinyin or
 * initials. Without an answer of the server (offline) all are offered: it decides again when the note arrives.
 */
export function useMentionChoices(
  typed: string | null,
  of: Pick<ConversationRow, 'id' | 'teamId' | 'agentId'> | null,
): AgentBrief[] {
  const { agents } = useDirectory();
  const me = useMe();
  const { data, isError } = useQuery({
    queryKey: ['colleagues', of?.id, of?.teamId, of?.agentId],
    queryFn: () => api.call('GET /api/conversations/:id/colleagues', { params: { id: of?.id ?? '' } }),
    enabled: of !== null,
    staleTime: 60_000,
  });
  const readers = useMemo(() => (data ? new Set(data.agentIds) : null), [data]);
  const read = useReadingOfChinese(typed !== null);
  return useMemo(() => {
    if (typed === null) return [];
    return agents
      .filter((agent) => agent.active && agent.id !== me.id)
      .filter((agent) => readers?.has(agent.id) ?? isError)
      .filter(({ name }) => nameFits(name, typed, read))
      .slice(0, SHOWN);
  }, [typed, agents, me.id, read, readers, isError]);
}

interface MentionPickerProps {
  id: string;
  choices: readonly AgentBrief[];
  current: number;
  onHover: (index: number) => void;
  onChoose: (agent: AgentBrief) => void;
}

export function MentionPicker({ id, choices, current, onHover, onChoose }: MentionPickerProps) {
  const { t } = useTranslation();
  return (
    <WordPicker
      id={id}
      label={t('conversation.composer.notePlaceholder')}
      head={
        <>
          <AtSign size={14} strokeWidth={1.75} aria-hidden="true" />
          {t('conversation.composer.notePlaceholder')}
        </>
      }
      choices={choices}
      current={current}
      keyOf={(agent) => agent.id}
      onHover={onHover}
      onChoose={onChoose}
      empty={t('conversation.composer.noMention')}
      draw={(agent) => (
        <span className="row g8" style={{ height: 36, padding: '0 12px' }}>
          <Avatar id={agent.id} name={agent.name} size={24} url={agent.avatarUrl} presence={agent.state} />
          <span className="grow cut">{agent.name}</span>
          <span className="t12 i3">{t(`role.${agent.role}`)}</span>
        </span>
      )}
    />
  );
}

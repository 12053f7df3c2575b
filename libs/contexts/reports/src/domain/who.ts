import type { ConversationHistory, HistoryEvent } from './history';

/** The team a conversation was in from each entry on; timelines name it only where it changes. */
export function teamsOf(history: ConversationHistory): (string | null)[] {
  const moves = history.entries.flatMap((entry, at) =>
    entry.kind === 'event' && entry.event === 'conversation-transferred' ? [{ at, ...entry.details }] : [],
  ) as { at: number; fromTeamId?: string; teamId?: string }[];
  let team = moves[0]?.fromTeamId ?? history.teamId;
  let next = 0;
  let former = team;
  return history.entries.map((entry, at) => {
    const move = moves[next];
    if (move?.at === at) {
      next += 1;
      former = move.fromTeamId ?? team;
      team = move.teamId ?? moves[next]?.fromTeamId ?? history.teamId;
    } else if (entry.kind === 'event' && entry.event === 'transfer-taken-back') team = former;
    else if (entry.kind === 'event' && entry.details.teamId) team = entry.details.teamId;
    return team;
  });
}

const ENDS: ReadonlySet<string> = new Set([
  'conversation-assigned',
  'conversation-queued',
  'conversation-returned',
  'conversation-reopened',
  'conversation-abandoned',
]);

/** Whom an entry gives the conversation to. Older timelines say it only by who then is shown to the customer, or writes. */
export function receiverOf(history: ConversationHistory, at: number): string | null {
  const given = history.entries[at] as HistoryEvent;
  if (given.details.agentId) return given.details.agentId;
  for (const entry of history.entries.slice(at + 1)) {
    if (entry.kind === 'message') {
      if (entry.authorKind === 'agent' && !entry.copied) return entry.authorId;
    } else if (entry.event === 'agent-joined' || entry.event === 'agent-changed') return entry.authorId;
    else if (ENDS.has(entry.event)) break;
  }
  return history.agentId;
}

import type { ConsoleEvents, MentionBrief } from '@yingda/contracts';

/** Conversations whose notes name this agent, by id, and up to where those notes are known to be read. */
export interface Mentions {
  readonly byConversation: Readonly<Record<string, MentionBrief>>;
  readonly readUpTo: Readonly<Record<string, number>>;
}

export const NO_MENTIONS: Mentions = { byConversation: {}, readUpTo: {} };

/** A page of the server, which may have left it before what was heard since. `whole`: what it does not hold is gone. */
export function putMentions(
  known: Mentions,
  page: readonly MentionBrief[],
  before: Mentions | null = null,
): Mentions {
  const heard = Object.entries(known.byConversation).filter(
    ([id, mention]) => before === null || before.byConversation[id] !== mention,
  );
  const byConversation: Record<string, MentionBrief> = Object.fromEntries(heard);
  for (const brief of page) {
    const newer = byConversation[brief.conversationId];
    if (newer && newer.position > brief.position) continue;
    byConversation[brief.conversationId] = asRead(brief, known.readUpTo[brief.conversationId] ?? 0);
  }
  return { ...known, byConversation };
}

/** A colleague has just named this agent. Servers of before do not say where. */
export function mentioned(known: Mentions, event: ConsoleEvents['agent.mentioned']): Mentions {
  const { conversationId, noteId, position, at, byId, byName, excerpt } = event;
  if (!noteId || !position || !at) return known;
  const before = known.byConversation[conversationId];
  if (before && before.position >= position) return known;
  const brief: MentionBrief = {
    ...{ conversationId, noteId, position, at, byName, excerpt },
    ...(byId ? { byId } : {}),
    unread: (before?.unread ?? 0) + 1,
    firstUnread: before?.firstUnread ?? position,
  };
  return put(known, asRead(brief, known.readUpTo[conversationId] ?? 0));
}

/** This agent has read them up to a place, here or on another screen. */
export function mentionsRead(known: Mentions, event: ConsoleEvents['mention.read']): Mentions {
  const { conversationId } = event;
  const upTo = Math.max(event.upToPosition, known.readUpTo[conversationId] ?? 0);
  const marked = { ...known, readUpTo: { ...known.readUpTo, [conversationId]: upTo } };
  const before = known.byConversation[conversationId];
  return before ? put(marked, asRead(before, upTo)) : marked;
}

function put(known: Mentions, brief: MentionBrief): Mentions {
  return { ...known, byConversation: { ...known.byConversation, [brief.conversationId]: brief } };
}

function asRead(brief: MentionBrief, upTo: number): MentionBrief {
  const { firstUnread, ...rest } = brief;
  if (firstUnread === undefined || firstUnread > upTo) return brief;
  if (upTo >= brief.position) return { ...rest, unread: 0 };
  // Those between are not known here; the newest one is unread at any rate.
  return { ...rest, unread: Math.max(1, brief.unread - 1), firstUnread: brief.position };
}

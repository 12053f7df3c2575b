import type { EndedBy, Resolved } from '@yingda/contracts/names';
import { Refusal } from '@yingda/contracts/names';
import { isOpen, isServed, type Conversation } from './conversation';
import { eventEntry, step, type Extra, type Moment, type Step } from './step';

/** The disposition with the topic's words as the timeline keeps them. */
export interface Disposal {
  topicId: string;
  topicZh: string;
  topicEn: string;
  resolved: Resolved;
  summary: string;
}

/** Closed by who served it, with the disposition. */
export function closeWithDisposition(conversation: Conversation, disposal: Disposal, moment: Moment): Step[] {
  if (!isOpen(conversation)) throw alreadyOver(conversation);
  return [
    close(conversation, 'agent', {
      set: dispositionFields(disposal),
      details: { ...dispositionDetails(disposal) },
      disposition: { topicId: disposal.topicId, resolved: disposal.resolved, summary: disposal.summary },
      moment,
    }),
  ];
}

/**
 * Ended by the shopper, by silence or by the system. Who served it still owes the disposition, which stays among
 * their open items. Nothing happens to one that is over, nor to a message left for us: that is still owed an answer.
 */
export function closeWithoutDisposition(
  conversation: Conversation,
  endedBy: Exclude<EndedBy, 'agent' | 'merge'>,
  moment: Moment,
): Step[] {
  if (!isOpen(conversation)) return [];
  if (!isServed(conversation)) {
    // Who leaves the bot has not waited for anybody: it is over, and not abandoned.
    if (endedBy === 'customer' && conversation.status !== 'bot') return abandon(conversation, moment);
    if (conversation.leftMessage && endedBy === 'silence') return [];
  }
  return [close(conversation, endedBy, { set: {}, details: {}, disposition: null, moment })];
}

/** Served, and the customer's turn since before a moment. */
export function isSilent(conversation: Conversation, before: Date): boolean {
  const { waitingFor, waitingSince } = conversation;
  return isServed(conversation) && waitingFor === 'customer' && waitingSince < before;
}

/** The bot has it, and nobody has written since before a moment. */
export function isSilentWithBot(conversation: Conversation, before: Date): boolean {
  return conversation.status === 'bot' && (conversation.lastMessageAt ?? conversation.openedAt) <= before;
}

/** The shopper left while waiting for people. Who left a message has not gone away, and the bot's are ended by its own rule. */
export function abandon(conversation: Conversation, moment: Moment): Step[] {
  if (!isOpen(conversation) || isServed(conversation) || conversation.leftMessage) return [];
  if (conversation.status === 'bot') return [];
  const since = conversation.queuedAt ?? conversation.openedAt;
  const waitedSeconds = Math.max(0, Math.round((moment.now.getTime() - since.getTime()) / 1000));
  return [
    step(conversation, 'conversation.abandoned', {
      set: { ...ended('abandoned', moment.now), endedBy: 'customer', agentId: null },
      entries: [
        eventEntry(moment, 'conversation-abandoned', { waitedSeconds: String(waitedSeconds) }),
        eventEntry(moment, 'chat-closed', { endedBy: 'customer' }),
      ],
      extra: { waitedSeconds },
      moment,
    }),
  ];
}

/** The disposition handed in after the shopper or silence has ended it; also corrects an earlier one. */
export function dispose(
  conversation: Conversation,
  disposal: Disposal,
  moment: Moment,
): Step<'conversation.disposed'> {
  if (conversation.status !== 'closed')
    throw new Refusal('conversation-not-open', 'Only a closed conversation can be disposed of; close it.');
  if (conversation.mergedIntoId !== null)
    throw new Refusal('conversation-merged', 'The conversation it was merged into carries the disposition.', {
      intoConversationId: conversation.mergedIntoId,
    });
  return step(conversation, 'conversation.disposed', {
    set: { ...dispositionFields(disposal), wrapUpDue: false },
    entries: [
      eventEntry(moment, 'conversation-disposed', {
        byName: moment.actor.name,
        ...dispositionDetails(disposal),
      }),
    ],
    extra: {
      disposition: { topicId: disposal.topicId, resolved: disposal.resolved, summary: disposal.summary },
    },
    moment,
  });
}

/** One score of the shopper, kept; a later one replaces it. Only where there was something to rate. */
export function rate(
  conversation: Conversation,
  rating: { score: number; resolved: Resolved | null; comment: string | null },
  moment: Moment,
): Step<'conversation.rated'> {
  if (conversation.status !== 'closed' && conversation.firstResponseAt === null)
    throw new Refusal('not-permitted', 'There is nothing to rate before somebody has answered.');
  return step(conversation, 'conversation.rated', {
    set: {
      ratingScore: rating.score,
      ratingResolved: rating.resolved,
      ratingComment: rating.comment,
      ratedAt: moment.now,
    },
    entries: [
      eventEntry(moment, 'conversation-rated', {
        score: String(rating.score),
        ...(rating.resolved ? { resolved: rating.resolved } : {}),
        ...(rating.comment ? { comment: rating.comment } : {}),
      }),
    ],
    extra: rating,
    moment,
  });
}

function close(
  conversation: Conversation,
  endedBy: EndedBy,
  how: {
    set: Partial<Conversation>;
    details: Record<string, string>;
    disposition: Extra<'conversation.closed'>['disposition'];
    moment: Moment;
  },
): Step<'conversation.closed'> {
  const { moment } = how;
  // An offer nobody took is nobody's wrap-up.
  const agentId = isServed(conversation) ? conversation.agentId : null;
  return step(conversation, 'conversation.closed', {
    set: {
      ...ended('closed', moment.now),
      ...how.set,
      endedBy,
      agentId,
      wrapUpDue: how.disposition === null && agentId !== null,
    },
    entries: [
      eventEntry(moment, 'conversation-closed', { byName: moment.actor.name, endedBy, ...how.details }),
      eventEntry(moment, 'chat-closed', { endedBy }),
    ],
    extra: { endedBy, disposition: how.disposition, agentId },
    moment,
  });
}

function ended(status: 'closed' | 'abandoned', now: Date): Partial<Conversation> {
  return { status, closedAt: now, queueFirst: false, joinedAgentIds: [] };
}

function dispositionFields(disposal: Disposal): Partial<Conversation> {
  return {
    dispositionTopicId: disposal.topicId,
    dispositionResolved: disposal.resolved,
    dispositionSummary: disposal.summary,
  };
}

// Details hold at most 1,000 units each; the whole summary is in the conversation.
function dispositionDetails(disposal: Disposal): Record<string, string> {
  return {
    topicId: disposal.topicId,
    topicZh: disposal.topicZh,
    topicEn: disposal.topicEn,
    resolved: disposal.resolved,
    ...(disposal.summary ? { summary: disposal.summary.slice(0, 1_000) } : {}),
  };
}

function alreadyOver(conversation: Conversation): Refusal {
  return new Refusal('conversation-closed', 'This conversation is over already.', {
    status: conversation.status,
  });
}

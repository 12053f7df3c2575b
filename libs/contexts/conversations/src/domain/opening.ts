import type { Channel } from '@yingda/contracts/names';
import { Refusal } from '@yingda/contracts/names';
import { emptyConversation, isHeld, type Conversation } from './conversation';
import { eventEntry, step, type EntryDraft, type Extra, type Moment, type Step } from './step';

/** What a conversation is opened with. */
export interface Opening {
  conversationId: string;
  inboxId: string;
  channel: Channel;
  teamId: string | null;
  customerId: string;
  identityId: string;
  subject?: string | null;
  leaveMessage?: boolean;
  /** The bot of its inbox answers first. Decided by whoever opens it for a customer. */
  withBot?: boolean;
  /** Goes on only with what this identity has open, not with what its customer has elsewhere. */
  alone?: boolean;
  /** Where the customer came from: a page, a card, a code. */
  source?: string;
}
export type QueueReason = Extra<'conversation.queued'>['reason'];

/** The conversation before its first step: everything is there but the number. */
export function unopened(opening: Opening, now: Date): Conversation {
  return emptyConversation(
    {
      id: opening.conversationId,
      channel: opening.channel,
      inboxId: opening.inboxId,
      customerId: opening.customerId,
      identityId: opening.identityId,
      teamId: opening.teamId,
      subject: opening.subject ?? null,
    },
    now,
  );
}

/**
 * A customer opens and waits, or talks with the bot first: not who leaves a message, which is for people. An agent who
 * opens has it, and waits for the customer.
 */
export function open(
  blank: Conversation,
  { leaveMessage, withBot, source }: Pick<Opening, 'leaveMessage' | 'withBot' | 'source'>,
  moment: Moment,
): Step[] {
  const { actor, now } = moment;
  const byAgent = actor.kind === 'agent';
  const opened = step(blank, 'conversation.opened', {
    set: byAgent
      ? {
          status: 'assigned',
          agentId: actor.agentId,
          assignedAt: now,
          acceptedAt: now,
          waitingFor: 'customer',
        }
      : {},
    entries: [
      eventEntry(moment, 'conversation-opened', {
        byName: actor.name,
        channel: blank.channel,
        ...(source ? { source } : {}),
      }),
    ],
    extra: {},
    moment,
  });
  if (byAgent || (withBot && !leaveMessage)) return [opened];
  const queued = enqueue(opened.conversation, { reason: 'opened', first: false }, moment);
  return leaveMessage ? [opened, queued, ...leave(queued.conversation, moment)] : [opened, queued];
}

/** A note of the channel's: the message that opened it named another conversation, where its sender is a stranger. */
export function keptApart(
  conversation: Conversation,
  why: string,
  moment: Moment,
): Step<'conversation.updated'> {
  const byChannel: Moment = { ...moment, actor: { kind: 'system', name: 'channel' } };
  return step(conversation, 'conversation.updated', {
    entries: [eventEntry(byChannel, 'message-kept-apart', { why })],
    extra: {},
    moment: byChannel,
  });
}

/**
 * Into its team's queue. `first`: before those who have not waited yet; of them those come first whose customer waits
 * longest for an answer, and `queuedAt` says since when. Routing serves by these two, and lists show them.
 */
export function enqueue(
  conversation: Conversation,
  how: { reason: QueueReason; first: boolean; queuedAt?: Date; entry?: EntryDraft },
  moment: Moment,
): Step<'conversation.queued'> {
  const { teamId } = conversation;
  if (teamId === null)
    throw new Refusal('team-not-found', 'The conversation has no team whose queue it could wait in.');
  return step(conversation, 'conversation.queued', {
    set: {
      status: 'queued',
      agentId: null,
      queuedAt: how.queuedAt ?? (how.first && waits(conversation) ? conversation.waitingSince : moment.now),
      queueFirst: how.first,
      assignedAt: null,
      acceptedAt: null,
    },
    entries: [how.entry ?? eventEntry(moment, 'conversation-queued', { reason: how.reason, teamId })],
    extra: { teamId, reason: how.reason, first: how.first },
    moment,
  });
}

const waits = (conversation: Conversation) => conversation.waitingFor === 'us';

/** The bot or the system hands it to the team, `first` where it is urgent. Nothing happens to one that waits already. */
export function queue(conversation: Conversation, moment: Moment, first = false): Step[] {
  if (conversation.status === 'queued') return [];
  if (conversation.status !== 'bot')
    throw new Refusal('conversation-not-open', 'Only a conversation with the bot can be queued.');
  return [enqueue(conversation, { reason: 'opened', first }, moment)];
}

/** Back to the queue: its agent was lost, or the one it was offered to did not take it. */
export function giveBack(
  conversation: Conversation,
  how: { reason: 'returned' | 'declined' | 'missed' | 'unanswered'; agentName: string },
  moment: Moment,
): Step[] {
  const { agentId } = conversation;
  if (!isHeld(conversation) || agentId === null) {
    if (conversation.status === 'queued') return [];
    throw new Refusal('conversation-not-open', 'Nobody has this conversation.');
  }
  if (how.reason === 'returned' || how.reason === 'unanswered') {
    // The entry says who had it instead of "queued".
    const event = how.reason === 'returned' ? 'conversation-returned' : 'reply-missed';
    const entry = eventEntry(moment, event, { agentName: how.agentName });
    return [enqueue(conversation, { reason: 'returned', first: true, entry }, moment)];
  }
  if (conversation.status !== 'offered')
    throw new Refusal('conversation-not-open', 'This conversation is not being offered.');
  const declined = step(conversation, 'conversation.declined', {
    entries: [
      eventEntry(moment, how.reason === 'missed' ? 'offer-missed' : 'offer-declined', {
        agentName: how.agentName,
      }),
    ],
    extra: { agentId, missed: how.reason === 'missed' },
    moment,
  });
  // It keeps its place: an agent who says no takes nothing from the customer, nor gives them others' turn.
  const { queueFirst: first, queuedAt } = conversation;
  const place = { first, ...(queuedAt ? { queuedAt } : {}) };
  return [declined, enqueue(declined.conversation, { reason: how.reason, ...place }, moment)];
}

/** The shopper leaves a message instead of waiting: it stays queued, and leaving is no abandonment any more. */
export function leave(conversation: Conversation, moment: Moment): Step[] {
  if (conversation.leftMessage || !['bot', 'queued', 'offered'].includes(conversation.status)) return [];
  // A message is left for people, so the bot has it no more.
  const queued = conversation.status === 'bot' ? queue(conversation, moment) : [];
  return [
    ...queued,
    step(queued.at(-1)?.conversation ?? conversation, 'conversation.updated', {
      set: { leftMessage: true },
      entries: [eventEntry(moment, 'message-left')],
      extra: {},
      moment,
    }),
  ];
}

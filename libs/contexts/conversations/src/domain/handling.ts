import { Refusal } from '@yingda/contracts/names';
import { assign, type Receiver } from './assignment';
import { isOpen, type Conversation } from './conversation';
import { noteEntry } from './notes';
import { enqueue } from './opening';
import { eventEntry, step, type Moment, type Step } from './step';

export const HIGHEST_LEVEL = 3;

/** Where a conversation is transferred to, with the names the timeline needs. */
export type TransferTarget =
  | { kind: 'agent'; agent: Receiver; teamId: string | null }
  | { kind: 'team'; teamId: string; teamName: string };

/** To a colleague or to another queue, with a note for whoever goes on. */
export function transfer(
  conversation: Conversation,
  to: { target: TransferTarget; note: string; fromName: string },
  moment: Moment,
): Step[] {
  if (!isOpen(conversation)) throw new Refusal('conversation-closed', 'This conversation is over.');
  const { target } = to;
  if (target.kind === 'agent' && target.agent.id === conversation.agentId)
    throw new Refusal('already-taken', `${target.agent.name} has this conversation already.`, {
      byName: target.agent.name,
      byAgentId: target.agent.id,
    });
  const from = { agentId: conversation.agentId, teamId: conversation.teamId };
  const transferred = step(conversation, 'conversation.transferred', {
    // For another queue it has left the agent at once; for a colleague the next step says who had it.
    set:
      target.kind === 'team'
        ? { teamId: target.teamId, agentId: null, status: 'queued', queuedAt: moment.now }
        : { teamId: target.teamId },
    entries: [
      noteEntry(moment, to.note, target.kind === 'agent' ? [target.agent.id] : []),
      eventEntry(moment, 'conversation-transferred', {
        byName: moment.actor.name,
        ...(to.fromName ? { fromName: to.fromName } : {}),
        // From where, so that it can be taken back.
        ...(from.agentId ? { fromAgentId: from.agentId } : {}),
        ...(from.teamId ? { fromTeamId: from.teamId } : {}),
        ...(target.kind === 'agent'
          ? { agentName: target.agent.name, agentId: target.agent.id }
          : { teamName: target.teamName }),
        ...(target.teamId ? { teamId: target.teamId } : {}),
      }),
    ],
    extra: {
      from,
      to:
        target.kind === 'agent'
          ? { agentId: target.agent.id, teamId: target.teamId }
          : { agentId: null, teamId: target.teamId },
      note: to.note,
    },
    moment,
  });
  const next =
    target.kind === 'agent'
      ? assign(transferred.conversation, { ...target.agent, how: 'transferred', accepted: true }, moment)
      : [enqueue(transferred.conversation, { reason: 'transferred', first: true }, moment)];
  return [transferred, ...next];
}

/** One level up, with the reason. Who has it keeps it; those above see it. */
export function escalate(
  conversation: Conversation,
  reason: string,
  moment: Moment,
): Step<'conversation.escalated'> {
  if (!isOpen(conversation)) throw new Refusal('conversation-closed', 'This conversation is over.');
  if (conversation.escalationLevel >= HIGHEST_LEVEL)
    throw new Refusal('not-permitted', 'This conversation is at the highest level already.', {
      level: conversation.escalationLevel,
    });
  const level = conversation.escalationLevel + 1;
  return step(conversation, 'conversation.escalated', {
    set: { escalationLevel: level },
    entries: [
      eventEntry(moment, 'conversation-escalated', {
        byName: moment.actor.name,
        level: String(level),
        reason,
      }),
    ],
    extra: { level, reason },
    moment,
  });
}

/** It is the customer's turn although the last word was theirs ("I will look for the receipt"). */
export function waitForCustomer(conversation: Conversation, moment: Moment): Step[] {
  if (!isOpen(conversation)) throw new Refusal('conversation-closed', 'This conversation is over.');
  if (conversation.waitingFor === 'customer') return [];
  return [
    step(conversation, 'conversation.updated', {
      set: { waitingFor: 'customer', waitingSince: moment.now },
      entries: [eventEntry(moment, 'conversation-waiting', { byName: moment.actor.name })],
      extra: {},
      moment,
    }),
  ];
}

/** Why an identity has another customer; told in what is open at the time. */
export interface MoveReason {
  event: 'customer-identified' | 'customer-joined' | 'customer-separated';
  details: Record<string, string>;
}

/** The identity now belongs to another customer record, and its conversations move along. */
export function moveToCustomer(
  conversation: Conversation,
  to: { customerId: string; why: MoveReason },
  moment: Moment,
): Step[] {
  const { customerId, why } = to;
  if (conversation.customerId === customerId) return [];
  return [
    step(conversation, 'conversation.updated', {
      set: { customerId },
      entries: isOpen(conversation) ? [eventEntry(moment, why.event, why.details)] : [],
      extra: {},
      moment,
    }),
  ];
}

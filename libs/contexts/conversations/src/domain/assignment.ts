import { Refusal } from '@yingda/contracts/names';
import { isOpen, isServed, type Conversation } from './conversation';
import { eventEntry, step, type Extra, type Moment, type Step } from './step';

export type AssignedHow = Extra<'conversation.assigned'>['how'];

/** The agent who gets it, as timelines and customers name them. */
export interface Receiver {
  id: string;
  name: string;
  publicName: string;
}

/** The answer to whoever comes second. */
export function alreadyTaken(by: { id: string; name: string }): Refusal {
  return new Refusal('already-taken', `${by.name} has this conversation already.`, {
    byName: by.name,
    byAgentId: by.id,
  });
}

/**
 * What routing decides about a queue holds only while the conversation waits there: it may hear late that a
 * conversation was transferred, and would give it back to the team that gave it away.
 */
export function checkTeam(conversation: Conversation, teamId: string | undefined): void {
  if (teamId !== undefined && conversation.teamId !== teamId)
    throw new Refusal('conversation-not-open', 'This conversation waits in another team by now.');
}

/** Refuses with the reason why it cannot be taken from a queue. `holder` is who has it, when somebody has. */
export function checkWaiting(conversation: Conversation, holder: Receiver | null): void {
  if (!isOpen(conversation))
    throw new Refusal('conversation-closed', 'This conversation is over.', {
      status: conversation.status,
    });
  if (isServed(conversation) && holder) throw alreadyTaken(holder);
  if (isServed(conversation)) throw new Refusal('conversation-not-open', 'This conversation does not wait.');
}

/** Offers a waiting conversation; nothing but an answer or the end of the time changes that. */
export function offer(
  conversation: Conversation,
  to: Receiver & { expiresAt: Date },
  moment: Moment,
): Step<'conversation.offered'> {
  return step(conversation, 'conversation.offered', {
    set: { status: 'offered', agentId: to.id, assignedAt: moment.now },
    entries: [eventEntry(moment, 'conversation-offered', { agentName: to.name, agentId: to.id })],
    extra: { agentId: to.id, expiresAt: to.expiresAt.toISOString() },
    moment,
  });
}

/** Gives it to an agent, who thereby has accepted it unless `accepted` is false. */
export function assign(
  conversation: Conversation,
  to: Receiver & { how: AssignedHow; accepted: boolean },
  moment: Moment,
): Step[] {
  const previousAgentId = conversation.agentId;
  const assigned = step(conversation, 'conversation.assigned', {
    set: {
      status: 'assigned',
      agentId: to.id,
      // Who has it does not write along any more.
      joinedAgentIds: conversation.joinedAgentIds.filter((id) => id !== to.id),
      assignedAt: moment.now,
      acceptedAt: to.accepted ? moment.now : null,
      queueFirst: false,
    },
    entries: [
      eventEntry(moment, 'conversation-assigned', {
        agentName: to.name,
        agentId: to.id,
        byName: moment.actor.name,
        how: to.how,
      }),
    ],
    extra: { agentId: to.id, previousAgentId, how: to.how },
    moment,
  });
  return to.accepted ? [assigned, joined(assigned.conversation, to, moment)] : [assigned];
}

/** The agent takes what was offered or given to them. */
export function accept(
  conversation: Conversation,
  by: Receiver,
  moment: Moment,
): Step<'conversation.accepted'> {
  return joined(conversation, by, moment);
}

function joined(
  conversation: Conversation,
  agent: Receiver & { how?: AssignedHow },
  moment: Moment,
): Step<'conversation.accepted'> {
  // The customer hears of a change when somebody has already answered them; who comes first, or comes back, has joined.
  const changed = conversation.firstResponseAt !== null && agent.how !== 'reopened';
  const event = changed ? 'agent-changed' : 'agent-joined';
  return step(conversation, 'conversation.accepted', {
    set: { status: 'assigned', acceptedAt: moment.now, queueFirst: false },
    entries: [
      eventEntry(moment, 'conversation-accepted', { agentName: agent.name, agentId: agent.id }),
      { ...eventEntry(moment, event, { agentName: agent.publicName }), author: shownAs(agent) },
    ],
    extra: { agentId: agent.id },
    moment,
  });
}

function shownAs(agent: Receiver) {
  return { kind: 'agent' as const, id: agent.id, name: agent.publicName };
}

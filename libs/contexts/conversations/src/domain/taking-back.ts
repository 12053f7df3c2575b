import { type EventContent, type StaffEntry } from '@yingda/contracts';
import { CUSTOMER_EVENTS, Refusal, TRANSFER_UNDO_MS } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import { assign, type Receiver } from './assignment';
import { isOpen, type Conversation } from './conversation';
import { enqueue } from './opening';
import { eventEntry, step, type Moment, type Step } from './step';

/** Where it was before the transfer. */
export interface Former {
  agentId: string | null;
  teamId: string | null;
}

/**
 * Where a transfer that the actor takes back leads to; null when that was done already. `since` are the entries from the last
 * transfer on.
 */
export function former(
  conversation: Conversation,
  since: readonly StaffEntry[],
  { actor, now }: { actor: AgentActor; now: Date },
): Former | null {
  const [transfer, ...after] = since;
  if (!transfer || transfer.author.id !== actor.agentId)
    throw new Refusal('not-permitted', 'Only who transferred a conversation may take it back.');
  if (after.some((entry) => eventOf(entry) === 'transfer-taken-back')) return null;
  if (!isOpen(conversation)) throw new Refusal('conversation-closed', 'This conversation is over.');
  if (now.getTime() - Date.parse(transfer.createdAt) > TRANSFER_UNDO_MS)
    throw new Refusal('edit-window-over', 'A transfer can be taken back for a minute.');
  const { fromAgentId, fromTeamId } = (transfer.content as EventContent).details;
  return { agentId: fromAgentId ?? null, teamId: fromTeamId ?? conversation.teamId };
}

/**
 * The colleague who has gone on with it since it was transferred; then it is too late. A place given automatically is not yet
 * a person's acceptance: too late it is once a colleague has taken it, moved it or written to the customer, or whoever has it
 * has noted something.
 */
export function wentOn(
  conversation: Conversation,
  since: readonly StaffEntry[],
  actor: AgentActor,
): string | null {
  const [, ...after] = since;
  if (after.some((entry) => eventOf(entry) === 'transfer-taken-back')) return null;
  return after.find((entry) => isDeed(entry, actor.agentId, conversation.agentId))?.author.id ?? null;
}

/** Back to who had it, or to the queue it waited in. The note of the transfer stays where it was written. */
export function takeBack(
  conversation: Conversation,
  to: { agent: Receiver | null; teamId: string | null },
  moment: Moment,
): Step[] {
  const { agent, teamId } = to;
  if (agent && agent.id === conversation.agentId) return [];
  const from = { agentId: conversation.agentId, teamId: conversation.teamId };
  const returned = step(conversation, 'conversation.transferred', {
    set: agent ? { teamId } : { teamId, agentId: null, status: 'queued', queuedAt: moment.now },
    entries: [eventEntry(moment, 'transfer-taken-back', { byName: moment.actor.name })],
    extra: { from, to: { agentId: agent?.id ?? null, teamId }, note: '', takenBack: true },
    moment,
  });
  const next = agent
    ? assign(returned.conversation, { ...agent, how: 'transferred', accepted: true }, moment)
    : [enqueue(returned.conversation, { reason: 'returned', first: true }, moment)];
  return [returned, ...next];
}

function isDeed(entry: StaffEntry, actorId: string, holderId: string | null): boolean {
  if (entry.author.kind !== 'agent' || entry.author.id === actorId) return false;
  if (entry.entry === 'note') return entry.author.id === holderId;
  // What the customer is shown bears the name of the agent who was given it.
  return !(CUSTOMER_EVENTS as readonly string[]).includes(eventOf(entry) ?? '');
}

const eventOf = (entry: StaffEntry) =>
  entry.entry === 'event' ? (entry.content as EventContent).event : undefined;

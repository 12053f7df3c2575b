import { type ConversationState } from '@yingda/contracts';
import type { AgentActor } from '@yingda/events';
import { newId } from '@yingda/platform';
import type { Candidate } from './domain/candidate';
import { type InLine, NO_DEMAND } from './domain/in-line';

const TEN = '2026-03-02T02:00:00.000Z';

/** An agent who is online with five places, none of them taken. */
export function aCandidate(with_: Partial<Candidate> = {}): Candidate {
  return {
    agentId: newId(),
    state: 'online',
    serves: true,
    onDuty: true,
    capacity: 5,
    busy: 0,
    held: with_.busy ?? 0,
    skills: {},
    lastAssignedAt: null,
    helpsFrom: null,
    ...with_,
  };
}

/** A conversation that has waited since ten o'clock and was offered to nobody. */
export function aWaiting(with_: Partial<InLine> = {}): InLine {
  return {
    ...NO_DEMAND,
    conversationId: newId(),
    front: false,
    queuedAt: new Date(TEN),
    offeredAgentId: null,
    declinedBy: [],
    triedBy: [],
    restUntil: null,
    heldUntil: null,
    ...with_,
  };
}

/** A queued conversation as events carry it. */
export function aConversationState(with_: Partial<ConversationState> = {}): ConversationState {
  const id = with_.id ?? newId();
  return {
    id,
    number: '100001',
    channel: 'web',
    inboxId: newId(),
    customerId: newId(),
    identityId: newId(),
    teamId: null,
    agentId: null,
    status: 'queued',
    waitingFor: 'us',
    waitingSince: TEN,
    escalationLevel: 1,
    openedAt: TEN,
    queuedAt: TEN,
    assignedAt: null,
    acceptedAt: null,
    firstResponseAt: null,
    closedAt: null,
    endedBy: null,
    wrapUpDue: false,
    disposition: null,
    rating: null,
    lastMessage: null,
    unread: 1,
    marks: { customerDelivered: 0, customerRead: 0, agentRead: 0 },
    head: { conversationId: id, sequence: 1, revision: 0 },
    leftMessage: false,
    mergedInto: null,
    subject: null,
    ...with_,
  };
}

/** Somebody who may change settings. */
export const anAdministrator: AgentActor = {
  kind: 'agent',
  agentId: newId(),
  name: 'Admin',
  publicName: 'Admin',
  role: 'administrator',
  teamIds: [],
  permissions: { 'settings.edit': 'all' },
};

/** Somebody who serves the customers of some teams. */
export function anAgent(agentId: string, teamIds: string[]): AgentActor {
  const permissions = { 'conversation.serve': 'own' } as const;
  return { kind: 'agent', agentId, name: 'Ann', publicName: 'Ann', role: 'agent', teamIds, permissions };
}

import { type ConversationState } from '@yingda/contracts';
import { newId } from '@yingda/platform';
import type { Candidate } from './domain/choose-agent';
import type { Waiting } from './domain/waiting';

const TEN = '2026-03-02T02:00:00.000Z';

/** An agent who is online with five places, none of them taken. */
export function aCandidate(with_: Partial<Candidate> = {}): Candidate {
  return { agentId: newId(), capacity: 5, load: 0, lastAssignedAt: null, state: 'online', ...with_ };
}

/** A conversation that has waited since ten o'clock and was offered to nobody. */
export function aWaiting(with_: Partial<Waiting> = {}): Waiting {
  return {
    conversationId: newId(),
    front: false,
    queuedAt: new Date(TEN),
    offeredAgentId: null,
    declinedBy: [],
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

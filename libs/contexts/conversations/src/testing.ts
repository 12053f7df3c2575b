import type { Permission, PermissionScope } from '@yingda/contracts/names';
import type { AgentActor, CustomerActor, SystemActor } from '@yingda/events';
import { newId } from '@yingda/platform';
import { emptyConversation, type Conversation } from './domain/conversation';
import type { Appendix } from './storage/append-messages';
import type { OpenConversationCommand } from './use-cases/open-conversation';

/** A conversation as its row would hold it; whatever matters to the spec is said in `with_`. */
export function aConversation(with_: Partial<Conversation> = {}): Conversation {
  const openedAt = with_.openedAt ?? new Date('2026-03-02T02:00:00.000Z');
  const facts = {
    id: newId(),
    channel: 'web' as const,
    inboxId: newId(),
    customerId: newId(),
    identityId: newId(),
    teamId: newId(),
    subject: null,
  };
  return { ...emptyConversation(facts, openedAt), number: '100001', ...with_ };
}

/** An opening by the customer it is for. */
export function anOpening(with_: Partial<OpenConversationCommand> = {}): OpenConversationCommand {
  return {
    conversationId: newId(),
    inboxId: newId(),
    channel: 'web',
    teamId: newId(),
    customerId: newId(),
    identityId: newId(),
    ...with_,
  };
}

export function aCustomer(with_: Partial<CustomerActor> = {}): CustomerActor {
  return {
    kind: 'customer',
    customerId: newId(),
    identityId: newId(),
    inboxId: newId(),
    name: '林小姐',
    ...with_,
  };
}

/** An agent with the rights of the role, as far as conversations ask for them. */
export function anAgent(with_: Partial<AgentActor> = {}): AgentActor {
  const role = with_.role ?? 'agent';
  return {
    kind: 'agent',
    agentId: newId(),
    name: '王芳',
    publicName: '小芳',
    role,
    teamIds: [],
    permissions: PERMISSIONS[role],
    ...with_,
  };
}

export const theSystem: SystemActor = { kind: 'system', name: 'routing' };

type Rights = Partial<Record<Permission, PermissionScope>>;
const serving = (scope: PermissionScope): Rights => ({
  'conversation.serve': scope,
  'conversation.transfer': scope,
});
// The rows of the permission table that conversations read; the table itself is the agents context's.
const PERMISSIONS: Record<AgentActor['role'], Rights> = {
  agent: serving('own'),
  'senior-agent': serving('own'),
  supervisor: { ...serving('team'), 'conversation.take-over': 'team', 'conversation.monitor': 'team' },
  manager: { ...serving('all'), 'conversation.take-over': 'all', 'conversation.monitor': 'all' },
  'quality-reviewer': { 'conversation.monitor': 'masked' },
  handler: {},
  administrator: { 'settings.edit': 'all' },
};

/** A shopper's short text, ready for the group commit. */
export function anAppendix(conversationId: string, authorId: string, clientMessageId: string): Appendix {
  return {
    conversationId,
    authorKind: 'customer',
    authorId,
    identityId: null,
    excerpt: '',
    createdAt: new Date(0),
    entry: {
      id: newId(),
      conversationId,
      entry: 'message',
      author: { kind: 'customer', name: 'x' },
      content: { kind: 'text', text: 'x' },
      createdAt: new Date(0).toISOString(),
      clientMessageId,
    },
    by: { kind: 'customer', id: authorId, name: 'x' },
    eventId: newId(),
    requestId: null,
  };
}

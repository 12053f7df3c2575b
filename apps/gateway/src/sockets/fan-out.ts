import type {
  AnyDomainEvent,
  ConversationChange,
  DomainEvent,
  DomainEventMap,
  EventName,
} from '@yingda/events';
import { ConversationState, Message, StaffEntry } from '@yingda/contracts';
import type { CustomerScreens } from './customer-screens';
import type { Emitter } from './emitter';
import type { HeldSockets } from './held-sockets';
import type { Loads } from './loads';
import { rooms } from './rooms';
import { RowUpdates } from './row-updates';
import { customerMessageOf, excerptOf } from '@yingda/conversations';

/** Events that no screen waits for. Together with the cases below this covers every domain event; the compiler checks it. */
type Silent =
  | 'customer.created'
  | 'customer.unblocked'
  | 'agent.lost'
  | 'agent.invited'
  | 'agent.reactivated'
  | 'call.logged';

/** Events whose state and entries go to the screens of the conversation. */
const CHANGES = new Set<EventName>([
  'conversation.opened',
  'conversation.queued',
  'conversation.offered',
  'conversation.assigned',
  'conversation.accepted',
  'conversation.declined',
  'conversation.transferred',
  'conversation.escalated',
  'conversation.updated',
  'conversation.closed',
  'conversation.disposed',
  'conversation.reopened',
  'conversation.abandoned',
  'conversation.merged',
  'conversation.unmerged',
  'conversation.rated',
  'note.added',
  'message.sent',
]);

/** Changes after which it may be somebody else's: of another agent, team or customer. */
const MOVES = new Set<EventName>([
  'conversation.queued',
  'conversation.offered',
  'conversation.assigned',
  'conversation.declined',
  'conversation.transferred',
  'conversation.updated',
]);

/**
 * Domain event → wire events and rooms. Who gets what is computed here only; customers get what `customerMessageOf`
 * and `CustomerScreens` build for them. Called right after the commit, so nothing here reads the database before
 * the message itself is on its way.
 */
export class FanOut {
  constructor(
    private readonly emit: Emitter,
    private readonly customers: CustomerScreens,
    private readonly held: HeldSockets,
    private readonly loads: Loads,
    private readonly rows: RowUpdates = new RowUpdates(emit),
  ) {}

  deliver(events: DomainEvent[]): void {
    for (const event of events as AnyDomainEvent[]) {
      if (CHANGES.has(event.name)) this.change(event.payload as ConversationChange, event.name);
      this.rest(event);
    }
  }

  private change(change: ConversationChange, name: EventName): void {
    const { conversation, entries, holder } = change;
    for (const entry of entries) this.entry(conversation, entry);
    if (name === 'message.sent') this.rows.afterMessage(conversation);
    else this.rows.atOnce(conversation);
    // The message itself tells the customer all that a message changes.
    const told = name === 'message.sent' || name === 'note.added';
    if (!told) this.customers.refresh(conversation.id);
    if (MOVES.has(name)) this.held.conversationChanged(conversation);
    if (holder) this.loads.moved(holder);
  }

  private entry(conversation: ConversationState, entry: StaffEntry): void {
    this.emit.console([rooms.staffOf(conversation.id)], 'message.sent', { message: entry });
    const message: Message | null = customerMessageOf(entry);
    if (message) this.emit.widget([rooms.customerOf(conversation.id)], 'message.sent', { message });
  }

  private rest(event: AnyDomainEvent): void {
    switch (event.name) {
      case 'message.updated': {
        const { entry, conversation, customerRevision, staffRevision } = event.payload;
        this.emit.console([rooms.staffOf(entry.conversationId)], 'message.updated', {
          message: entry,
          revision: staffRevision,
        });
        const message = customerMessageOf(entry);
        if (message)
          this.emit.widget([rooms.customerOf(entry.conversationId)], 'message.updated', {
            message,
            revision: customerRevision,
          });
        this.rows.atOnce(conversation);
        return;
      }
      case 'conversation.read': {
        const { conversationId, reader, deliveredSequence, readSequence, agentId, teamId } = event.payload;
        this.rows.settle(conversationId);
        const mark = { conversationId, reader, deliveredSequence, readSequence };
        const listed = [agentId ? rooms.agent(agentId) : null, teamId ? rooms.team(teamId) : null].filter(
          (room): room is string => room !== null,
        );
        this.emit.console(
          [rooms.staffOf(conversationId), rooms.everything, ...listed],
          'conversation.read',
          mark,
        );
        this.emit.widget([rooms.customerOf(conversationId)], 'conversation.read', mark);
        return;
      }
      case 'conversation.assigned':
        if (event.payload.previousAgentId)
          this.withdraw(
            event.payload.previousAgentId,
            event.payload,
            event.payload.how === 'transferred' ? 'transferred' : 'taken',
          );
        return;
      case 'conversation.transferred':
        this.leftTeam(event.payload);
        if (event.payload.from.agentId && event.payload.by.id !== event.payload.from.agentId)
          this.withdraw(event.payload.from.agentId, event.payload, 'transferred');
        return;
      case 'conversation.offered':
        return this.customers.offer(event.payload);
      case 'conversation.declined':
        this.withdraw(event.payload.agentId, event.payload, 'expired');
        return;
      case 'note.added':
        for (const agentId of event.payload.mentions) this.mention(agentId, event.payload);
        return;
      case 'mention.read': {
        const { agentId, ...read } = event.payload;
        return this.emit.console([rooms.agent(agentId)], 'mention.read', read);
      }
      case 'presence.changed':
        return this.customers.presence(event.payload.agentId);
      case 'delivery.changed':
        return this.emit.console(
          [rooms.staffOf(event.payload.conversationId)],
          'delivery.changed',
          event.payload,
        );
      case 'window.changed': {
        const { customerId, identityId, window } = event.payload;
        this.emit.console([rooms.customer(customerId)], 'window.changed', { customerId, identityId, window });
        return;
      }
      case 'window.ending': {
        const { conversationId, customerId, ending, agentIds, teamId } = event.payload;
        const to = [rooms.staffOf(conversationId), rooms.everything, ...agentIds.map(rooms.agent)];
        this.emit.console(teamId ? [...to, rooms.team(teamId)] : to, 'window.ending', {
          ...{ conversationId, customerId, ending, agentIds },
        });
        return;
      }
      case 'page.visited': {
        const { customerId, url, title, at } = event.payload;
        this.emit.console([rooms.customer(customerId)], 'page.visited', {
          customerId,
          visit: { url, title, at, current: true },
        });
        return;
      }
      case 'customer.updated': {
        const { customerId: id, name, tier, isVisitor, code, blocked } = event.payload;
        this.emit.console([rooms.customers], 'customer.updated', {
          customer: { id, name, tier, isVisitor, code, blocked },
        });
        return;
      }
      case 'identity.joined':
      case 'identity.separated':
        return this.joined(event.payload);
      case 'customer.blocked':
        this.emit.endSessions('/widget', rooms.customer(event.payload.customerId), 'visitor-blocked');
        return;
      case 'agent.updated':
        if (event.payload.endSessions)
          this.emit.endSessions('/console', rooms.agent(event.payload.agentId), 'token-expired');
        else this.held.agentChanged(event.payload.agentId);
        this.directory('agents');
        return;
      case 'agent.deactivated':
        this.emit.endSessions('/console', rooms.agent(event.payload.agentId), 'account-deactivated');
        this.directory('agents');
        return;
      case 'team.updated':
        return this.directory('teams');
      case 'inbox.updated':
        return this.directory('inboxes');
      case 'topic.updated':
        return this.directory('topics');
      case 'canned-response.updated':
        return this.directory('canned-responses');
      default:
        return this.nothingElse(event.name);
    }
  }

  /** The compiler refuses a domain event that is neither handled above, nor a change, nor named silent. */
  private nothingElse(
    _:
      | Silent
      | 'conversation.opened'
      | 'conversation.queued'
      | 'conversation.accepted'
      | 'conversation.escalated'
      | 'conversation.updated'
      | 'conversation.closed'
      | 'conversation.disposed'
      | 'conversation.reopened'
      | 'conversation.abandoned'
      | 'conversation.merged'
      | 'conversation.unmerged'
      | 'conversation.rated'
      | 'message.sent',
  ): void {}

  private withdraw(
    agentId: string,
    change: ConversationChange,
    reason: 'taken' | 'expired' | 'transferred',
  ): void {
    if (change.conversation.agentId === agentId) return;
    this.emit.console([rooms.agent(agentId)], 'conversation.withdrawn', {
      conversationId: change.conversation.id,
      reason,
      byName: change.by.name,
    });
    // The row leaves this agent's list, so they get its last state as well.
    this.emit.console([rooms.agent(agentId)], 'conversation.updated', { conversation: change.conversation });
  }

  /** Whoever is another customer now goes on as that one at once, and no further when that one is blocked. */
  private joined({ identityId, toCustomerId }: { identityId: string; toCustomerId: string }): void {
    this.held.identityJoined({ identityId, toCustomerId });
    this.customers.ifBlocked(toCustomerId, () =>
      this.held.identityJoined({ identityId, toCustomerId, blocked: true }),
    );
  }

  /** It leaves the lists of the team it comes from: they hear its last state, which is not theirs any more. */
  private leftTeam({ from, conversation }: DomainEventMap['conversation.transferred']): void {
    if (from.teamId && from.teamId !== conversation.teamId)
      this.emit.console([rooms.team(from.teamId)], 'conversation.updated', { conversation });
  }

  /** Only to those who may read it: the note's own use case has left the others out. */
  private mention(agentId: string, change: ConversationChange): void {
    const note = change.entries[0];
    if (!note) return;
    this.emit.console([rooms.agent(agentId)], 'agent.mentioned', {
      conversationId: change.conversation.id,
      number: change.conversation.number,
      byName: change.by.name,
      ...(change.by.id ? { byId: change.by.id } : {}),
      excerpt: excerptOf(note.content),
      noteId: note.id,
      position: note.position,
      at: note.createdAt,
    });
  }

  private directory(list: 'agents' | 'teams' | 'inboxes' | 'topics' | 'canned-responses'): void {
    this.emit.console([rooms.staff], 'directory.changed', { list });
  }
}

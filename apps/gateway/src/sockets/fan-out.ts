import type { AnyDomainEvent, ConversationChange, DomainEvent, EventName } from '@yingda/events';
import { ConversationState, DirectoryChanged, Message, StaffEntry } from '@yingda/contracts';
import { isCaseWork, tellCaseWork } from './case-work';
import { isCaseNews, tellCase } from './told-cases';
import type { CustomerScreens } from './customer-screens';
import type { Emitter } from './emitter';
import type { HeldSockets } from './held-sockets';
import type { Loads } from './loads';
import { tellMentioned } from './mentioned';
import { MovedRows } from './moved-rows';
import { tellPromise, tellServiceLevel } from './promised-times';
import { rooms } from './rooms';
import { RowUpdates } from './row-updates';
import type { Silent } from './silent-events';
import { customerMessageOf } from '@yingda/conversations';

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
    private readonly moved: MovedRows = new MovedRows(emit),
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
    if (isCaseWork(event)) return tellCaseWork(this.emit, event);
    if (isCaseNews(event)) return tellCase(this.emit, event);
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
        return this.moved.assigned(event.payload);
      case 'conversation.transferred':
        return this.moved.transferred(event.payload);
      case 'conversation.offered':
        return this.customers.offer(event.payload);
      case 'conversation.queued':
        return this.moved.queued(event.payload);
      case 'conversation.declined':
        return this.moved.declined(event.payload);
      case 'note.added':
        return tellMentioned(this.emit, event.payload);
      case 'mention.read': {
        const { agentId, ...read } = event.payload;
        return this.emit.console([rooms.agent(agentId)], 'mention.read', read);
      }
      case 'presence.changed':
        return this.customers.presence(event.payload.agentId);
      case 'presence.forced': {
        const { agentId, state, reason, by } = event.payload;
        return this.emit.console([rooms.agent(agentId)], 'presence.forced', {
          ...{ state, reason, byName: by.name },
        });
      }
      case 'trend.noticed':
        return this.emit.console(event.payload.agentIds.map(rooms.agent), 'trend.noticed', {
          trend: event.payload.trend,
        });
      case 'team.notified': {
        const { notice, byId } = event.payload;
        return this.emit.console([rooms.team(notice.teamId)], 'team.notified', { notice, byId });
      }
      case 'rule.paused': {
        const { agentIds, ...told } = event.payload;
        return this.emit.console([rooms.everything, ...agentIds.map(rooms.agent)], 'rule.paused', told);
      }
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
      case 'service-level.warned':
      case 'service-level.breached':
        return tellServiceLevel(this.emit, event.name, event.payload);
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
      case 'department.updated':
        return this.directory('departments');
      case 'survey.sent':
      case 'survey.not-sent':
      case 'survey.opened':
      case 'survey.reminded':
      case 'survey.withdrawn':
      case 'survey.answered':
      case 'survey.changed':
      case 'survey.expired':
        return this.customers.survey(event.payload);
      case 'promise.made':
      case 'promise.due':
      case 'promise.kept':
      case 'promise.broken':
      case 'promise.reassigned':
      case 'promise.moved':
        return tellPromise(this.emit, event.name, event.payload);
      case 'shift.updated':
        return this.emit.console([rooms.staff], 'shift.updated', event.payload);
      case 'inbox.updated':
        return this.directory('inboxes');
      case 'topic.updated':
        return this.directory('topics');
      case 'canned-response.updated':
        return this.directory('canned-responses');
      case 'canned-proposal.updated':
        return this.directory('canned-proposals');
      case 'word-list.updated':
        return this.directory('words');
      default:
        return this.nothingElse(event.name);
    }
  }

  /** The compiler refuses a domain event that is neither handled above, nor a change, nor named silent. */
  private nothingElse(
    _:
      | Silent
      | 'conversation.opened'
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

  /** Whoever is another customer now goes on as that one at once, and no further when that one is blocked. */
  private joined({ identityId, toCustomerId }: { identityId: string; toCustomerId: string }): void {
    this.held.identityJoined({ identityId, toCustomerId });
    this.customers.ifBlocked(toCustomerId, () =>
      this.held.identityJoined({ identityId, toCustomerId, blocked: true }),
    );
  }

  private directory(list: DirectoryChanged['list']): void {
    this.emit.console([rooms.staff], 'directory.changed', { list });
  }
}

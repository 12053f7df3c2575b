import type {
  ConversationChange,
  DomainEvent,
  DomainEventMap,
  EventName,
  SurveySubject,
} from '@yingda/events';
import type { Handlers, Relay, UnitOfWork } from '@yingda/platform';
import type { Histories } from '../ports';
import type { Changes } from '../storage/changes';
import type { ItemChanges } from '../storage/item-changes';
import { itemHandlers } from './item-handlers';
import type { PresenceFacts } from '../storage/presence-facts';

/** Events that carry a changed conversation. */
type ChangeName = {
  [N in EventName]: DomainEventMap[N] extends ConversationChange ? N : never;
}[EventName];

/** Whether its facts may be others afterwards; of every such event, so that a new one cannot be forgotten. */
const CHANGING: Record<ChangeName, boolean> = {
  'conversation.opened': true,
  'conversation.queued': true,
  'conversation.offered': true,
  'conversation.assigned': true,
  'conversation.accepted': true,
  'conversation.declined': true,
  'conversation.transferred': true,
  'conversation.escalated': true,
  'conversation.updated': true,
  'conversation.closed': true,
  'conversation.disposed': true,
  'conversation.reopened': true,
  'conversation.abandoned': true,
  'conversation.merged': true,
  'conversation.unmerged': true,
  'conversation.rated': true,
  'message.sent': true,
  'note.added': false,
};

/** What is marked and written down, and where the past is read. */
export interface ReactionKeeping {
  changes: Changes;
  itemChanges: ItemChanges;
  presence: PresenceFacts;
  histories: Histories;
}

/** Hears what happens: conversations are marked, presence is written down. */
export class ReportReactions {
  constructor(
    private readonly keeping: ReactionKeeping,
    private readonly unitOfWork: UnitOfWork,
    /** There is something to record. */
    private readonly wake: () => void,
  ) {}

  register(relay: Relay): void {
    const changed = async ({ payload }: { payload: ConversationChange }) => {
      await this.keeping.changes.mark([payload.conversation.id], { urgent: true });
      this.unitOfWork.afterCommit(this.wake);
    };
    const asked = async ({ payload }: { payload: SurveySubject }) => {
      if (!payload.conversationId || payload.anonymous) return;
      await this.keeping.changes.mark([payload.conversationId], { urgent: true });
      this.unitOfWork.afterCommit(this.wake);
    };
    const opened = async (event: DomainEvent<'conversation.opened'>) => {
      const { customerId, id, openedAt } = event.payload.conversation;
      // Whoever comes back within a day was not helped by a bot before.
      const earlier = await this.keeping.histories.endedBefore(customerId, new Date(openedAt));
      await this.keeping.changes.mark([id, ...earlier], { urgent: true });
      this.unitOfWork.afterCommit(this.wake);
    };
    const bought = async ({ payload }: { payload: { conversationId: string } }) => {
      await this.keeping.changes.mark([payload.conversationId], { urgent: false });
      this.unitOfWork.afterCommit(this.wake);
    };
    const names = Object.entries(CHANGING).flatMap(([name, changes]) => (changes ? [name] : []));
    const handlers: Handlers = Object.fromEntries(names.map((name) => [name, changed]));
    relay.subscribe(
      'reports',
      {
        ...handlers,
        'conversation.opened': opened,
        'survey.sent': asked,
        'survey.answered': asked,
        'survey.changed': asked,
        'survey.withdrawn': asked,
        // Sent, as was thought, and not delivered.
        'survey.not-sent': asked,
        // Thousands come at once: what happens now goes first.
        'conversation.imported': async ({ payload }) => {
          await this.keeping.changes.mark([payload.conversationId], { urgent: false });
          this.unitOfWork.afterCommit(this.wake);
        },
        'presence.changed': (event) => this.presenceChanged(event),
        // Whether the one before a purchase led to it.
        'order.joined': bought,
        'lead.flagged': bought,
        ...itemHandlers(async (item, ids) => {
          await this.keeping.itemChanges.mark(item, ids);
          this.unitOfWork.afterCommit(this.wake);
        }),
      },
      { batch: true },
    );
  }

  private async presenceChanged(event: DomainEvent<'presence.changed'>): Promise<void> {
    const { agentId, state } = event.payload;
    await this.keeping.presence.changed({ agentId, state, at: new Date(event.occurredAt) });
  }
}

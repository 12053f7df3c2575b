import {
  ConsoleCaughtUp,
  ConversationDetail,
  ConversationState,
  EntryPage,
  MessagePage,
  StaffEntry,
  WidgetCaughtUp,
} from '@yingda/contracts';
import { DeliveryReader } from '@yingda/channels';
import { LIMITS, Refusal } from '@yingda/contracts/names';
import {
  ConversationAccess,
  ConversationReader,
  DraftStore,
  ReadRights,
  TimelineReads,
} from '@yingda/conversations';
import type { Actor, AgentActor, CustomerActor } from '@yingda/events';

/** Reads of one conversation, each after asking the conversation's own rule whether this reader may. */
export class ReadableConversations {
  constructor(
    private readonly reader: ConversationReader,
    private readonly timeline: TimelineReads,
    private readonly drafts: DraftStore,
    private readonly readRights: ReadRights,
    private readonly deliveries: DeliveryReader,
  ) {}

  /** @throws Refusal conversation-not-found, not-permitted, not-a-participant */
  async stateFor(actor: Actor, conversationId: string): Promise<ConversationState> {
    const state = await this.reader.state(conversationId);
    if (!state) throw new Refusal('conversation-not-found', 'There is no such conversation.');
    await this.readRights.demand(actor, state);
    return state;
  }

  async catchUpCustomer(
    actor: CustomerActor,
    command: { conversationId: string; afterSequence: number; afterRevision: number },
  ): Promise<WidgetCaughtUp> {
    await this.stateFor(actor, command.conversationId);
    return this.timeline.catchUpCustomer(command);
  }

  async catchUpStaff(
    actor: AgentActor,
    command: { conversationId: string; afterPosition: number; afterRevision: number },
  ): Promise<ConsoleCaughtUp> {
    await this.stateFor(actor, command.conversationId);
    const caughtUp = await this.timeline.catchUpStaff(command);
    await this.tellDeliveries(command.conversationId, [...caughtUp.entries, ...caughtUp.changed]);
    return caughtUp;
  }

  async entries(
    actor: AgentActor,
    page: { conversationId: string; beforePosition?: number; limit?: number },
  ): Promise<EntryPage> {
    await this.stateFor(actor, page.conversationId);
    const found = await this.timeline.entries(page.conversationId, page.beforePosition ?? null, page.limit);
    await this.tellDeliveries(page.conversationId, found.entries);
    return found;
  }

  async customerMessages(
    actor: CustomerActor,
    page: { conversationId: string; beforeSequence?: number; limit?: number },
  ): Promise<MessagePage> {
    await this.stateFor(actor, page.conversationId);
    return this.timeline.customerMessages(page.conversationId, page.beforeSequence ?? null, page.limit);
  }

  async messagesAfter(
    actor: Actor,
    page: { conversationId: string; afterSequence: number; limit: number },
  ): Promise<MessagePage> {
    await this.stateFor(actor, page.conversationId);
    return this.timeline.messagesAfter(page.conversationId, page.afterSequence, page.limit);
  }

  /** How far what the shop said has come on its way through a channel. */
  private async tellDeliveries(conversationId: string, entries: StaffEntry[]): Promise<void> {
    const said = entries.filter(({ entry, author }) => entry === 'message' && author.kind !== 'customer');
    const found = await this.deliveries.of(
      conversationId,
      said.map(({ id }) => id),
    );
    for (const entry of said) {
      const delivery = found.get(entry.id);
      if (delivery) entry.delivery = delivery;
    }
  }

  draft(actor: AgentActor, conversationId: string): Promise<string> {
    return this.drafts.find(conversationId, actor.agentId);
  }

  /** What this agent may do with it, for buttons; the use cases decide again. */
  rights(
    actor: AgentActor,
    state: ConversationState,
    now: Date,
  ): Pick<ConversationDetail, 'mayReply' | 'mayJoin' | 'mayTakeOver' | 'mayWriteAlong' | 'mayUnmerge'> {
    const mergedRecently =
      state.mergedInto !== null &&
      state.closedAt !== null &&
      now.getTime() - new Date(state.closedAt).getTime() < LIMITS.mergeUndoMs;
    return {
      mayReply: ConversationAccess.mayReply(actor, state),
      mayJoin: ConversationAccess.mayJoin(actor, state),
      mayTakeOver: ConversationAccess.mayTakeOver(actor, state),
      mayWriteAlong: ConversationAccess.mayWriteAlong(actor, state),
      mayUnmerge: mergedRecently && ConversationAccess.mayHandle(actor, state),
    };
  }
}

import type { Actor } from '@yingda/events';
import { ConversationAccess } from '../domain/access';
import type { ConversationStore } from '../storage/conversation-store';
import type { Mark, Marks } from '../storage/marks';

export interface MarkCommand {
  conversationId: string;
  upToSequence: number;
}

/** The customer, or the agent who has it, has read up to a number. Others look in without a trace. */
export class MarkRead {
  constructor(
    private readonly marks: Marks,
    private readonly conversations: ConversationStore,
  ) {}

  async execute(actor: Actor, command: MarkCommand): Promise<void> {
    if (actor.kind !== 'customer' && actor.kind !== 'agent') return;
    const by: Mark['by'] =
      actor.kind === 'customer'
        ? { kind: 'customer-read', id: actor.customerId }
        : { kind: 'agent-read', id: actor.agentId };
    if (await this.marks.set({ ...command, by })) return;
    await demandReader(this.conversations, actor, command.conversationId);
  }
}

/** The customer's screen has received up to a number. */
export class MarkDelivered {
  constructor(
    private readonly marks: Marks,
    private readonly conversations: ConversationStore,
  ) {}

  async execute(actor: Actor, command: MarkCommand): Promise<void> {
    if (actor.kind !== 'customer') return;
    const by: Mark['by'] = { kind: 'customer-delivered', id: actor.customerId };
    if (await this.marks.set({ ...command, by })) return;
    await demandReader(this.conversations, actor, command.conversationId);
  }
}

// Nothing was changed: mostly because it was marked as far before, else the sender hears why.
async function demandReader(store: ConversationStore, actor: Actor, conversationId: string): Promise<void> {
  const conversation = await store.get(conversationId);
  ConversationAccess.demand(ConversationAccess.mayRead(actor, conversation), actor, 'read');
}

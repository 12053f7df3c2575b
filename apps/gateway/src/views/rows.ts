import { WindowEndings } from '@yingda/channels';
import { ConversationRow, ConversationState } from '@yingda/contracts';
import { ConversationReader } from '@yingda/conversations';
import { CustomerReader } from '@yingda/customers';

/** Inbox rows: a conversation's own state beside the customer in brief. */
export class RowsView {
  constructor(
    private readonly conversations: ConversationReader,
    private readonly customers: CustomerReader,
    private readonly endings: WindowEndings,
  ) {}

  async row(conversationId: string): Promise<ConversationRow | null> {
    return (await this.rows([conversationId]))[0] ?? null;
  }

  /** In the order of the ids; those that do not exist are left out. */
  async rows(conversationIds: string[]): Promise<ConversationRow[]> {
    const states = new Map(
      (await this.conversations.states(conversationIds)).map((state) => [state.id, state]),
    );
    return this.withCustomers(conversationIds.flatMap((id) => states.get(id) ?? []));
  }

  async withCustomers(states: ConversationState[]): Promise<ConversationRow[]> {
    const waiting = states.filter(({ waitingFor, closedAt }) => waitingFor === 'us' && !closedAt);
    const [briefs, endings] = await Promise.all([
      this.customers.brief(states.map((state) => state.customerId)),
      this.endings.among(waiting.map(({ id }) => id)),
    ]);
    return states.flatMap((state) => {
      const customer = briefs.get(state.customerId);
      const windowEnding = endings.get(state.id);
      return customer ? [{ ...state, customer, ...(windowEnding ? { windowEnding } : {}) }] : [];
    });
  }
}

import { WindowEndings } from '@yingda/channels';
import { ConversationRow, ConversationState } from '@yingda/contracts';
import { ConversationReader } from '@yingda/conversations';
import { CustomerReader } from '@yingda/customers';
import { AtRiskReader } from '@yingda/service-levels';

/** Inbox rows: a conversation's own state beside the customer in brief. */
export class RowsView {
  constructor(
    private readonly conversations: ConversationReader,
    private readonly customers: CustomerReader,
    private readonly endings: WindowEndings,
    private readonly clocks: AtRiskReader,
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
    const open = states.filter(({ closedAt }) => !closedAt);
    const [briefs, endings, clocks] = await Promise.all([
      this.customers.brief(states.map((state) => state.customerId)),
      this.endings.among(waiting.map(({ id }) => id)),
      this.clocks.clocksOf(open.map(({ id }) => id)),
    ]);
    return states.flatMap((state) => {
      const customer = briefs.get(state.customerId);
      const windowEnding = endings.get(state.id);
      const clock = clocks.get(state.id);
      if (!customer) return [];
      return [{ ...state, customer, ...(windowEnding ? { windowEnding } : {}), ...(clock ? { clock } : {}) }];
    });
  }
}

import { AgentReader } from '@yingda/agents';
import { ConversationRow, CustomerConversation, PresenceChanged, QueuePlace } from '@yingda/contracts';
import { ConversationReader } from '@yingda/conversations';
import { CustomerReader } from '@yingda/customers';
import { QueueReader } from '@yingda/routing';
import { ScreenFacts } from '../sockets/customer-screens';
import { RowsView } from '../views/rows';

/** screens → conversations, agents, routing: what is looked up to fill them. */
export class FactsFromContexts extends ScreenFacts {
  constructor(
    private readonly reader: ConversationReader,
    private readonly agents: AgentReader,
    private readonly queues: QueueReader,
    private readonly rows: RowsView,
    private readonly customers: CustomerReader,
  ) {
    super();
  }
  override async customerConversation(conversationId: string): Promise<CustomerConversation | null> {
    const view = await this.reader.customerView(conversationId);
    if (!view) return null;
    const { agentId, ...conversation } = view;
    const served = agentId !== null && ['assigned', 'active', 'closed'].includes(conversation.status);
    const waits = conversation.status === 'queued' || conversation.status === 'offered';
    const [agent, queue] = await Promise.all([
      served ? this.agents.card(agentId) : null,
      waits ? this.queues.place(conversationId) : null,
    ]);
    return { ...conversation, agent, queue };
  }
  override row(conversationId: string): Promise<ConversationRow | null> {
    return this.rows.row(conversationId);
  }
  override blocked(customerId: string): Promise<boolean> {
    return this.customers.isBlocked(customerId);
  }
  override async presence(agentId: string): Promise<PresenceChanged | null> {
    const brief = await this.agents.brief(agentId);
    if (!brief) return null;
    return {
      agentId,
      state: brief.state,
      load: brief.load,
      ...(brief.reason ? { reason: brief.reason } : {}),
    };
  }
  override async queue(
    teamId: string,
  ): Promise<{ places: Map<string, QueuePlace>; waiting: number; oldestSince: string | null }> {
    const [places, summary] = await Promise.all([this.queues.places(teamId), this.queues.summary(teamId)]);
    return {
      places: new Map(places.map(({ conversationId, ...place }) => [conversationId, place])),
      waiting: summary.waiting,
      oldestSince: summary.oldestSince?.toISOString() ?? null,
    };
  }
}

import { NoticeReader } from '@yingda/automation';
import { AgentReader } from '@yingda/agents';
import { ConversationRow, CustomerConversation, PresenceChanged, SurveyInvitation } from '@yingda/contracts';
import { ConversationReader } from '@yingda/conversations';
import { CustomerReader } from '@yingda/customers';
import { CallbackReader, QueueReader } from '@yingda/routing';
import { SurveyReader } from '@yingda/surveys';
import { ScreenFacts } from '../sockets/customer-screens';
import { RowsView } from '../views/rows';

/** What is shown to who waits. */
export class WaitingFacts {
  constructor(
    private readonly queues: QueueReader,
    private readonly callbacks: CallbackReader,
    private readonly notices: NoticeReader,
  ) {}

  async of(
    conversationId: string,
    leftMessage: boolean,
  ): Promise<Pick<CustomerConversation, 'queue' | 'aside'>> {
    if (!leftMessage) {
      const [queue, banners] = await Promise.all([
        this.queues.place(conversationId),
        this.notices.banners([conversationId]),
      ]);
      const notices = banners.get(conversationId);
      return { queue: queue && notices ? { ...queue, notices } : queue };
    }
    return { queue: null, aside: await this.callbacks.aside(conversationId) };
  }
}

/** screens → conversations, agents, routing: what is looked up to fill them. */
export class FactsFromContexts extends ScreenFacts {
  constructor(
    private readonly reader: ConversationReader,
    private readonly agents: AgentReader,
    private readonly waiting: WaitingFacts,
    private readonly rows: RowsView,
    private readonly customers: CustomerReader,
    private readonly surveys: SurveyReader,
  ) {
    super();
  }
  override survey(surveyId: string): Promise<SurveyInvitation | null> {
    return this.surveys.invitation(surveyId);
  }
  override async customerConversation(conversationId: string): Promise<CustomerConversation | null> {
    const view = await this.reader.customerView(conversationId);
    if (!view) return null;
    const { agentId, ...conversation } = view;
    const served = agentId !== null && ['assigned', 'active', 'closed'].includes(conversation.status);
    const waits = conversation.status === 'queued' || conversation.status === 'offered';
    const [agent, shown, survey] = await Promise.all([
      served ? this.agents.card(agentId) : null,
      waits ? this.waiting.of(conversationId, conversation.leftMessage) : { queue: null },
      this.asked(conversation),
    ]);
    return { ...conversation, agent, ...shown, ...(survey === undefined ? {} : { survey }) };
  }
  /** What they are asked; absent while it goes on, and where no form says whether they are. */
  private async asked({ id, status }: Pick<CustomerConversation, 'id' | 'status'>) {
    const current = await this.surveys.currentOf(id);
    if (current || status !== 'closed') return current ?? undefined;
    const state = await this.reader.state(id);
    return state && (await this.surveys.asksAt(state.inboxId)) ? null : undefined;
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
}

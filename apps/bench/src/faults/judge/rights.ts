import type { Client, Holding, Stored, StoredConversation, StoredEntry } from './evidence';
import { grouped } from './findings';

type Holder = Pick<Holding, 'agentId' | 'teamId'>;

/** Who may see what, from the database alone. */
export class Rights {
  private readonly conversations: Map<string, StoredConversation>;
  private readonly holders: Map<string, Holding[]>;
  private readonly agents: Map<string, Stored['agents'][number]>;
  private readonly ofCustomer: Map<string, StoredConversation[]>;

  constructor(stored: Stored) {
    this.conversations = new Map(stored.conversations.map((item) => [item.id, item]));
    this.holders = grouped(stored.holders, (item) => item.conversationId);
    this.agents = new Map(stored.agents.map((item) => [item.id, item]));
    this.ofCustomer = grouped(stored.conversations, (item) => item.customerId);
  }

  conversation(id: string): StoredConversation | undefined {
    return this.conversations.get(id);
  }

  now(client: Client, conversationId: string): boolean {
    const conversation = this.conversations.get(conversationId);
    if (!conversation) return false;
    if (client.audience === 'customer') return conversation.identityId === client.personId;
    return this.isWith(client, conversation);
  }

  ever(client: Client, conversationId: string): boolean {
    if (this.now(client, conversationId)) return true;
    const held = this.holders.get(conversationId) ?? [];
    return client.audience === 'staff' && held.some((holder) => this.isWith(client, holder));
  }

  /**
   * How long before this entry was written the conversation had gone to somebody else for good, in milliseconds;
   * undefined when the client had it then or ever after.
   */
  lostBefore(client: Client, entry: StoredEntry): number | undefined {
    const { conversationId, position, createdAt } = entry;
    if (client.audience !== 'staff' || this.now(client, conversationId)) return undefined;
    const held = this.holders.get(conversationId) ?? [];
    const last = held.findLastIndex((holder) => this.isWith(client, holder));
    const loss = held[last + 1];
    // What the loss itself says stands at its own position.
    if (last < 0 || !loss || loss.position >= position) return undefined;
    // Who serves a customer now reads what that customer said before.
    const { customerId } = this.conversations.get(conversationId) as StoredConversation;
    const others = (this.ofCustomer.get(customerId) ?? []).filter(({ id }) => id !== conversationId);
    if (others.some(({ id }) => this.ever(client, id))) return undefined;
    return new Date(createdAt).getTime() - loss.at;
  }

  private isWith({ personId }: Client, { agentId, teamId }: Holder): boolean {
    const agent = this.agents.get(personId);
    if (!agent) return false;
    return agent.seesAll || agentId === agent.id || (teamId !== null && agent.teamIds.includes(teamId));
  }
}

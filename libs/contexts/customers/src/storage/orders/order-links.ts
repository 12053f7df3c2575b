import type { Database } from '@yingda/platform';

export type OrderAnswerOutcome = 'told-own' | 'told-named' | 'not-matched';

/** An order and a conversation it came of. */
export interface OrderLink {
  conversationId: string;
  orderId: string;
  customerId: string;
  openedAt: Date;
  placedAt: Date;
}

/** What orders have to do with conversations and with who is behind an identity. */
export class OrderLinks {
  constructor(private readonly database: Database) {}

  /** False when it was known. */
  async join(link: OrderLink): Promise<boolean> {
    const added = await this.database.execute(
      `insert into order_conversations (conversation_id, order_id, customer_id, opened_at, placed_at)
       values ($1, $2, $3, $4, $5) on conflict on constraint order_conversations_pkey do nothing`,
      [link.conversationId, link.orderId, link.customerId, link.openedAt, link.placedAt],
    );
    return added === 1;
  }

  /** Of these conversations, the order that came first. */
  async among(conversationIds: string[]): Promise<OrderLink[]> {
    return this.database.query<OrderLink>(
      `select distinct on (conversation_id) conversation_id as "conversationId", order_id as "orderId",
         customer_id as "customerId", opened_at as "openedAt", placed_at as "placedAt"
       from order_conversations where conversation_id = any($1::uuid[]) order by conversation_id, placed_at, order_id`,
      [conversationIds],
    );
  }

  /**
   * Whom the shop knows an identity to be: by its own signature, or by one on another identity of which a provider says
   * that it is the same person. Null for everybody else, joined by hand or by what they typed.
   */
  async provenCustomer(identityId: string): Promise<string | null> {
    const [row] = await this.database.query<{ id: string }>(
      `select c.id from identities i join customers c on c.id = coalesce(i.proven_as, i.customer_id)
       where i.id = $1 and i.verified and c.external_id is not null and exists (
         select 1 from identities s where s.customer_id = i.customer_id and s.signed_to = c.external_id
           and coalesce(s.proven_as, s.customer_id) = c.id)`,
      [identityId],
    );
    return row?.id ?? null;
  }

  /** False when it was noted before. */
  async noteAnswer(answer: {
    occasion: string;
    conversationId: string;
    customerId: string;
    orderId: string | null;
    outcome: OrderAnswerOutcome;
    at: Date;
  }): Promise<boolean> {
    const { occasion, conversationId, customerId, orderId, outcome, at } = answer;
    const added = await this.database.execute(
      `insert into order_answers (occasion, conversation_id, customer_id, order_id, outcome, at)
       values ($1, $2, $3, $4, $5, $6) on conflict (occasion) do nothing`,
      [occasion, conversationId, customerId, orderId, outcome, at],
    );
    return added === 1;
  }

  async answersSince(conversationId: string, outcome: OrderAnswerOutcome, since: Date): Promise<number> {
    const [row] = await this.database.query<{ n: number }>(
      `select count(*)::int as n from order_answers where conversation_id = $1 and outcome = $2 and at > $3`,
      [conversationId, outcome, since],
    );
    return row!.n;
  }
}

import type { Tier } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';
import type { CaseTouch, Contacted, Touch } from '@yingda/promises';

/** Customers and their conversations, as far as contacting them goes. */
export class ContactFactsView {
  constructor(private readonly database: Database) {}

  async customer(id: string): Promise<Contacted | null> {
    const rows = await this.database.query<Contacted>(
      'select id, tier, owner_agent_id as "ownerAgentId" from customers where id = $1 and joined_into is null',
      [id],
    );
    return rows[0] ?? null;
  }

  /** Along the key; visitors nobody knows are not contacted. */
  async ofTiers(
    tiers: readonly Tier[],
    { afterId, limit }: { afterId: string | null; limit: number },
  ): Promise<Contacted[]> {
    return this.database.query<Contacted>(
      `select id, tier, owner_agent_id as "ownerAgentId" from customers
       where ($2::uuid is null or id > $2) and joined_into is null and not is_visitor
         and ($1::text[] = '{}' or tier = any($1)) order by id limit $3`,
      [tiers, afterId, limit],
    );
  }

  async talks(customerId: string, since: Date): Promise<Touch[]> {
    return this.database.query<Touch>(
      `select id as "conversationId", number::text as number, agent_id as "agentId", accepted_at as at
       from conversations where customer_id = $1 and opened_at >= $2 and agent_id is not null and accepted_at is not null
       order by opened_at desc, id desc limit 10`,
      [customerId, since],
    );
  }

  /** Told or called lately, or to be called; the latest cases only, along the customer's index. */
  async cases(customerId: string, since: Date, until: Date): Promise<CaseTouch[]> {
    return this.database.query<CaseTouch>(
      `with latest as (
         select id, number, owner_id, told_at, closed_at, follow_up_due_at from cases
         where customer_id = $1 and not confidential order by opened_at desc, id desc limit 20)
       select c.id as "caseId", c.number, s.by_id as "agentId", s.at from latest c
       cross join lateral (select by_id, at from case_steps
         where case_id = c.id and step in ('told', 'followed-up') and by_kind = 'agent' and at >= $2
         order by no desc limit 1) s
       union all
       select id, number, owner_id, follow_up_due_at from latest
       where told_at is not null and closed_at is null and follow_up_due_at <= $3
       order by at desc limit 10`,
      [customerId, since, until],
    );
  }

  async lastTalk(customerId: string): Promise<string | null> {
    const [row] = await this.database.query<{ id: string }>(
      `select id from conversations where customer_id = $1 and merged_into_id is null
       order by opened_at desc, id desc limit 1`,
      [customerId],
    );
    return row?.id ?? null;
  }

  async customerOf(conversationId: string): Promise<string | null> {
    const [row] = await this.database.query<{ id: string }>(
      'select customer_id as id from conversations where id = $1',
      [conversationId],
    );
    return row?.id ?? null;
  }
}

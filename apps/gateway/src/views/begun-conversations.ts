import type { Database } from '@yingda/platform';

const MOST = 50;

/** Conversations of a customer by when they began; those of who was joined into them count as theirs. */
export class BegunConversationsView {
  constructor(private readonly database: Database) {}

  async begun(
    customerId: string,
    { from, to }: { from: Date; to: Date },
  ): Promise<{ id: string; openedAt: Date }[]> {
    return this.database.query<{ id: string; openedAt: Date }>(
      `with whose(id) as (select $1::uuid union all select id from customers where joined_into = $1::uuid)
       select id, opened_at as "openedAt" from conversations
       where customer_id = any(array(select id from whose)) and opened_at between $2 and $3
         and merged_into_id is null
       order by opened_at desc, id desc limit ${MOST}`,
      [customerId, from, to],
    );
  }
}

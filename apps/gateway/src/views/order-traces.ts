import { orderNumbers } from '@yingda/customers';
import { type Database, toTsQueryText } from '@yingda/platform';

/** How much of what a customer wrote is looked through, and for how many orders; newest first. */
const CONVERSATIONS = 20;
const MESSAGES = 300;
const ORDERS = 5;
const HITS = 100;

const TEXT = `m.author_kind = 'customer' and m.sequence is not null and m.recalled_at is null
  and m.content ? 'text'`;

/** Who else has named an order that a customer named, by the index of words over all messages. */
export class OrderTracesView {
  constructor(private readonly database: Database) {}

  async shared(customerId: string): Promise<{ order: string; customerIds: string[] }[]> {
    const orders = (await this.namedBy(customerId)).slice(0, ORDERS);
    const found = await Promise.all(orders.map((order) => this.others(order, customerId)));
    return orders
      .map((order, index) => ({ order, customerIds: found[index]! }))
      .filter(({ customerIds }) => customerIds.length > 0);
  }

  private async namedBy(customerId: string): Promise<string[]> {
    const rows = await this.database.query<{ text: string }>(
      `select m.content->>'text' as text from (
         select id from conversations where customer_id = $1 order by opened_at desc, id desc limit ${CONVERSATIONS}) c
       join messages m on m.conversation_id = c.id where ${TEXT} order by m.created_at desc limit ${MESSAGES}`,
      [customerId],
    );
    return [...new Set(rows.flatMap(({ text }) => orderNumbers(text)))];
  }

  private async others(order: string, customerId: string): Promise<string[]> {
    const words = toTsQueryText(order);
    if (words === '') return [];
    const rows = await this.database.query<{ customerId: string; text: string }>(
      `select c.customer_id as "customerId", m.content->>'text' as text from (
         select message_id, conversation_id from message_search where words @@ to_tsquery('simple', $1) limit ${HITS}) s
       join conversations c on c.id = s.conversation_id and c.customer_id <> $2
       cross join lateral (select * from messages m where m.id = s.message_id limit 1) m where ${TEXT}`,
      [words, customerId],
    );
    const named = rows.filter(({ text }) => orderNumbers(text).includes(order));
    return [...new Set(named.map((row) => row.customerId))];
  }
}

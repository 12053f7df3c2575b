import type { ReportItem } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';

/** What a case, contact, action or feedback is about, and whose matter it is. */
export interface ItemTitle {
  title: string;
  customerId: string | null;
  confidential: boolean;
}

const TABLES: Record<Exclude<ReportItem, 'conversation'>, string> = {
  case: 'select id, title, customer_id as "customerId", confidential from cases',
  contact: 'select id, why as title, customer_id as "customerId", false as confidential from contacts',
  opinion: 'select id, why as title, customer_id as "customerId", false as confidential from contacts',
  action: `select id, what as title, null::uuid as "customerId", false as confidential from case_actions`,
  feedback: 'select id, text as title, customer_id as "customerId", false as confidential from feedback',
};

/** What things that are no conversations are called in lists. */
export class ItemTitlesView {
  constructor(private readonly database: Database) {}

  async of(
    item: Exclude<ReportItem, 'conversation'>,
    ids: readonly string[],
  ): Promise<Map<string, ItemTitle>> {
    const rows = await this.database.query<ItemTitle & { id: string }>(`${TABLES[item]} where id = any($1)`, [
      ids,
    ]);
    return new Map(rows.map(({ id, title, ...rest }) => [id, { title: title.slice(0, 200), ...rest }]));
  }
}

import type { Database } from '@yingda/platform';
import type { ItemTable } from '../domain/figures/plan';
import type {
  ActionFact,
  CaseFact,
  ContactFact,
  FeedbackFact,
  OpinionFact,
} from '../domain/items/item-facts';

/** Facts of things that are no conversations. */
export interface ItemFacts {
  cases: CaseFact[];
  contacts: ContactFact[];
  opinions: OpinionFact[];
  actions: ActionFact[];
  feedback: FeedbackFact[];
}

const OF_ITEM = [
  ...['id', 'number', 'conversation_id', 'customer_id', 'opened_at', 'closed_at', 'channel', 'inbox_id'],
  ...['tier', 'agent_id', 'team_id', 'category', 'kind', 'department_id', 'product', 'causes'],
];
const COLUMNS: Record<ItemTable, string[]> = {
  cases: [
    ...OF_ITEM,
    ...['closed_as', 'answer_due_at', 'answered_at', 'answer_ms', 'result_due_at', 'told_at'],
    ...['first_told_ms', 'three_days_at', 'accepted', 'reopened', 'rises', 'first_closed_at', 'due_at'],
  ],
  contacts: [
    ...OF_ITEM,
    ...['planned', 'cancelled', 'due_at', 'done_at', 'fields_required', 'fields_filled', 'unsolved'],
    'verified_at',
  ],
  opinions: [...OF_ITEM, 'contact_id', 'told_at'],
  actions: [...OF_ITEM, 'case_id', 'cancelled', 'due_at', 'done_at', 'verified_at', 'effective'],
  feedback: [...OF_ITEM, 'due_at', 'answered_at'],
};

/** Keeps facts of cases, contacts, opinions and actions. */
export class ItemTables {
  constructor(private readonly database: Database) {}

  /** Rows that are as they were are left alone. The tier is that of when the thing was first seen. */
  async put<T extends ItemTable>(table: T, facts: ItemFacts[T]): Promise<void> {
    if (facts.length === 0) return;
    const name = `report_${table}`;
    const columns = COLUMNS[table];
    const set = columns.filter((column) => column !== 'id' && column !== 'tier');
    const list = (prefix: string) => set.map((column) => `${prefix}.${column}`).join(', ');
    await this.database.query(
      `insert into ${name} (${columns.join(', ')})
       select ${columns.join(', ')} from jsonb_populate_recordset(null::${name}, $1::jsonb)
       on conflict (id) do update set (${set.join(', ')}) = (${list('excluded')})
       where (${list(name)}) is distinct from (${list('excluded')})`,
      [JSON.stringify(facts)],
    );
  }

  /** Opinions of a contact that were taken out of it. */
  async onlyOpinions(contactIds: readonly string[], opinionIds: readonly string[]): Promise<void> {
    await this.database.query(
      'delete from report_opinions where contact_id = any($1::uuid[]) and id <> all($2::uuid[])',
      [contactIds, opinionIds],
    );
  }

  /** All facts of a table in order of their ids, as text; for comparing. */
  async all(table: ItemTable): Promise<Record<string, unknown>[]> {
    return this.database.query(`select ${COLUMNS[table].join(', ')} from report_${table} order by id`);
  }
}

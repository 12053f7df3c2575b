import type { Database } from '@yingda/platform';
import type { Facts, OfConversation } from '../domain/facts';

/** What a table's rows are made of; one conversation has at most one row of a key. */
interface Table {
  name: string;
  key: readonly string[];
  columns: readonly string[];
}

const OF_CONVERSATION = [
  ...['conversation_id', 'part', 'whole', 'apart', 'opened_at', 'closed_at', 'channel', 'inbox_id', 'tier'],
  ...['topic_id', 'first_agent_id', 'last_agent_id', 'first_team_id', 'last_team_id'],
];
const SCORES = ['overall', 'product', 'service', 'attitude', 'knowledge', 'speed', 'recommend', 'effort'];
const NUMBERED = ['conversation_id', 'part', 'no'];

const TABLES: Record<keyof Facts, Table> = {
  conversations: {
    name: 'report_conversations',
    key: ['conversation_id', 'part'],
    columns: [
      ...OF_CONVERSATION,
      ...['number', 'customer_id', 'status', 'inbound', 'imported', 'merged_into_id', 'ended_by', 'queued'],
      ...['accepted', 'abandoned', 'left_message', 'resolved', 'rating', 'transfers', 'escalations'],
      ...['reopenings', 'customer_messages', 'agent_messages', 'bot_messages', 'handle_ms', 'idle_ms'],
      ...['wrap_up_ms', 'bot_first_ms', 'bot_alone', 'returned_at', 'pre_sale', 'ordered'],
    ],
  },
  turns: {
    name: 'report_turns',
    key: NUMBERED,
    columns: [
      ...OF_CONVERSATION,
      ...['no', 'bots_out', 'bots_in', 'first', 'asked_at', 'ended_at', 'answered', 'by_bot', 'abandoned'],
      ...['agent_id', 'team_id', 'wall_ms', 'open_ms', 'assigned_wall_ms', 'assigned_open_ms'],
    ],
  },
  waits: {
    name: 'report_waits',
    key: NUMBERED,
    columns: [
      ...OF_CONVERSATION,
      ...['no', 'team_id', 'agent_id', 'queued_at', 'left_at', 'reason', 'how', 'offers', 'declined'],
      ...['missed', 'wall_ms', 'open_ms'],
    ],
  },
  holdings: {
    name: 'report_holdings',
    key: NUMBERED,
    columns: [
      ...OF_CONVERSATION,
      ...['no', 'agent_id', 'team_id', 'from_at', 'accepted_at', 'to_at', 'how', 'ended', 'handle_ms'],
      ...['idle_ms', 'transfers', 'escalations', 'customer_messages', 'agent_messages'],
    ],
  },
  surveys: {
    name: 'report_surveys',
    key: NUMBERED,
    columns: [
      ...OF_CONVERSATION,
      ...['no', 'form_key', 'sent_at', 'answered_at', 'valid', ...SCORES, 'tags', 'agent_id', 'team_id'],
    ],
  },
};

/** Keeps the facts of conversations. */
export class FactTables {
  constructor(private readonly database: Database) {}

  /** These conversations have these facts and no others; rows that are as they were are left alone. */
  async replace(conversationIds: readonly string[], facts: Facts): Promise<void> {
    for (const kind of Object.keys(TABLES) as (keyof Facts)[])
      await this.database.query(replaceSql(TABLES[kind]), [conversationIds, JSON.stringify(facts[kind])]);
  }

  /** Which of them have facts. */
  async known(conversationIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.database.query<{ id: string }>(
      'select conversation_id as id from report_conversations where conversation_id = any($1) and whole',
      [conversationIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** All facts of conversations, in order of their keys; times as ISO 8601. */
  async of(conversationIds: readonly string[]): Promise<Facts> {
    const read = async <Row extends OfConversation>(kind: keyof Facts): Promise<Row[]> => {
      const { name, key, columns } = TABLES[kind];
      const rows = await this.database.query<Record<string, unknown>>(
        `select ${columns.join(', ')} from ${name} where conversation_id = any($1) order by ${key.join(', ')}`,
        [conversationIds],
      );
      return rows.map((row) => plain(row) as unknown as Row);
    };
    return {
      conversations: await read('conversations'),
      turns: await read('turns'),
      waits: await read('waits'),
      holdings: await read('holdings'),
      surveys: await read('surveys'),
    };
  }
}

// A conversation's rows are written by whoever has taken its change, so by one at a time.
function replaceSql({ name, key, columns }: Table): string {
  const set = columns.filter((column) => !key.includes(column));
  return `with fresh as (select * from jsonb_populate_recordset(null::${name}, $2::jsonb)),
    gone as (delete from ${name} t where t.conversation_id = any($1) and not exists (
      select 1 from fresh f where ${key.map((column) => `f.${column} = t.${column}`).join(' and ')}))
    insert into ${name} (${columns.join(', ')}) select ${columns.join(', ')} from fresh
    on conflict (${key.join(', ')}) do update set (${set.join(', ')}) = (${set.map((c) => `excluded.${c}`).join(', ')})
    where (${set.map((c) => `${name}.${c}`).join(', ')}) is distinct from (${set.map((c) => `excluded.${c}`).join(', ')})`;
}

// The driver gives times as Date and large numbers as text.
function plain(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      value instanceof Date
        ? value.toISOString()
        : typeof value === 'string' && (column.endsWith('_ms') || column === 'number')
          ? Number(value)
          : value,
    ]),
  );
}

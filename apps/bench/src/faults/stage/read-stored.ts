import type { Content } from '@yingda/contracts';
import type { Client } from 'pg';
import type { Stored, StoredConversation, StoredEntry } from '../judge/evidence';
import { wordsIn } from '../record/words';

type EntryRow = Omit<StoredEntry, 'words' | 'createdAt'> & { content: Content; createdAt: Date };

/** Reads what the judge compares with, straight from the tables and in one snapshot. */
export async function readStored(database: Client): Promise<Stored> {
  await database.query('begin isolation level repeatable read read only');
  try {
    const rows = async <Row>(text: string) => (await database.query(text)).rows as Row[];
    const conversations = await rows<StoredConversation>(`
      select id, customer_id as "customerId", identity_id as "identityId", agent_id as "agentId", team_id as "teamId",
        status, sequence, position, unread, customer_delivered as "customerDelivered", customer_read as "customerRead",
        agent_read as "agentRead" from conversations`);
    const entries = await rows<EntryRow>(`
      select id, conversation_id as "conversationId", position, sequence, entry, client_message_id as "clientMessageId",
        author_kind as "authorKind", author_id as "authorId", content, created_at as "createdAt",
        edited_at is not null as edited, recalled_at is not null as recalled, copied_from_id is not null as copied
      from messages order by conversation_id, position`);
    // Every event of a conversation carries the state it left behind; messages move it nowhere.
    const holders = await rows<Stored['holders'][number]>(`
      select aggregate_id as "conversationId", (payload->'conversation'->'head'->>'position')::integer as position,
        payload->'conversation'->>'agentId' as "agentId", payload->'conversation'->>'teamId' as "teamId",
        (extract(epoch from occurred_at) * 1000)::float8 as at
      from outbox_events where name like 'conversation.%' and payload->'conversation' is not null
      order by 1, 2`);
    const agents = await rows<Stored['agents'][number]>(`
      select a.id, a.role not in ('agent', 'senior-agent', 'supervisor', 'administrator') as "seesAll", l.open,
        coalesce((select array_agg(m.team_id::text) from team_members m where m.agent_id = a.id), '{}') as "teamIds"
      from agents a left join agent_loads l on l.agent_id = a.id`);
    const queued = await rows<{ id: string }>('select conversation_id as id from routing_queue');
    const [untold] = await rows<{ count: number }>(
      // What the relay could not tell either is passed over: there the heads tell that something is missing.
      `select count(*)::integer as count from outbox_events where fanned_out_at is null
       and position > (select position from outbox_cursors where subscriber = '(fan-out)' and lane = 0)`,
    );
    return {
      conversations,
      entries: entries.map(({ content, createdAt, ...row }) => ({
        ...row,
        words: wordsIn(content),
        createdAt: createdAt.toISOString(),
      })),
      holders,
      agents,
      queued: queued.map(({ id }) => id),
      untold: untold?.count ?? 0,
    };
  } finally {
    await database.query('rollback');
  }
}

import type { Client } from 'pg';
import type { Planned } from './conversations';
import { withoutIndexes } from './rows';
import { volumeExtras, volumeTexts, type VolumeText } from './texts';

// Every 19th entry is a note, the first is the event of opening.
const NOTE = 'p % 19 = 7';
const SEQUENCE = 'p - (p + 12) / 19';
const CHUNK = 20_000;

const chance = (seed: number) =>
  `((hashint8extended(c.place::bigint * 10000 + p, ${seed}) & 1048575) / 1048576.0)`;

/**
 * Writes timelines and search rows from the plan, in order of time as they would have come: customers and agents by
 * turns, texts heard often and seldom, in nearly every third message a word that few others have.
 */
export async function fillMessages(client: Client, planned: Planned[]): Promise<void> {
  const total = planned.reduce((sum, one) => sum + one.entries, 0);
  const { customer, agent } = volumeTexts(1_500);
  await client.query(`create temp table plan (place integer primary key, id uuid, customer_id uuid, identity_id uuid,
    agent_id uuid, opened_at timestamptz, entries integer, gap_ms integer)`);
  await insertPlan(client, planned);
  await insertTexts(client, 'customer_texts', customer);
  await insertTexts(client, 'agent_texts', agent);
  await insertTexts(client, 'extras', volumeExtras(Math.ceil(total / 10)));
  await client.query(`create temp table told as
    select c.id as conversation_id, p, c.place, c.customer_id, c.identity_id, c.agent_id,
      c.opened_at + (p - 1) * c.gap_ms * interval '1 millisecond' as at,
      (lpad(to_hex((extract(epoch from c.opened_at) * 1000)::bigint + (p - 1) * c.gap_ms::bigint), 12, '0') || '7'
        || substr(md5(c.id::text || p), 1, 3) || '8' || substr(md5(c.id::text || p), 4, 15))::uuid as id,
      case when p = 1 then 'event' when ${NOTE} then 'note' else 'message' end as entry,
      p % 2 = 0 or c.agent_id is null as asked,
      floor(${chance(1)} * ${chance(1)} * case when p % 2 = 0 or c.agent_id is null then ${customer.length} else ${agent.length} end)::integer as text_place,
      case when ${chance(2)} < 0.3 then floor(${chance(3)} * ${Math.ceil(total / 10)})::integer end as extra_place
    from plan c cross join lateral generate_series(1, c.entries) p`);
  await client.query('analyze told');
  const said = `told t
    left join customer_texts q on t.asked and q.place = t.text_place
    left join agent_texts r on not t.asked and r.place = t.text_place
    left join extras e on e.place = t.extra_place`;
  await withoutIndexes(client, 'messages', async () => {
    await client.query(`insert into messages (id, conversation_id, position, sequence, entry, client_message_id,
        author_kind, author_id, author, identity_id, content, created_at, staff_revision, customer_revision, edited_at)
      select t.id, t.conversation_id, p, case when ${NOTE} then null else ${SEQUENCE} end, t.entry,
        case when t.entry <> 'event' then t.id end,
        case when t.entry = 'event' then 'system' when t.asked then 'customer' else 'agent' end,
        case when t.entry = 'event' then null when t.asked then t.customer_id else t.agent_id end,
        jsonb_build_object('kind', case when t.asked then 'customer' else 'agent' end, 'name', '小芳',
          'id', coalesce(t.agent_id, t.customer_id)),
        case when t.entry = 'message' then t.identity_id end,
        case when t.entry = 'event' then '{"kind":"event","event":"opened","details":{}}'::jsonb
          else jsonb_build_object('kind', 'text', 'text', concat_ws(' ', q.text, r.text, e.text)) end,
        t.at, (p % 97 = 3)::integer, (p % 97 = 3)::integer, case when p % 97 = 3 then t.at end
      from ${said} order by t.at`);
  });
  await withoutIndexes(client, 'message_search', async () => {
    await client.query(`insert into message_search (message_id, conversation_id, created_at, words)
      select t.id, t.conversation_id, t.at, coalesce(q.words, r.words) || coalesce(e.words, '')
      from ${said} where t.entry <> 'event' order by t.at`);
  });
  await client.query('drop table plan, customer_texts, agent_texts, extras, told');
}

async function insertPlan(client: Client, planned: Planned[]): Promise<void> {
  for (let at = 0; at < planned.length; at += CHUNK) {
    const part = planned.slice(at, at + CHUNK);
    await client.query(
      `insert into plan select * from unnest($1::integer[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[],
         $6::timestamptz[], $7::integer[], $8::integer[])`,
      [
        part.map((_, index) => at + index),
        part.map((one) => one.id),
        part.map((one) => one.customerId),
        part.map((one) => one.identityId),
        part.map((one) => one.agentId),
        part.map((one) => one.openedAt),
        part.map((one) => one.entries),
        part.map((one) => one.gapMs),
      ],
    );
  }
  await client.query('analyze plan');
}

async function insertTexts(client: Client, table: string, texts: VolumeText[]): Promise<void> {
  await client.query(`create temp table ${table} (place integer primary key, text text, words tsvector)`);
  for (let at = 0; at < texts.length; at += CHUNK) {
    const part = texts.slice(at, at + CHUNK);
    await client.query(
      `insert into ${table} select place, text, to_tsvector('simple', words)
       from unnest($1::integer[], $2::text[], $3::text[]) t(place, text, words)`,
      [part.map((_, index) => at + index), part.map((one) => one.text), part.map((one) => one.words)],
    );
  }
  await client.query(`analyze ${table}`);
}

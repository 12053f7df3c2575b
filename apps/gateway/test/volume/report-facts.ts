import { Client } from 'pg';

/** How many facts there are to be, and until when they reach back from `now`. */
export interface FactVolume {
  conversations: number;
  days: number;
  now: Date;
}

const TEAMS = 10;
const AGENTS = 100;
const INBOXES = 12;
const TOPICS = 30;
/** The zone by whose days they spread over hours as shops know them. */
const ZONE = 'Asia/Shanghai';

/** Ids that facts name, always the same: `kind` tells teams, agents, inboxes and topics apart. */
export function factId(kind: 'team' | 'agent' | 'inbox' | 'topic', index: number): string {
  const mark = { team: 'a', agent: 'b', inbox: 'c', topic: 'd' }[kind];
  return `0000000${mark}-0000-7000-8000-${String(index).padStart(12, '0')}`;
}
const idOf = (kind: Parameters<typeof factId>[0], sql: string) =>
  `('${factId(kind, 0).slice(0, 24)}' || lpad((${sql})::text, 12, '0'))::uuid`;

/**
 * Facts as of conversations that were (five questions of the customer each, some reopened, some with a bot, some left in
 * the queue), written by one statement for each table; indexes are made afterwards.
 */
export async function fillReportFacts(url: string, { conversations, days, now }: FactVolume): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const sql = (text: string) => client.query(text);
  try {
    await sql(`set synchronous_commit = off; set work_mem = '256MB'; set maintenance_work_mem = '512MB'; set jit = off;
      select setseed(0.4)`);
    const indexes = await without(client, [
      'report_conversations',
      'report_turns',
      'report_waits',
      'report_holdings',
      'report_surveys',
    ]);
    await sql(`create temporary table base as
      select i, gen_random_uuid() as id, team, hour, opened_at,
        team * ${AGENTS / TEAMS} + floor(power(random(), 1.4) * ${AGENTS / TEAMS})::int as agent,
        least(3, floor(power(random(), 3) * 4))::int as tier, floor(power(random(), 1.6) * ${INBOXES})::int as inbox,
        floor(power(random(), 2) * ${TOPICS})::int as topic, random() < 0.04 as abandoned, random() < 0.15 as bot,
        random() < 0.02 as reopened, random() < 0.08 as moved, random() < 0.7 as resolved,
        floor(4000 + 40000 * -ln(1 - random()))::bigint as waited, floor(3000 + 60000 * -ln(1 - random()))::bigint as first_ms
      from (select i, floor(power(random(), 1.5) * ${TEAMS})::int as team, hour,
          (date_trunc('day', '${now.toISOString()}'::timestamptz - make_interval(secs => (i::float8 / ${conversations}) * ${days} * 86400), '${ZONE}')
            + make_interval(secs => hour * 3600 + random() * 3599)) as opened_at
        from (select i, floor(9 + 13 * (random() + random()) / 2)::int as hour from generate_series(1, ${conversations}) i) h) o
      where opened_at < '${now.toISOString()}'::timestamptz - interval '1 hour'`);
    await sql(`alter table base add closed_at timestamptz`);
    await sql(
      `update base set closed_at = opened_at + make_interval(secs => case when abandoned then waited / 1000.0 else 300 + random() * 1500 end)`,
    );
    await sql(`analyze base`);
    const of = `b.id, p.part, p.part = 0, p.part > 0 or not b.reopened, b.opened_at, b.closed_at,
      (array['web', 'wechat', 'email', 'whatsapp'])[1 + b.inbox % 4], ${idOf('inbox', 'b.inbox')},
      (array['standard', 'silver', 'gold', 'vip'])[1 + b.tier], case when b.abandoned then null else ${idOf('topic', 'b.topic')} end,
      case when not b.abandoned then ${idOf('agent', 'b.agent')} end,
      case when not b.abandoned then ${idOf('agent', `case when b.moved then (b.agent + 1) % ${AGENTS} else b.agent end`)} end,
      ${idOf('team', 'b.team')}, ${idOf('team', 'b.team')}`;
    const ofColumns = `conversation_id, part, whole, apart, opened_at, closed_at, channel, inbox_id, tier, topic_id,
      first_agent_id, last_agent_id, first_team_id, last_team_id`;
    const from = `from base b cross join lateral generate_series(0, case when b.reopened then 2 else 0 end) p(part)`;
    await sql(`insert into report_conversations (${ofColumns}, number, customer_id, status, inbound, imported, ended_by, queued,
        accepted, abandoned, left_message, resolved, rating, transfers, escalations, reopenings, customer_messages,
        agent_messages, bot_messages, handle_ms, idle_ms, bot_first_ms)
      select ${of}, b.i, b.id, case when b.abandoned then 'abandoned' else 'closed' end, true, false,
        case when b.abandoned then 'customer' else 'agent' end, true, not b.abandoned, b.abandoned, false,
        case when not b.abandoned then case when b.resolved then 'yes' else 'partly' end end, null,
        case when b.moved then 1 else 0 end, 0, case when b.reopened then 1 else 0 end, 6, 5, case when b.bot then 2 else 0 end,
        case when not b.abandoned then b.first_ms * 5 + 120000 end, case when not b.abandoned then b.first_ms end,
        case when b.bot then 1000 + b.i % 3000 end ${from}`);
    await sql(`insert into report_turns (${ofColumns}, no, bots_out, bots_in, first, asked_at, ended_at, answered, by_bot,
        abandoned, agent_id, team_id, wall_ms, open_ms, assigned_wall_ms, assigned_open_ms)
      select ${of}, t.no, not b.bot or t.no < 5, not b.bot or t.no >= 3, t.no = 0, b.opened_at + make_interval(secs => t.no * 50),
        b.opened_at + make_interval(secs => t.no * 50 + t.ms / 1000.0), not b.abandoned, false, b.abandoned,
        case when not b.abandoned then ${idOf('agent', 'b.agent')} end, ${idOf('team', 'b.team')}, t.ms, t.ms * 2 / 3,
        case when not b.abandoned then t.ms / 2 end, case when not b.abandoned then t.ms / 3 end
      ${from} cross join lateral (select n as no, floor(b.first_ms * (0.2 + random() * 1.4))::bigint as ms
        from generate_series(0, case when b.abandoned then 0 when b.bot then 6 else 4 + b.i % 2 end) n) t`);
    await sql(`insert into report_waits (${ofColumns}, no, team_id, agent_id, queued_at, left_at, reason, how, offers, declined,
        missed, wall_ms, open_ms)
      select ${of}, 0, ${idOf('team', 'b.team')}, case when not b.abandoned then ${idOf('agent', 'b.agent')} end, b.opened_at,
        b.opened_at + make_interval(secs => b.waited / 1000.0), 'opened', case when b.abandoned then 'abandoned' else 'taken' end,
        1, 0, 0, b.waited, b.waited * 2 / 3 ${from}`);
    await sql(`insert into report_holdings (${ofColumns}, no, agent_id, team_id, from_at, accepted_at, to_at, how, ended, handle_ms,
        idle_ms, transfers, escalations, customer_messages, agent_messages)
      select ${of}, h.no, ${idOf('agent', `(b.agent + h.no) % ${AGENTS}`)}, ${idOf('team', 'b.team')},
        b.opened_at + make_interval(secs => b.waited / 1000.0 + h.no * 100), b.opened_at + make_interval(secs => b.waited / 1000.0 + h.no * 100),
        greatest(b.closed_at, b.opened_at + make_interval(secs => b.waited / 1000.0 + h.no * 100)), 'routed', 'closed', b.first_ms * 3, b.first_ms, case when b.moved and h.no = 0 then 1 else 0 end, 0, 3, 3
      ${from} cross join lateral generate_series(0, case when b.moved then 1 else 0 end) h(no) where not b.abandoned`);
    await sql(`insert into report_surveys (${ofColumns}, no, form_key, sent_at, answered_at, valid, overall, product, service,
        attitude, knowledge, speed, recommend, effort, tags, agent_id, team_id)
      select ${of}, 0, 'sv-chat', b.closed_at, case when s.answered then b.closed_at + interval '5 minutes' end, b.i % 50 > 0,
        s.score, s.score, s.score, 1 + b.i % 5, s.score, 1 + (b.i / 5) % 5, b.i % 11, 1 + b.i % 7,
        case when s.score <= 2 then array['slow', 'rude'] else '{}' end, ${idOf('agent', 'b.agent')}, ${idOf('team', 'b.team')}
      ${from} cross join lateral (select b.i % 3 > 0 as answered, case when b.i % 3 > 0 then least(5, 1 + b.i % 7) end as score) s
      where not b.abandoned and b.resolved`);
    await sql(`insert into report_presence (agent_id, from_at, to_at, state)
      select ${idOf('agent', 'a')}, d + interval '9 hours', d + interval '9 hours' + make_interval(hours => 8 + a % 4), 'online'
      from generate_series(0, ${AGENTS - 1}) a cross join generate_series(date_trunc('day', '${now.toISOString()}'::timestamptz - interval '${days} days', '${ZONE}'),
        '${now.toISOString()}'::timestamptz - interval '24 hours', interval '1 day') d`);
    for (const index of indexes) await sql(index);
    await sql('analyze');
  } finally {
    await client.end();
  }
}

/** Drops the tables' indexes other than their keys, and gives what makes them again. */
async function without(client: Client, tables: string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string; text: string }>(
    `select indexname as name, indexdef as text from pg_indexes
     where tablename = any($1) and indexname not like '%_pkey' and indexname not like '%_key'`,
    [tables],
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return rows.map(({ text }) => text);
}

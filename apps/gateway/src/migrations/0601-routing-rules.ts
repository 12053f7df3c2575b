import type { Migration } from '@yingda/platform';

/** How each team routes, what agents are good at, and what was decided why. */
export const routingRules: Migration = {
  name: '0601-routing-rules',
  async up(sql) {
    await sql(`create table routing_rules (
      team_id uuid primary key,
      rules jsonb not null,
      version integer not null,
      updated_at timestamptz not null,
      constraint routing_rules_version_check check (version > 0)
    )`);
    // One switch for the whole shop.
    await sql(`create table routing_promotion (
      id smallint primary key,
      active boolean not null,
      updated_at timestamptz,
      constraint routing_promotion_one_row_check check (id = 1)
    )`);
    await sql('insert into routing_promotion (id, active) values (1, false)');
    await sql(`create table routing_skills (
      agent_id uuid not null,
      skill text not null,
      level smallint not null,
      constraint routing_skills_pkey primary key (agent_id, skill),
      constraint routing_skills_level_check check (level between 1 and 5)
    )`);
    await sql(`create table routing_agents (
      agent_id uuid primary key,
      last_assigned_at timestamptz not null
    ) with (fillfactor = 70)`);
    await sql(`create table routing_decisions (
      id uuid primary key,
      conversation_id uuid not null,
      team_id uuid not null,
      agent_id uuid not null,
      how text not null,
      explanation jsonb not null,
      decided_at timestamptz not null,
      constraint routing_decisions_how_check check (how in ('assigned', 'offered'))
    )`);
    await sql(`create index routing_decisions_conversation_id_idx
      on routing_decisions (conversation_id, decided_at desc, id desc)`);
    await sql(
      'create index routing_decisions_team_id_idx on routing_decisions (team_id, decided_at desc, id desc)',
    );
    await sql('create index routing_decisions_decided_at_idx on routing_decisions (decided_at)');

    // What a waiting conversation is, and what its team's rules make of that.
    await sql(`alter table routing_queue
      add channel text,
      add tier text not null default 'standard',
      add language text,
      add topic_id uuid,
      add owner_agent_id uuid,
      add last_agent_id uuid,
      add units integer not null default 100,
      add head_start_seconds integer not null default 0,
      add needs jsonb not null default '[]',
      add owner_until timestamptz,
      add last_agent_until timestamptz,
      add turn_at timestamptz,
      add demand text`);
    await sql(`update routing_queue
      set turn_at = queued_at, demand = case when front then 'front|0|100' else 'back|0|100' end`);
    await sql('alter table routing_queue alter turn_at set not null, alter demand set not null');
    await sql('drop index routing_queue_order_idx');
    await sql(`create index routing_queue_turn_idx
      on routing_queue (team_id, front desc, turn_at, conversation_id)`);
    // The first of each demand, the ones somebody declined, and those kept for somebody: what a decision looks at.
    await sql(`create index routing_queue_demand_idx on routing_queue (team_id, demand, turn_at, conversation_id)
      where offered_agent_id is null and declined_by = '{}'`);
    await sql(`create index routing_queue_declined_idx on routing_queue (team_id)
      where offered_agent_id is null and declined_by <> '{}'`);
    await sql(`create index routing_queue_owner_idx on routing_queue (team_id, owner_until)
      where owner_until is not null`);
    await sql(`create index routing_queue_last_agent_idx on routing_queue (team_id, last_agent_until)
      where last_agent_until is not null`);
  },
  async down(sql) {
    await sql('drop index routing_queue_turn_idx, routing_queue_demand_idx, routing_queue_declined_idx');
    await sql('drop index routing_queue_owner_idx, routing_queue_last_agent_idx');
    await sql(`alter table routing_queue drop channel, drop tier, drop language, drop topic_id, drop owner_agent_id,
      drop last_agent_id, drop units, drop head_start_seconds, drop needs, drop owner_until, drop last_agent_until,
      drop turn_at, drop demand`);
    await sql(`create index routing_queue_order_idx
      on routing_queue (team_id, front desc, queued_at, conversation_id)`);
    await sql(
      `drop table routing_decisions, routing_agents, routing_skills, routing_promotion, routing_rules`,
    );
  },
};

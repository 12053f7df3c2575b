import type { Migration } from '@yingda/platform';

/** What customers are given for cases, how much each role decides alone, and what goodwill may cost. */
export const remediesTables: Migration = {
  name: '1421-remedies',
  async up(sql) {
    await sql(`create table remedy_limits (
      role text primary key,
      amount_fen bigint,
      constraint remedy_limits_role_check check (role in ('agent', 'senior-agent', 'supervisor', 'manager'))
    )`);
    await sql(`insert into remedy_limits (role, amount_fen) values
      ('agent', 5000), ('senior-agent', 20000), ('supervisor', 100000), ('manager', null)`);
    await sql(`create table remedy_points (
      one boolean primary key default true,
      point_fen integer not null,
      constraint remedy_points_one_check check (one)
    )`);
    await sql('insert into remedy_points (point_fen) values (1)');
    // value_fen: amount and points in money. limit_fen, decider_limit_fen: what each may decide, at that time; null: anything.
    await sql(`create table remedies (
      id uuid primary key,
      case_id uuid not null references cases (id),
      kind text not null,
      goodwill boolean not null,
      state text not null,
      amount_fen bigint not null,
      points bigint not null,
      value_fen bigint not null,
      reason text not null,
      proposed_by_id uuid not null,
      proposed_by_name text not null,
      proposed_at timestamptz not null,
      limit_fen bigint,
      decided_by_id uuid,
      decided_by_name text,
      decided_at timestamptz,
      decider_limit_fen bigint,
      decision text,
      told_at timestamptz,
      consent text,
      executed_at timestamptz,
      executed_by_name text,
      evidence text,
      replaces_id uuid references remedies (id),
      month text,
      version integer not null,
      constraint remedies_kind_check check
        (kind in ('repair', 'exchange', 'refund', 'compensation', 'explanation', 'points', 'gift', 'fee-refund')),
      constraint remedies_state_check check
        (state in ('proposed', 'approved', 'refused', 'told', 'declined', 'executed', 'withdrawn')),
      constraint remedies_value_check check (value_fen >= amount_fen and amount_fen >= 0 and points >= 0),
      constraint remedies_goodwill_check check (goodwill or kind not in ('gift', 'fee-refund')),
      constraint remedies_four_eyes_check check (decided_by_id is null or decided_by_id <> proposed_by_id),
      constraint remedies_approved_check check (state in ('proposed', 'refused', 'withdrawn')
        or (decided_by_id is not null and (decider_limit_fen is null or value_fen <= decider_limit_fen))
        or (not goodwill and (limit_fen is null or value_fen <= limit_fen))),
      constraint remedies_executed_check check (state <> 'executed' or (told_at is not null and executed_at is not null))
    )`);
    await sql('create index remedies_case_idx on remedies (case_id, proposed_at, id)');
    await sql(`create index remedies_waiting_idx on remedies (proposed_at, id) where state = 'proposed'`);
    await sql(
      'create index remedies_decided_idx on remedies (decided_at desc, id desc) where decided_at is not null',
    );
    await sql('create index remedies_goodwill_idx on remedies (month, proposed_at, id) where goodwill');
    await sql(`create unique index remedies_replaces_key on remedies (replaces_id)
      where replaces_id is not null and state not in ('refused', 'withdrawn')`);
    // The shop's own has no team. spent_fen: kept with every approval, under the row's lock.
    await sql(`create table goodwill_budgets (
      month text not null,
      team_id uuid,
      amount_fen bigint not null,
      spent_fen bigint not null,
      constraint goodwill_budgets_month_check check (month ~ '^[0-9]{4}-[0-9]{2}$'),
      constraint goodwill_budgets_key unique nulls not distinct (month, team_id)
    )`);
  },
  async down(sql) {
    for (const table of ['goodwill_budgets', 'remedies', 'remedy_points', 'remedy_limits'])
      await sql(`drop table ${table}`);
  },
};

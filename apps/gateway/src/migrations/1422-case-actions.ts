import type { Migration } from '@yingda/platform';

const CAUSES: [string, string, string][] = [
  ['product-defect', '产品缺陷', 'Product defect'],
  ['packaging', '包装不当', 'Packaging'],
  ['storage', '仓储、保质', 'Storage and shelf life'],
  ['delivery-late', '配送延误', 'Late delivery'],
  ['delivery-damage', '运输损坏', 'Damaged on the way'],
  ['description', '描述不符', 'Description not true'],
  ['wrong-item', '发错、漏发', 'Wrong or missing item'],
  ['service-manner', '服务态度', 'Manner of service'],
  ['service-knowledge', '业务不熟', 'Knowledge of service'],
  ['process', '流程缺陷', 'Process'],
  ['system', '系统故障', 'System fault'],
  ['promotion', '促销规则', 'Rules of a promotion'],
  ['use', '使用不当', 'Used wrongly'],
  ['other', '其他', 'Other'],
];

/** Why cases come to be, and what is done so that they do not come again. */
export const caseActionsTables: Migration = {
  name: '1422-case-actions',
  async up(sql) {
    await sql(`create table root_causes (
      id uuid primary key,
      key text not null,
      place integer not null,
      name_zh text not null,
      name_en text not null,
      archived boolean not null,
      constraint root_causes_key_key unique (key)
    )`);
    for (const [index, [key, zh, en]] of CAUSES.entries())
      await sql(`insert into root_causes (id, key, place, name_zh, name_en, archived)
        values (gen_random_uuid(), '${key}', ${index + 1}, '${zh}', '${en}', false)`);
    await sql(`create table case_analyses (
      case_id uuid primary key references cases (id),
      cause_key text not null references root_causes (key),
      text text not null,
      department_id uuid,
      product text,
      batch text,
      cost_fen bigint,
      day date not null,
      analysed_by_id uuid,
      analysed_by_name text not null,
      analysed_at timestamptz not null,
      version integer not null
    )`);
    // Kept, not counted: analysed cases by the shop's day they were opened on. Empty text: not said.
    await sql(`create table case_cause_days (
      day date not null,
      cause_key text not null,
      department_id text not null,
      product text not null,
      cases integer not null,
      constraint case_cause_days_pkey primary key (day, cause_key, department_id, product)
    )`);
    await sql('create sequence case_action_numbers start 1001');
    await sql(`create table case_actions (
      id uuid primary key,
      number text not null,
      kind text not null,
      state text not null,
      what text not null,
      case_id uuid references cases (id),
      cause_key text references root_causes (key),
      department_id uuid,
      team_id uuid,
      owner_id uuid not null,
      owner_name text not null,
      due_at timestamptz not null,
      evidence text,
      done_at timestamptz,
      done_by_id uuid,
      done_by_name text,
      check_at timestamptz not null,
      verifier_id uuid,
      verified_at timestamptz,
      verified_by_id uuid,
      verified_by_name text,
      finding text,
      follows_id uuid references case_actions (id),
      added_by_id uuid,
      added_by_name text not null,
      added_at timestamptz not null,
      ended_at timestamptz,
      version integer not null,
      constraint case_actions_number_key unique (number),
      constraint case_actions_follows_key unique (follows_id),
      constraint case_actions_kind_check check (kind in ('corrective', 'preventive')),
      constraint case_actions_state_check check
        (state in ('proposed', 'open', 'done', 'effective', 'ineffective', 'cancelled')),
      constraint case_actions_done_check check (state in ('proposed', 'open', 'cancelled')
        or (done_at is not null and evidence is not null and done_by_id is not null)),
      constraint case_actions_verified_check check ((state in ('effective', 'ineffective'))
        = (verified_at is not null and verified_by_id is not null and finding is not null)),
      constraint case_actions_four_eyes_check check
        (verified_by_id is null or (verified_by_id <> owner_id and verified_by_id <> done_by_id)),
      constraint case_actions_verifier_check check (verifier_id is null or verifier_id <> owner_id),
      constraint case_actions_ended_check check
        ((ended_at is not null) = (state in ('effective', 'ineffective', 'cancelled')))
    )`);
    await sql(
      'create index case_actions_case_idx on case_actions (case_id, added_at, id) where case_id is not null',
    );
    await sql(
      `create index case_actions_open_idx on case_actions (due_at, id) where state in ('proposed', 'open')`,
    );
    await sql(`create index case_actions_check_idx on case_actions (check_at, id) where state = 'done'`);
    await sql(
      'create index case_actions_ended_idx on case_actions (ended_at desc, id desc) where ended_at is not null',
    );
    await sql(
      'create index case_actions_owner_idx on case_actions (owner_id, due_at, id) where ended_at is null',
    );
    // Of products that were complained of, in the time that is asked for.
    await sql(
      `create index cases_signals_idx on cases (opened_at, product, batch) where product is not null`,
    );
  },
  async down(sql) {
    await sql('drop index cases_signals_idx');
    for (const table of ['case_actions', 'case_cause_days', 'case_analyses', 'root_causes'])
      await sql(`drop table ${table}`);
    await sql('drop sequence case_action_numbers');
  },
};

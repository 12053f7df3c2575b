import type { Migration } from '@yingda/platform';

/** Parts of the shop that do tasks on cases, and who works for them. */
export const departmentsTables: Migration = {
  name: '0204-departments',
  async up(sql) {
    await sql(`create table departments (
      id uuid primary key,
      key text not null,
      name_zh text not null,
      name_en text not null,
      lead_id uuid references agents (id),
      email text,
      language text not null,
      archived_at timestamptz,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      constraint departments_key_key unique (key),
      constraint departments_language_check check (language in ('zh-CN', 'en'))
    )`);
    await sql(`create table department_members (
      department_id uuid not null references departments (id),
      agent_id uuid not null references agents (id),
      constraint department_members_pkey primary key (department_id, agent_id)
    )`);
    await sql('create index department_members_agent_idx on department_members (agent_id)');
  },
  async down(sql) {
    await sql('drop table department_members');
    await sql('drop table departments');
  },
};

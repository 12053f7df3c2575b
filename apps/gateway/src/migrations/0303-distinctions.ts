import type { Migration } from '@yingda/platform';

/** Customers who were said not to be the same person: by an agent, or by undoing a join. */
export const customerDistinctions: Migration = {
  name: '0303-distinctions',
  async up(sql) {
    await sql(`create table customer_distinctions (
      one_id uuid not null,
      other_id uuid not null,
      told_by uuid,
      told_by_name text not null,
      told_at timestamptz not null,
      constraint customer_distinctions_pkey primary key (one_id, other_id),
      constraint customer_distinctions_order_check check (one_id < other_id),
      constraint customer_distinctions_one_id_fkey foreign key (one_id) references customers (id) on delete cascade,
      constraint customer_distinctions_other_id_fkey foreign key (other_id) references customers (id) on delete cascade
    )`);
    await sql('create index customer_distinctions_other_id_idx on customer_distinctions (other_id)');
  },
  async down(sql) {
    await sql('drop table customer_distinctions');
  },
};

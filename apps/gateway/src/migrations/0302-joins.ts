import type { Migration } from '@yingda/platform';

/** Customers who are one person: who joined them, why, and all that is needed to take it back. */
export const customerJoins: Migration = {
  name: '0302-joins',
  async up(sql) {
    // One join may move several identities: a row for each, with one `group_id`. Defaults are for nodes of the version before.
    await sql(`alter table customer_joins
      add column group_id uuid,
      add column reason text,
      add column joined_by uuid,
      add column emptied boolean not null default false,
      add column identity_before jsonb,
      add column moved_back_at timestamptz,
      add column undone_by uuid,
      add column undone_by_name text`);
    // Joins of before: a rule each, of one identity, told apart by who is said to have made it.
    await sql(`update customer_joins j set group_id = j.id,
      reason = case j.joined_by_name when 'web visitor' then 'signed-in' when 'channel' then 'union' else 'hand' end,
      emptied = exists (select 1 from customers c
        where c.id = j.from_customer_id and c.joined_into = j.to_customer_id)`);
    await sql(`alter table customer_joins
      alter column group_id set default gen_random_uuid(),
      alter column group_id set not null,
      alter column reason set default 'hand',
      alter column reason set not null,
      add constraint customer_joins_reason_check check (reason in ('signed-in', 'union', 'hand')),
      add constraint customer_joins_two_check check (from_customer_id <> to_customer_id),
      add constraint customer_joins_group_key unique (group_id, identity_id, from_customer_id)`);
    await sql(`create index customer_joins_emptied_idx on customer_joins (from_customer_id) where emptied`);
    // Nobody is joined into themselves; longer rings cannot be made, as only two who are joined into nobody are joined.
    await sql(`alter table customers add constraint customers_joined_into_check check (joined_into <> id)`);

    // The customer that an identity is proven to be, where that is not its customer: what an agent decides is no proof,
    // so a shopper's own screens go by this. Null: proven by a signature, by the provider, or because it began there.
    await sql('alter table identities add column proven_as uuid');
    await sql('create index identities_external_key_idx on identities (external_key)');

    // Who looked at a page: it goes back with their identity.
    await sql('alter table page_visits add column identity_id uuid');
  },
  async down(sql) {
    await sql('alter table page_visits drop column identity_id');
    await sql('drop index identities_external_key_idx');
    await sql('alter table identities drop column proven_as');
    await sql('alter table customers drop constraint customers_joined_into_check');
    await sql('drop index customer_joins_emptied_idx');
    await sql(`alter table customer_joins
      drop constraint customer_joins_reason_check, drop constraint customer_joins_two_check,
      drop constraint customer_joins_group_key, drop column group_id, drop column reason, drop column joined_by,
      drop column emptied, drop column identity_before, drop column moved_back_at, drop column undone_by,
      drop column undone_by_name`);
  },
};

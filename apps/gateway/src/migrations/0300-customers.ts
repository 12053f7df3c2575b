import type { Migration } from '@yingda/platform';

/** People who buy or may buy, how channels know them, what is noted of them. */
export const customersTables: Migration = {
  name: '0300-customers',
  async up(sql) {
    await sql(`create table customers (
      id uuid primary key,
      name text not null,
      tier text not null,
      is_visitor boolean not null,
      code text not null,
      email text,
      email_index text,
      phone text,
      phone_index text,
      language text,
      external_id text,
      owner_agent_id uuid,
      attributes jsonb not null default '{}',
      version integer not null,
      search tsvector not null,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      last_seen_at timestamptz,
      joined_into uuid,
      constraint customers_external_id_key unique (external_id),
      constraint customers_joined_into_fkey foreign key (joined_into) references customers (id),
      constraint customers_tier_check check (tier in ('standard', 'silver', 'gold', 'vip')),
      constraint customers_email_check check ((email is null) = (email_index is null)),
      constraint customers_phone_check check ((phone is null) = (phone_index is null))
    )`);
    await sql(`create index customers_last_seen_idx
      on customers ((coalesce(last_seen_at, created_at)) desc, id desc) where joined_into is null`);
    await sql('create index customers_search_idx on customers using gin (search) where joined_into is null');
    await sql('create index customers_code_idx on customers (code)');
    await sql(
      'create index customers_email_index_idx on customers (email_index) where email_index is not null',
    );
    await sql(
      'create index customers_phone_index_idx on customers (phone_index) where phone_index is not null',
    );
    await sql(
      'create index customers_joined_into_idx on customers (joined_into) where joined_into is not null',
    );

    await sql(`create table identities (
      id uuid primary key,
      customer_id uuid not null,
      channel text not null,
      inbox_id uuid not null,
      external_key text not null,
      label text not null,
      verified boolean not null,
      signed_to text,
      first_seen_at timestamptz not null,
      last_seen_at timestamptz,
      constraint identities_channel_key unique (channel, inbox_id, external_key),
      constraint identities_customer_id_fkey foreign key (customer_id) references customers (id)
    )`);
    await sql('create index identities_customer_id_idx on identities (customer_id)');
    await sql(`create table customer_notes (
      id uuid primary key,
      customer_id uuid not null,
      text text not null,
      author_id uuid,
      author_name text not null,
      created_at timestamptz not null,
      constraint customer_notes_customer_id_fkey foreign key (customer_id) references customers (id)
    )`);
    await sql('create index customer_notes_customer_id_idx on customer_notes (customer_id, created_at desc)');
    await sql(`create table page_visits (
      id uuid primary key,
      customer_id uuid not null,
      url text not null,
      title text not null,
      visited_at timestamptz not null,
      current boolean not null,
      constraint page_visits_customer_id_fkey foreign key (customer_id) references customers (id)
    )`);
    await sql(
      'create index page_visits_customer_id_idx on page_visits (customer_id, visited_at desc, id desc)',
    );
    await sql('create index page_visits_current_idx on page_visits (customer_id) where current');
    await sql(`create table customer_blocks (
      id uuid primary key,
      customer_id uuid not null,
      reason text not null,
      blocked_by uuid,
      blocked_by_name text not null,
      since timestamptz not null,
      until timestamptz,
      undone_at timestamptz,
      undone_by_name text,
      constraint customer_blocks_customer_id_fkey foreign key (customer_id) references customers (id)
    )`);
    await sql(`create unique index customer_blocks_one_in_force_key on customer_blocks (customer_id)
      where undone_at is null`);
    await sql('create index customer_blocks_customer_id_idx on customer_blocks (customer_id)');
    await sql(`create table attribute_definitions (
      key text primary key,
      label_zh text not null,
      label_en text not null,
      place integer not null
    )`);
    // What is needed to take a join back: which identity moved, and what moved along with it.
    await sql(`create table customer_joins (
      id uuid primary key,
      identity_id uuid not null,
      from_customer_id uuid not null,
      to_customer_id uuid not null,
      moved jsonb not null,
      joined_by_name text not null,
      joined_at timestamptz not null,
      undone_at timestamptz,
      constraint customer_joins_identity_id_fkey foreign key (identity_id) references identities (id)
    )`);
    await sql('create index customer_joins_identity_id_idx on customer_joins (identity_id)');
  },
  async down(sql) {
    await sql(`drop table customer_joins, attribute_definitions, customer_blocks, page_visits, customer_notes,
      identities, customers`);
  },
};

import type { Migration } from '@yingda/platform';

/** Files of customers, what they are counted and found by, segments, and imports. */
export const customerFiles: Migration = {
  name: '0320-customer-files',
  async up(sql) {
    await sql(`create table organisations (
      id uuid primary key,
      name text not null,
      place text not null,
      version integer not null,
      created_at timestamptz not null,
      updated_at timestamptz not null
    )`);
    await sql('create unique index organisations_name_key on organisations (lower(name))');
    // What few have: no row says that nothing was noted.
    await sql(`create table customer_profiles (
      customer_id uuid primary key,
      kind text not null default 'person',
      organisation_id uuid,
      organisation_role text not null default '',
      tags text[] not null default '{}',
      preferences jsonb not null default '{}',
      tier_source text not null default 'default',
      tier_reason text not null default '',
      tier_by text not null default '',
      tier_since timestamptz,
      tier_until timestamptz,
      verified_at timestamptz,
      verified_by text not null default '',
      constraint customer_profiles_customer_id_fkey foreign key (customer_id) references customers (id) on delete cascade,
      constraint customer_profiles_organisation_id_fkey foreign key (organisation_id) references organisations (id),
      constraint customer_profiles_kind_check check (kind in ('person', 'organisation')),
      constraint customer_profiles_source_check check (tier_source in ('default', 'rule', 'shop', 'hand')),
      constraint customer_profiles_until_check check (tier_until is null or tier_source = 'hand')
    )`);
    await sql(`create index customer_profiles_organisation_id_idx on customer_profiles (organisation_id)
      where organisation_id is not null`);
    await sql(`create index customer_profiles_tier_until_idx on customer_profiles (tier_until)
      where tier_until is not null`);
    // Lines are only added.
    await sql(`create table customer_consents (
      id uuid primary key,
      customer_id uuid not null,
      purpose text not null,
      channel text not null,
      given boolean not null,
      text_version text not null,
      source text not null,
      note text not null,
      by_id uuid,
      by_name text not null,
      at timestamptz not null,
      constraint customer_consents_customer_id_fkey foreign key (customer_id) references customers (id) on delete cascade,
      constraint customer_consents_purpose_check check (purpose in ('service', 'marketing', 'survey', 'profiling')),
      constraint customer_consents_source_check check (source in ('agent', 'shopper', 'shop', 'import'))
    )`);
    await sql(`create index customer_consents_customer_id_idx
      on customer_consents (customer_id, purpose, channel, at desc, id desc)`);
    await sql(`create table customer_edits (
      id uuid primary key,
      customer_id uuid not null,
      at timestamptz not null,
      by_id uuid,
      by_name text not null,
      field text not null,
      key text not null,
      before text not null,
      after text not null,
      constraint customer_edits_customer_id_fkey foreign key (customer_id) references customers (id) on delete cascade
    )`);
    await sql(
      'create index customer_edits_customer_id_idx on customer_edits (customer_id, at desc, id desc)',
    );
    await sql(`create table customer_documents (
      id uuid primary key,
      customer_id uuid not null,
      storage_key text not null,
      name text not null,
      content_type text not null,
      size integer not null,
      note text not null,
      by_id uuid,
      by_name text not null,
      at timestamptz not null,
      constraint customer_documents_customer_id_fkey foreign key (customer_id) references customers (id) on delete cascade
    )`);
    await sql('create index customer_documents_customer_id_idx on customer_documents (customer_id, at desc)');
    // Which cases are open of whom, as far as their events were heard.
    await sql(`create table customer_cases (
      case_id uuid primary key,
      customer_id uuid not null,
      open boolean not null
    )`);
    await sql('create index customer_cases_customer_id_idx on customer_cases (customer_id) where open');

    // One narrow row for everybody who is joined into nobody, written in the transaction of the change: what lists and
    // segments ask. Closed sets are numbers by their place in the contracts; channels and consents are bits; tags,
    // attributes and language are hashes in one list, so that one index finds all of them.
    await sql(`create table customer_facts (
      customer_id uuid primary key,
      seen_at timestamptz not null,
      created_at timestamptz not null,
      checked_at timestamptz not null,
      spent_fen bigint not null default 0,
      recent_spent_fen bigint not null default 0,
      consents bigint not null default 0,
      orders integer not null default 0,
      recent_orders integer not null default 0,
      channels integer not null default 0,
      open_cases smallint not null default 0,
      tier smallint not null,
      lifecycle smallint not null default 0,
      is_visitor boolean not null,
      is_organisation boolean not null default false,
      terms bigint[] not null default '{}',
      last_order_at timestamptz,
      verified_at timestamptz,
      owner_agent_id uuid,
      organisation_id uuid,
      constraint customer_facts_customer_id_fkey foreign key (customer_id) references customers (id) on delete cascade
    ) with (fillfactor = 85)`);
    await sql('create index customer_facts_terms_idx on customer_facts using gin (terms)');
    await sql(
      'create index customer_facts_seen_idx on customer_facts (is_visitor, seen_at desc, customer_id desc)',
    );
    await sql(`create index customer_facts_tier_idx on customer_facts (tier, seen_at desc, customer_id desc)
      where not is_visitor`);
    await sql(`create index customer_facts_lifecycle_idx on customer_facts (lifecycle, seen_at desc, customer_id desc)
      where not is_visitor`);
    await sql(`create index customer_facts_owner_idx on customer_facts (owner_agent_id, seen_at desc, customer_id desc)
      where owner_agent_id is not null`);
    await sql(`create index customer_facts_organisation_idx
      on customer_facts (organisation_id, seen_at desc, customer_id desc) where organisation_id is not null`);
    await sql(`create index customer_facts_checked_idx on customer_facts (tier, checked_at, customer_id)
      where not is_visitor`);
    // Differences, summed when they are read and put together now and then: adding one waits for nobody.
    await sql(`create table customer_tallies (
      dimension text not null,
      value smallint not null,
      amount bigint not null
    )`);
    // Numbers and addresses that more than one customer has.
    await sql(`create table customer_alikes (
      id uuid primary key,
      kind text not null,
      key text not null,
      found_at timestamptz not null,
      constraint customer_alikes_key unique (kind, key),
      constraint customer_alikes_kind_check check (kind in ('phone', 'email'))
    )`);
    await sql('create index customer_alikes_found_at_idx on customer_alikes (found_at desc, id desc)');
    await sql(`create table customer_policy (
      id smallint primary key,
      policy jsonb not null,
      version integer not null,
      constraint customer_policy_one_check check (id = 1)
    )`);
    await sql(`create table segments (
      id uuid primary key,
      name text not null,
      description text not null,
      conditions jsonb not null,
      archived boolean not null,
      version integer not null,
      updated_at timestamptz not null,
      updated_by_name text not null
    )`);
    await sql('create unique index segments_name_key on segments (lower(name))');
    await sql(`create table customer_imports (
      id uuid primary key,
      file_name text not null,
      storage_key text not null,
      bytes integer not null,
      state text not null,
      plan jsonb,
      titles text[] not null default '{}',
      rows integer not null,
      total_rows integer,
      added integer not null,
      updated integer not null,
      unchanged integer not null,
      failed integer not null,
      problem text,
      created_by uuid not null,
      created_by_name text not null,
      created_at timestamptz not null,
      finished_at timestamptz,
      constraint customer_imports_state_check check
        (state in ('draft', 'checking', 'running', 'done', 'refused', 'stopped', 'cancelled')),
      constraint customer_imports_plan_check check (plan is not null or state in ('draft', 'cancelled'))
    )`);
    await sql('create index customer_imports_created_at_idx on customer_imports (created_at desc, id desc)');
    await sql(`create index customer_imports_open_idx on customer_imports (created_at)
      where state in ('draft', 'checking', 'running')`);
    // Rows that were not taken, encrypted: they hold what the file held.
    await sql(`create table customer_import_problems (
      import_id uuid not null,
      line integer not null,
      problems jsonb not null,
      cells text not null,
      constraint customer_import_problems_pkey primary key (import_id, line),
      constraint customer_import_problems_import_id_fkey foreign key (import_id) references customer_imports (id)
        on delete cascade
    )`);

    // For a customer's timeline.
    await sql('create index promises_customer_made_idx on promises (customer_id, made_at desc, id desc)');

    // Customers of before.
    await sql(`insert into customer_facts (customer_id, seen_at, created_at, checked_at, channels, tier, is_visitor, terms,
        owner_agent_id)
      select c.id, coalesce(c.last_seen_at, c.created_at), c.created_at, c.created_at,
        coalesce((select bit_or(1 << array_position(array['web', 'wechat', 'wechat-mini-program', 'wecom', 'email', 'telegram',
          'whatsapp', 'messenger', 'instagram', 'line', 'sms', 'weibo', 'phone', 'api'], i.channel) - 1)
          from identities i where i.customer_id = c.id and i.channel <> 'shop'), 0),
        array_position(array['standard', 'silver', 'gold', 'vip'], c.tier) - 1, c.is_visitor,
        array(select hashtextextended(term, 0) from (
          select 'l:' || c.language where c.language is not null
          union all select 'l' where c.language is not null
          union all select 'a:' || key from jsonb_each_text(c.attributes)
          union all select 'a:' || key || '=' || value from jsonb_each_text(c.attributes)) t(term)), c.owner_agent_id
      from customers c where c.joined_into is null`);
    await sql(`insert into customer_tallies (dimension, value, amount)
      select 'tier', tier, count(*) from customer_facts where not is_visitor group by tier
      union all select 'stage', lifecycle, count(*) from customer_facts where not is_visitor group by lifecycle
      union all select 'visitor', 0, count(*) from customer_facts where is_visitor`);
    for (const kind of ['phone', 'email'])
      await sql(`insert into customer_alikes (id, kind, key, found_at)
        select gen_random_uuid(), '${kind}', ${kind}_index, max(created_at) from customers
        where ${kind}_index is not null and joined_into is null group by ${kind}_index having count(*) > 1`);
    await sql(`insert into customer_profiles (customer_id, tier_source, tier_since)
      select id, 'shop', created_at from customers where tier <> 'standard' and joined_into is null`);
  },
  async down(sql) {
    await sql('drop index promises_customer_made_idx');
    await sql(`drop table customer_import_problems, customer_imports, segments, customer_policy, customer_alikes,
      customer_tallies, customer_facts, customer_cases, customer_documents, customer_edits, customer_consents,
      customer_profiles, organisations`);
  },
};

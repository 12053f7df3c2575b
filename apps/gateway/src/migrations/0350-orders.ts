import type { Migration } from '@yingda/platform';

/** Orders, points and membership as the shop's own systems say; what a customer's orders come to; leads. */
export const ordersTables: Migration = {
  name: '0350-orders',
  async up(sql) {
    await sql(`create table customer_orders (
      id uuid primary key,
      shop_id text not null,
      customer_id uuid not null,
      number text not null,
      number_key text not null,
      status text not null,
      currency text not null,
      total_fen bigint not null,
      refunded_fen bigint not null,
      phone_end text,
      facts jsonb not null,
      placed_at timestamptz not null,
      changed_at timestamptz not null,
      updated_at timestamptz not null,
      constraint customer_orders_shop_id_key unique (shop_id),
      constraint customer_orders_customer_id_fkey foreign key (customer_id) references customers (id),
      constraint customer_orders_status_check check (status in ('unpaid', 'paid', 'preparing', 'shipped', 'delivered',
        'completed', 'cancelled', 'refunded')),
      constraint customer_orders_sums_check check (total_fen >= 0 and refunded_fen >= 0),
      constraint customer_orders_phone_end_check check (phone_end ~ '^[0-9]{4}$')
    )`);
    await sql(
      'create index customer_orders_customer_id_idx on customer_orders (customer_id, placed_at desc, id desc)',
    );
    await sql('create index customer_orders_number_key_idx on customer_orders (number_key)');
    await sql('create index customer_orders_placed_at_idx on customer_orders (placed_at)');
    // One row a customer, written with the order it follows from. The year's sums age: they are counted anew at night.
    await sql(`create table customer_order_facts (
      customer_id uuid primary key,
      orders integer not null,
      spent_fen bigint not null,
      refunded_fen bigint not null,
      year_orders integer not null,
      year_spent_fen bigint not null,
      first_order_at timestamptz,
      last_order_at timestamptz,
      updated_at timestamptz not null,
      constraint customer_order_facts_customer_id_fkey foreign key (customer_id) references customers (id)
    )`);
    await sql('create index customer_order_facts_last_order_at_idx on customer_order_facts (last_order_at)');
    await sql('create index customer_order_facts_year_spent_idx on customer_order_facts (year_spent_fen)');
    await sql(`create table customer_memberships (
      customer_id uuid primary key,
      level text not null,
      points integer not null,
      points_expiring integer,
      points_expire_at timestamptz,
      card_number text,
      member_since timestamptz,
      changed_at timestamptz not null,
      updated_at timestamptz not null,
      constraint customer_memberships_customer_id_fkey foreign key (customer_id) references customers (id),
      constraint customer_memberships_points_check check (points >= 0)
    )`);
    // Which orders came within seven days of which conversations.
    await sql(`create table order_conversations (
      conversation_id uuid not null,
      order_id uuid not null,
      customer_id uuid not null,
      opened_at timestamptz not null,
      placed_at timestamptz not null,
      constraint order_conversations_pkey primary key (conversation_id, order_id),
      constraint order_conversations_order_id_fkey foreign key (order_id) references customer_orders (id),
      constraint order_conversations_time_check check
        (placed_at >= opened_at and placed_at <= opened_at + interval '168 hours')
    )`);
    await sql('create index order_conversations_order_id_idx on order_conversations (order_id)');
    // Every answer about an order that was given by itself: by event, so that none is given twice.
    await sql(`create table order_answers (
      occasion uuid primary key,
      conversation_id uuid not null,
      customer_id uuid not null,
      order_id uuid,
      outcome text not null,
      at timestamptz not null,
      constraint order_answers_outcome_check check (outcome in ('told-own', 'told-named', 'not-matched'))
    )`);
    await sql('create index order_answers_conversation_id_idx on order_answers (conversation_id, at)');
    await sql(`create table leads (
      id uuid primary key,
      conversation_id uuid not null,
      customer_id uuid not null,
      interest text not null,
      product text not null,
      quality text not null,
      status text not null,
      team_id uuid,
      department_id uuid,
      flagged_by uuid,
      flagged_by_name text not null,
      flagged_at timestamptz not null,
      handed_at timestamptz,
      closed_at timestamptz,
      order_id uuid,
      version integer not null,
      constraint leads_conversation_id_key unique (conversation_id),
      constraint leads_customer_id_fkey foreign key (customer_id) references customers (id),
      constraint leads_order_id_fkey foreign key (order_id) references customer_orders (id),
      constraint leads_quality_check check (quality in ('hot', 'warm', 'cold', 'none')),
      constraint leads_status_check check (status in ('new', 'handed', 'contacted', 'won', 'lost')),
      constraint leads_handed_check check (status = 'new' or status in ('won', 'lost') or handed_at is not null),
      constraint leads_closed_check check ((closed_at is not null) = (status in ('won', 'lost')))
    )`);
    await sql('create index leads_flagged_at_idx on leads (flagged_at desc, id desc)');
    await sql('create index leads_status_idx on leads (status, flagged_at desc, id desc)');
    await sql('create index leads_team_id_idx on leads (team_id, flagged_at desc, id desc)');
    await sql('create index leads_customer_id_idx on leads (customer_id, flagged_at desc, id desc)');
    await sql(`create table lead_lines (
      id uuid primary key,
      lead_id uuid not null,
      step text not null,
      note text not null,
      team_id uuid,
      by_id uuid,
      by_name text not null,
      at timestamptz not null,
      constraint lead_lines_lead_id_fkey foreign key (lead_id) references leads (id),
      constraint lead_lines_step_check check
        (step in ('flagged', 'changed', 'handed', 'resent', 'contacted', 'won', 'lost'))
    )`);
    await sql('create index lead_lines_lead_id_idx on lead_lines (lead_id, at, id)');
  },
  async down(sql) {
    await sql(`drop table lead_lines, leads, order_answers, order_conversations, customer_memberships,
      customer_order_facts, customer_orders`);
  },
};

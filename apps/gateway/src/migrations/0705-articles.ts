import type { Migration } from '@yingda/platform';

const CATEGORIES = [
  ['order_logistics', '订单与物流', 'Orders and delivery'],
  ['returns_refunds', '退换货与退款', 'Returns, exchanges, refunds'],
  ['product_quality', '产品质量', 'Product quality'],
  ['invoice', '发票', 'Invoices'],
  ['membership_points', '会员与积分', 'Membership and points'],
  ['complaint_care', '投诉与跟进', 'Complaints and follow-up'],
  ['privacy', '隐私与安全', 'Privacy and safety'],
  ['agent_guide', '工作指引', 'How we work'],
];

/** The knowledge base: articles, what of them was published, and what is counted of their use day by day. */
export const articlesTables: Migration = {
  name: '0705-articles',
  async up(sql) {
    await sql(`create table article_categories (
      key text not null,
      name_zh text not null,
      name_en text not null,
      position smallint not null,
      constraint article_categories_pkey primary key (key)
    )`);
    // Usual ones to begin with; the shop changes them.
    for (const [position, [key, zh, en]] of CATEGORIES.entries())
      await sql(`insert into article_categories values ('${key}', '${zh}', '${en}', ${position})`);
    // content is the draft; what is in columns beside it is there to be asked for.
    await sql(`create table articles (
      id uuid not null,
      key text,
      content jsonb not null,
      category text not null,
      audience text not null,
      languages text[] not null,
      state text not null default 'draft',
      changed boolean not null default true,
      published_number integer,
      published_at timestamptz,
      review_every_days integer,
      review_at timestamptz,
      reviewer_id uuid,
      version integer not null default 1,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      updated_by text,
      constraint articles_pkey primary key (id),
      constraint articles_key_key unique (key),
      constraint articles_category_fkey foreign key (category) references article_categories (key),
      constraint articles_audience_check check (audience in ('public', 'agent', 'supervisor')),
      constraint articles_state_check check (state in ('draft', 'published', 'archived')),
      constraint articles_published_check check (state <> 'published' or published_number is not null),
      constraint articles_review_check check (review_every_days between 1 and 3650)
    )`);
    await sql('create index articles_updated_idx on articles (updated_at desc, id desc)');
    await sql(`create index articles_review_idx on articles (review_at) where state <> 'archived'`);
    await sql('create index articles_category_idx on articles (category)');
    await sql(`create table article_versions (
      article_id uuid not null,
      number integer not null,
      content jsonb not null,
      note text not null,
      published_by text,
      published_at timestamptz not null,
      constraint article_versions_pkey primary key (article_id, number),
      constraint article_versions_article_id_fkey foreign key (article_id) references articles (id) on delete cascade
    )`);
    // One row: goes up with every change of what can be found, so that every process sees that its index is old.
    await sql(`create table article_revision (
      one boolean not null default true,
      revision bigint not null default 0,
      constraint article_revision_pkey primary key (one),
      constraint article_revision_one_check check (one)
    )`);
    await sql('insert into article_revision default values');
    await sql(`create table synonym_groups (
      position smallint not null,
      language text not null,
      words text[] not null,
      constraint synonym_groups_pkey primary key (position),
      constraint synonym_groups_language_check check (language in ('zh-CN', 'en'))
    )`);
    await sql(`create table article_votes (
      article_id uuid not null,
      number integer not null,
      visitor text not null,
      helpful boolean not null,
      voted_at timestamptz not null,
      constraint article_votes_pkey primary key (article_id, number, visitor),
      constraint article_votes_number_fkey foreign key (article_id, number)
        references article_versions (article_id, number) on delete cascade
    )`);
    await sql(`create table article_days (
      day date not null,
      article_id uuid not null,
      views integer not null default 0,
      found integer not null default 0,
      inserted integer not null default 0,
      helpful integer not null default 0,
      unhelpful integer not null default 0,
      constraint article_days_pkey primary key (day, article_id),
      constraint article_days_article_id_fkey foreign key (article_id) references articles (id) on delete cascade
    )`);
    await sql(`create table question_days (
      day date not null,
      language text not null,
      text text not null,
      asked integer not null,
      unanswered integer not null,
      last_at timestamptz not null,
      constraint question_days_pkey primary key (day, language, text)
    )`);
    // Of all questions of a day; kinds are those with a row of their own.
    await sql(`create table question_totals (
      day date not null,
      asked integer not null,
      unanswered integer not null,
      kinds integer not null,
      constraint question_totals_pkey primary key (day)
    )`);
    // The id is random and is the right to see the picture: it stands only in texts of articles.
    await sql(`create table article_images (
      id uuid not null,
      attachment_id uuid not null,
      added_at timestamptz not null,
      constraint article_images_pkey primary key (id),
      constraint article_images_attachment_id_key unique (attachment_id)
    )`);
  },
  async down(sql) {
    await sql(`drop table article_images, question_totals, question_days, article_days, article_votes,
      synonym_groups, article_revision, article_versions, articles, article_categories`);
  },
};

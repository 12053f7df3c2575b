import type { Migration } from '@yingda/platform';

const HOUR = 60;
const DAY = 24 * HOUR;

const reason = (key: string, zh: string, en: string) => ({ key, name: { zh, en } });

interface Shipped {
  key: string;
  zh: string;
  en: string;
  category: string;
  /** In minutes. */
  answer?: number;
  result: number;
  department: string;
  departmentMinutes?: number;
  reasons?: object[];
  followUp?: number | null;
  extended?: number | null;
  level?: number;
  confidential?: boolean;
}

const SHIPPED: Shipped[] = [
  {
    ...{ key: 'quality', zh: '产品质量', en: 'Product quality', category: 'quality' },
    ...{ result: 72 * HOUR, department: 'quality' },
    reasons: [
      reason('defect', '有瑕疵', 'Defective'),
      reason('broken', '用一阵就坏', 'Broke early'),
      reason('not-as-described', '与描述不符', 'Not as described'),
      reason('spoiled', '变质、过期', 'Spoiled or expired'),
    ],
  },
  {
    ...{ key: 'logistics', zh: '物流配送', en: 'Logistics', category: 'logistics' },
    ...{ result: 48 * HOUR, department: 'logistics' },
    reasons: [
      reason('late', '送达太晚', 'Late'),
      reason('lost', '丢件', 'Lost'),
      reason('damaged', '运输损坏', 'Damaged on the way'),
      reason('wrong', '送错', 'Wrong delivery'),
    ],
  },
  {
    ...{ key: 'attitude', zh: '服务态度', en: 'Service attitude', category: 'attitude' },
    ...{ result: 48 * HOUR, department: 'service' },
    reasons: [
      reason('rude', '言语不当', 'Rude'),
      reason('put-off', '推诿、拖延', 'Put off'),
      reason('wrong', '答复有误', 'Wrong answer'),
    ],
  },
  {
    ...{ key: 'refund', zh: '退换货/退款', en: 'Returns and refunds', category: 'refund' },
    ...{ result: 72 * HOUR, department: 'after_sales' },
  },
  {
    ...{ key: 'exchange', zh: '换货', en: 'Exchange', category: 'refund' },
    ...{ result: 72 * HOUR, department: 'after_sales' },
  },
  {
    ...{ key: 'repair', zh: '维修', en: 'Repair', category: 'quality' },
    ...{ result: 7 * DAY, department: 'after_sales' },
  },
  {
    ...{ key: 'invoice', zh: '发票', en: 'Invoice', category: 'invoice' },
    ...{ result: 48 * HOUR, department: 'finance' },
  },
  {
    ...{ key: 'points', zh: '会员积分', en: 'Membership points', category: 'points' },
    ...{ result: 48 * HOUR, department: 'membership' },
  },
  {
    ...{ key: 'price', zh: '价格/活动', en: 'Price and promotion', category: 'price' },
    ...{ result: 48 * HOUR, department: 'marketing' },
  },
  {
    ...{ key: 'suggestion', zh: '建议', en: 'Suggestion', category: 'other' },
    ...{ result: 48 * HOUR, department: 'service', followUp: null },
  },
  {
    ...{ key: 'privacy', zh: '隐私与信息', en: 'Privacy', category: 'privacy' },
    ...{ answer: 4 * HOUR, result: DAY, department: 'compliance', confidential: true, extended: null },
  },
  {
    ...{ key: 'safety', zh: '安全事故', en: 'Safety incident', category: 'safety' },
    ...{ answer: HOUR, result: 4 * HOUR, department: 'quality', departmentMinutes: HOUR },
    ...{ level: 3, extended: null },
  },
  {
    ...{ key: 'other', zh: '其他', en: 'Other', category: 'other' },
    ...{ result: 48 * HOUR, department: 'service' },
  },
];

function planOf(kind: Shipped) {
  return {
    name: { zh: kind.zh, en: kind.en },
    category: kind.category,
    active: true,
    offered: true,
    confidential: kind.confidential ?? false,
    level: kind.level ?? 1,
    departmentKey: kind.department,
    time: 'wall',
    deadlines: {
      answerMinutes: kind.answer ?? DAY,
      extendedMinutes: kind.extended === undefined ? 48 * HOUR : kind.extended,
      departmentMinutes: kind.departmentMinutes ?? DAY,
      resultMinutes: kind.result,
      followUpMinutes: kind.followUp === undefined ? 3 * DAY : kind.followUp,
    },
    reasons: kind.reasons ?? [],
    fields: [],
  };
}

const WORDS = {
  media: ['媒体', '记者', '曝光', '上热搜', '电视台', 'journalist', 'reporter', 'newspaper'],
  authority: [
    ...['12315', '消费者协会', '消协', '市场监管', '工商局', '起诉', '律师', '法院'],
    ...['consumer association', 'lawyer', 'lawsuit', 'regulator'],
  ],
  safety: [
    '受伤',
    '流血',
    '起火',
    '着火',
    '爆炸',
    '触电',
    '中毒',
    '住院',
    'injured',
    'caught fire',
    'explod',
  ],
};

/** Cases with their kinds, history, files and links. Nothing of a case is ever deleted. */
export const casesTables: Migration = {
  name: '1400-cases',
  async up(sql) {
    await sql('create sequence case_numbers start 10001');
    await sql(`create table case_kinds (
      key text primary key,
      place integer not null,
      shipped boolean not null,
      version integer not null,
      plan jsonb not null,
      constraint case_kinds_place_key unique (place) deferrable initially deferred
    )`);
    await sql(`create table case_words (
      one boolean primary key default true,
      version integer not null,
      words jsonb not null,
      constraint case_words_one_check check (one)
    )`);
    // marks: what the watch has to notice, with its moment; next_at: the earliest of them while the clocks run.
    // served_by: who served the conversation it came of. round: how often it was begun. *_minutes: its kind's then.
    await sql(`create table cases (
      id uuid primary key,
      number text not null,
      kind text not null,
      category text not null,
      reason text,
      title text not null,
      facts text not null,
      words text,
      source text not null,
      form jsonb not null,
      stage text not null,
      closed_as text,
      level smallint not null,
      owner_id uuid,
      team_id uuid,
      department_id uuid,
      customer_id uuid,
      tier text,
      conversation_id uuid,
      conversation_number text,
      inbox_id uuid,
      channel text,
      message_ids uuid[] not null,
      served_by uuid[] not null,
      order_number text,
      product text,
      batch text,
      opened_at timestamptz not null,
      opened_by_id uuid,
      opened_by_name text not null,
      time text not null,
      answer_minutes integer not null,
      extended_minutes integer,
      result_minutes integer not null,
      follow_up_minutes integer,
      round integer not null,
      round_at timestamptz not null,
      answer_due_at timestamptz not null,
      extended_to timestamptz,
      extension jsonb,
      answered_at timestamptz,
      result_due_at timestamptz not null,
      solution text,
      told_at timestamptz,
      told_by text,
      result_text text,
      follow_up_due_at timestamptz,
      due_at timestamptz,
      due_clock text,
      breached text[] not null,
      marks jsonb not null,
      next_at timestamptz,
      paused_since timestamptz,
      paused_ms bigint not null,
      paused_clock_ms bigint not null,
      attempts smallint not null,
      closed_at timestamptz,
      reopened_count integer not null,
      confidential boolean not null,
      external boolean not null,
      version integer not null,
      constraint cases_number_key unique (number),
      constraint cases_stage_check check (stage in ('received', 'classified', 'with-department', 'proposed',
        'accepted', 'executed', 'told', 'following-up', 'closed')),
      constraint cases_level_check check (level between 1 and 3),
      constraint cases_closed_check check ((stage = 'closed') = (closed_at is not null)
        and (closed_at is null) = (closed_as is null)
        and (closed_as is null or closed_as in ('satisfied', 'no-contact', 'withdrawn', 'answered'))),
      constraint cases_told_check check (stage not in ('told', 'following-up', 'closed') or told_at is not null),
      constraint cases_no_contact_check check (closed_as is distinct from 'no-contact' or attempts >= 3),
      constraint cases_time_check check (time in ('business', 'wall'))
    )`);
    const open = 'where closed_at is null';
    const closed = 'where closed_at is not null';
    await sql('create index cases_next_idx on cases (next_at, id) where next_at is not null');
    await sql(`create index cases_open_idx on cases (due_at, id) ${open}`);
    await sql(`create index cases_owner_open_idx on cases (owner_id, due_at, id) ${open}`);
    await sql(`create index cases_team_open_idx on cases (team_id, due_at, id) ${open}`);
    await sql(`create index cases_department_open_idx on cases (department_id, due_at, id) ${open}`);
    await sql(`create index cases_closed_idx on cases (closed_at desc, id desc) ${closed}`);
    await sql(`create index cases_owner_closed_idx on cases (owner_id, closed_at desc, id desc) ${closed}`);
    await sql(`create index cases_team_closed_idx on cases (team_id, closed_at desc, id desc) ${closed}`);
    await sql(
      `create index cases_department_closed_idx on cases (department_id, closed_at desc, id desc) ${closed}`,
    );
    await sql('create index cases_customer_idx on cases (customer_id, opened_at desc, id desc)');
    await sql('create index cases_conversation_idx on cases (conversation_id, opened_at desc, id desc)');
    await sql(
      'create index cases_order_idx on cases (order_number, opened_at desc) where order_number is not null',
    );
    await sql('create index cases_product_idx on cases (product, opened_at desc) where product is not null');
    await sql(`create index cases_asked_idx on cases (due_at, id)
      where closed_at is null and extension ->> 'state' = 'asked'`);
    await sql(`create table case_steps (
      case_id uuid not null references cases (id),
      no integer not null,
      step text not null,
      at timestamptz not null,
      by_kind text not null,
      by_id uuid,
      by_name text not null,
      from_stage text,
      to_stage text,
      note text not null,
      details jsonb not null,
      constraint case_steps_pkey primary key (case_id, no)
    )`);
    await sql(`create table case_files (
      case_id uuid not null references cases (id),
      attachment_id uuid not null,
      name text not null,
      type text not null,
      bytes bigint not null,
      added_by_id uuid,
      added_by_name text not null,
      added_at timestamptz not null,
      constraint case_files_pkey primary key (case_id, attachment_id)
    )`);
    // Of both directions one row: the smaller id first.
    await sql(`create table case_links (
      case_id uuid not null references cases (id),
      other_id uuid not null references cases (id),
      relation text not null,
      constraint case_links_pkey primary key (case_id, other_id),
      constraint case_links_order_check check (case_id < other_id),
      constraint case_links_relation_check check (relation in ('related', 'duplicate', 'same-cause'))
    )`);
    await sql('create index case_links_other_idx on case_links (other_id)');
    for (const [index, shipped] of SHIPPED.entries())
      await sql(`insert into case_kinds (key, place, shipped, version, plan)
        values ('${shipped.key}', ${index + 1}, true, 1, '${JSON.stringify(planOf(shipped))}')`);
    await sql(`insert into case_words (version, words) values (1, '${JSON.stringify(WORDS)}')`);
  },
  async down(sql) {
    for (const table of ['case_links', 'case_files', 'case_steps', 'cases', 'case_words', 'case_kinds'])
      await sql(`drop table ${table}`);
    await sql('drop sequence case_numbers');
  },
};

import type { Database } from '@yingda/platform';

/** Who and what there is of them; ids are made from numbers, so that a spec can name any. */
export const LOOP = {
  ...{ cases: 40_000, openCases: 800, tasks: 20_000, remedies: 12_000, actions: 4_000 },
  ...{
    feedback: 20_000,
    feedbackTasks: 8_000,
    contacts: 40_000,
    leads: 12_000,
    promises: 40_000,
    answers: 40_000,
  },
  ...{ agents: 40, teams: 10, departments: 6, customers: 8_000 },
};

/** The id of the n-th agent (`a`), team (`7`), department (`d`), customer (`c`) or case (`e`). */
export const idOf = (kind: 'a' | '7' | 'd' | 'c' | 'e', n: number): string =>
  `${kind.repeat(8)}-0000-4000-8000-${String(n).padStart(12, '0')}`;
const sqlId = (kind: string, n: string) =>
  `('${kind.repeat(8)}-0000-4000-8000-' || lpad((${n})::text, 12, '0'))::uuid`;

/**
 * Two years of a shop's service loop, as rows: most are over, a few are open, and the last team, the last agent and the
 * last department hardly ever had one, which is where a walk along an index of everything would never end.
 */
export async function fillServiceLoop(database: Database, now: Date): Promise<void> {
  const { agents, teams, departments, customers } = LOOP;
  // The n-th of so many, the last one once in a thousand.
  const among = (count: number) => `case when n % 1000 = 0 then ${count - 1} else n % ${count - 1} end`;
  const agent = sqlId('a', among(agents));
  const team = sqlId('7', among(teams));
  const department = sqlId('d', among(departments));
  const customer = sqlId('c', `n % ${customers}`);
  const ago = (span: string) => `($1::timestamptz - n * interval '${span}')`;
  const filled = (sql: string, count: number) =>
    database.query(`${sql} from generate_series(1, $2::int) as n`, [now, count]);
  const isOpen = `n <= ${LOOP.openCases}`;
  const opened = ago('26 minutes');

  await database.query(
    `insert into customers (id, name, tier, is_visitor, code, version, search, created_at, updated_at, last_seen_at)
     select ${sqlId('c', 'n')}, '顾客' || n, 'standard', false, 'C' || n, 1, '', $1, $1, $1 from generate_series(0, $2::int - 1) as n`,
    [now, customers],
  );
  await filled(
    `insert into cases (id, number, kind, category, title, facts, source, stage, closed_as, level, owner_id, team_id,
       department_id, customer_id, opened_at, opened_by_name, time, answer_minutes, result_minutes, round_at,
       answer_due_at, result_due_at, told_at, due_at, next_at, paused_since, extension, closed_at, confidential,
       order_number, product, batch, form, message_ids, served_by, round, breached, marks, paused_ms, paused_clock_ms,
       attempts, reopened_count, external, version)
     select ${sqlId('e', 'n')}, 'K' || n, case when n % 700 = 0 then 'safety' else 'quality' end,
       case when n % 700 = 0 then 'privacy' else 'quality' end, '杯子裂了', '', 'agent',
       case when ${isOpen} then (array['received', 'classified', 'with-department', 'proposed', 'told'])[1 + n % 5]
         else 'closed' end,
       case when ${isOpen} then null else 'satisfied' end, case when n % 500 = 0 then 3 else 1 end, ${agent}, ${team},
       ${department}, ${customer}, ${opened}, 'Ann', 'business', 1440, 4320, ${opened},
       ${opened} + interval '1 day', ${opened} + interval '3 days', ${opened} + interval '2 days',
       case when ${isOpen} then ${opened} + interval '3 days' end,
       case when ${isOpen} then ${opened} + interval '3 days' end,
       case when ${isOpen} and n % 11 = 0 then $1::timestamptz end,
       case when ${isOpen} and n % 50 = 0 then '{"state": "asked", "reason": "等厂家"}'::jsonb end,
       case when ${isOpen} then null else ${opened} + interval '2 days' end, n % 300 = 0, 'TB' || n, 'P' || n % 90, 'B' || n % 7,
       '{}', '{}', '{}', 1, '{}', '[]', 0, 0, 0, 0, false, 1`,
    LOOP.cases,
  );
  await filled(
    `insert into case_steps (case_id, no, step, at, by_kind, by_name, note, details)
     select ${sqlId('e', 'n')}, 1, 'opened', ${opened}, 'agent', 'Ann', '', '{}'`,
    LOOP.cases,
  );
  const task = ago('50 minutes');
  await filled(
    `insert into case_tasks (id, case_id, department_id, handler_id, state, text, facts, by_mail, asked_by_name, sent_at,
       acknowledge_due_at, due_at, answered_at, answer, ended_at, marks, sent_back, late, version)
     select gen_random_uuid(), ${sqlId('e', 'n')}, ${department}, case when n % 9 = 0 then ${agent} end,
       case when n <= 200 then 'sent' when n <= 300 then 'answered' else 'accepted' end, '请检测', '{}', false, 'Ann',
       ${task}, ${task} + interval '2 hours', ${task} + interval '1 day',
       case when n > 200 then ${task} + interval '9 hours' end, case when n > 200 then '是模具问题' end,
       case when n > 300 then ${task} + interval '10 hours' end, '[]', 0, false, 1`,
    LOOP.tasks,
  );
  const proposed = ago('80 minutes');
  await filled(
    `insert into remedies (id, case_id, kind, goodwill, state, amount_fen, points, value_fen, reason, proposed_by_id,
       proposed_by_name, proposed_at, limit_fen, decided_by_id, decided_by_name, decided_at, told_at, executed_at, month, version)
     select gen_random_uuid(), ${sqlId('e', 'n')}, 'refund', n % 6 = 0, case when n <= 60 then 'proposed' else 'executed' end,
       5000, 0, 5000, '退款', ${agent}, 'Ann', ${proposed}, 2000,
       case when n > 60 then ${sqlId('a', '99')} end, case when n > 60 then 'Max' end,
       case when n > 60 then ${proposed} + interval '1 hour' end, case when n > 60 then ${proposed} + interval '2 hours' end,
       case when n > 60 then ${proposed} + interval '3 hours' end,
       to_char(${proposed} at time zone 'Asia/Shanghai', 'YYYY-MM'), 1`,
    LOOP.remedies,
  );
  await filled(
    `insert into case_actions (id, number, kind, state, what, case_id, team_id, owner_id, owner_name, due_at, evidence,
       done_at, done_by_id, check_at, verified_at, verified_by_id, finding, added_by_name, added_at, ended_at, version)
     select gen_random_uuid(), 'A' || n, 'preventive', case when n <= 80 then 'open' when n <= 120 then 'done' else 'effective' end,
       '改模具', ${sqlId('e', 'n')}, ${team}, ${agent}, 'Ann', ${ago('4 hours')}, case when n > 80 then '照片' end,
       case when n > 80 then ${ago('4 hours')} end, case when n > 80 then ${agent} end, ${ago('3 hours')},
       case when n > 120 then ${ago('3 hours')} end, case when n > 120 then ${sqlId('a', '99')} end,
       case when n > 120 then '有效' end, 'Ann', ${ago('5 hours')}, case when n > 120 then ${ago('3 hours')} end, 1`,
    LOOP.actions,
  );
  const received = ago('50 minutes');
  await filled(
    `insert into feedback (id, state, sort, text, product, about, customer_id, team_id, received_at, due_at, answered_at,
       answer, reason, version)
     select ${sqlId('f', 'n')}, case when n <= 150 then 'received' else 'done' end,
       case when n % 900 = 0 then 'praise' when n > 150 then 'suggestion' end, '建议加大杯口',
       'P' || n % 900, case when n % 900 = 0 then 'system' else 'design' end, ${customer}, ${team},
       ${received}, ${received} + interval '2 days', case when n > 150 then ${received} + interval '1 day' end,
       case when n > 150 then '谢谢' end, '', 1`,
    LOOP.feedback,
  );
  await filled(
    `insert into case_tasks (id, feedback_id, department_id, state, text, facts, by_mail, asked_by_id, asked_by_name,
       sent_at, acknowledge_due_at, due_at, answered_at, answer, ended_at, marks, sent_back, late, version)
     select gen_random_uuid(), ${sqlId('f', 'n')}, ${department}, case when n <= 60 then 'sent' else 'accepted' end,
       '盖子能松一点吗？', '{}', false, ${agent}, 'Ann', ${received}, ${received} + interval '2 hours',
       ${received} + interval '1 day', case when n > 60 then ${received} + interval '9 hours' end,
       case when n > 60 then '可以' end, case when n > 60 then ${received} + interval '10 hours' end, '[]', 0, false, 1`,
    LOOP.feedbackTasks,
  );
  const planned = ago('25 minutes');
  await filled(
    `insert into contacts (id, customer_id, source, purpose, method, state, why, owner_id, team_id, planned_at,
       planned_by_name, due_at, attempts, ended_at, ended_by_id, required, filled, open_points, verified_at, verified_by_id,
       verify_comment, version)
     select gen_random_uuid(), ${customer}, 'interval', 'care', 'phone', case when n <= 600 then 'planned' else 'done' end, '',
       ${agent}, ${team}, ${planned}, 'Ann', case when n <= 600 then $1::timestamptz + (n - 200) * interval '1 hour' else ${planned} end,
       0, case when n > 600 then ${planned} end, case when n > 600 then ${agent} end, 4, 4,
       case when n % 150 = 0 and n > 600 then 1 else 0 end, case when n > 2000 then ${planned} + interval '1 day' end,
       case when n > 2000 then ${sqlId('a', '99')} end, case when n > 2000 then '完整' end, 1`,
    LOOP.contacts,
  );
  await filled(
    `insert into leads (id, conversation_id, customer_id, interest, product, quality, status, team_id, flagged_by_name,
       flagged_at, handed_at, closed_at, version)
     select gen_random_uuid(), gen_random_uuid(), ${customer}, '团购', '', 'warm', case when n <= 200 then 'handed' else 'won' end,
       ${team}, 'Ann', ${ago('90 minutes')}, ${ago('80 minutes')}, case when n > 200 then ${ago('70 minutes')} end, 1`,
    LOOP.leads,
  );
  const made = ago('26 minutes');
  await filled(
    `insert into promises (id, kind, what, customer_id, owner_id, team_id, department_id, made_at, made_by_name, due_at,
       state, done_at, outcome)
     select gen_random_uuid(), case when n % 800 = 0 then 'low-score' else 'case' end, '回电', ${customer}, ${agent}, ${team},
       ${department}, ${made}, 'Ann', ${made} + interval '1 day', case when n <= 300 then 'open' else 'kept' end,
       case when n > 300 then ${made} + interval '20 hours' end, case when n > 300 then '已回电' end`,
    LOOP.promises,
  );
  await database.query(
    `insert into survey_forms (id, key, place, version, active, trigger, form, changed_at, changed_by)
     values (${sqlId('f', '1')}, 'sv-volume', 1, 1, true, 'conversation-closed', '{}', $1, 'Max')`,
    [now],
  );
  const answered = ago('26 minutes');
  await filled(
    `insert into survey_answers (id, form_id, form_key, form_version, trigger, collection, anonymous, number, inbox_id, channel,
       team_id, topic_id, agent_ids, sent_at, answered_at, changed_at, way, complete, rating, answers, scores, tags, comment,
       comment_words, valid, low)
     select gen_random_uuid(), ${sqlId('f', '1')}, 'sv-volume', 1, 'conversation-closed', 'card', false, '', ${team},
       case when n % 700 = 0 then 'line' else 'web' end, ${team}, ${department}, array[${agent}], ${answered}, ${answered},
       ${answered}, 'card', true, case when n % 900 = 0 then 1 else 5 end, '[]', '{}', array[case when n % 600 = 0 then '慢' else '好' end],
       case when n % 1500 = 0 then '太慢' end, to_tsvector('simple', case when n % 1500 = 0 then '太 慢' else '' end),
       true, false`,
    LOOP.answers,
  );
  // From every row, not from a sample by chance: the plans are the same each time.
  await database.query('set default_statistics_target = 1000; analyze');
}

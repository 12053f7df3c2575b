import type { Migration } from '@yingda/platform';

const HOUR = 60;

/** Minutes to decide and to execute, of kinds the product ships. */
const LIMITS: [string[], number, number][] = [
  [['quality', 'refund', 'exchange'], 24 * HOUR, 24 * HOUR],
  [['repair'], 24 * HOUR, 72 * HOUR],
  [['logistics', 'attitude', 'invoice', 'points', 'price', 'suggestion', 'other'], 12 * HOUR, 12 * HOUR],
  [['privacy'], 6 * HOUR, 6 * HOUR],
  [['safety'], HOUR / 2, HOUR],
];

const COLUMNS = [
  ...['decide_minutes integer', 'execute_minutes integer', `stewards jsonb not null default '{}'`],
  ...['decide_from', 'decide_due_at', 'decided_at', 'execute_from', 'execute_due_at', 'executed_at'].map(
    (name) => `${name} timestamptz`,
  ),
];

/**
 * Deciding and executing have limits of their own, and every step somebody who is responsible for it. Open cases keep
 * what they have; a limit longer than a kind's result, where the shop has made that shorter, is not set.
 */
export const caseStepClocks: Migration = {
  name: '1490-case-steps',
  async up(sql) {
    await sql(`alter table cases ${COLUMNS.map((column) => `add column ${column}`).join(', ')}`);
    for (const [keys, decide, execute] of LIMITS)
      await sql(`update case_kinds set plan = jsonb_set(plan, '{deadlines}', plan->'deadlines'
          || '{"decideMinutes": ${decide}, "executeMinutes": ${execute}}'::jsonb)
        where shipped and key in (${keys.map((key) => `'${key}'`).join(', ')})
          and (plan->'deadlines'->>'resultMinutes')::integer >= ${Math.max(decide, execute)}`);
  },
  async down(sql) {
    await sql(`update case_kinds set plan = jsonb_set(plan, '{deadlines}',
      (plan->'deadlines') - 'decideMinutes' - 'executeMinutes')`);
    await sql(
      `alter table cases ${COLUMNS.map((column) => `drop column ${column.split(' ')[0]}`).join(', ')}`,
    );
  },
};

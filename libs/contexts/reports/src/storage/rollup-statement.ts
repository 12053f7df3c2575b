import type { ReportGrouping } from '@yingda/contracts/names';
import { momentAtWall, dateOfDay, dayOfDate } from '@yingda/platform';
import type { FactPlan } from '../domain/figures/plan';
import type { Question } from '../domain/question';
import { DIMENSIONS, NONE, type Dimension } from './rolling';
import { selectionOf } from './fact-statement';
import { Parameters, type Statement } from './statement';

/** The columns of a sum, beside what it is of. */
export const SUMS = ['count', 'unanswered', 'sum', 'numerator', 'denominator', 'times'] as const;

/**
 * Sums of some local days by each of the dimensions, made from the facts by the very selection that figures count them by.
 * The days are the only period.
 */
export function sumsStatement(
  plan: FactPlan,
  ask: Question,
  { days, dimensions }: { days: readonly string[]; dimensions: readonly Dimension[] },
): Statement {
  const parameters = new Parameters();
  const sorted = [...days].sort();
  const after = dateOfDay(dayOfDate(sorted.at(-1)!)! + 1);
  const all: Question = {
    ...ask,
    period: { from: momentAtWall(ask.timeZone, sorted[0]!, 0), to: momentAtWall(ask.timeZone, after, 0) },
    groupBy: [],
    filters: {},
    limits: null,
  };
  const selection = selectionOf(plan, all, { parameters, each: false });
  const { measure } = plan;
  const member = (by: readonly ReportGrouping[]) =>
    by.length === 0
      ? `''`
      : by.map((one) => `coalesce(${selection.group(one)}::text, '${NONE}')`).join(` || '/' || `);
  const members = (dimensions.length > 0 ? dimensions : DIMENSIONS).map(
    ({ id, by }) => `(${id}, ${member(by)})`,
  );
  const columns = [
    `${selection.group('day')} as day`,
    'd.dimension',
    'd.member',
    `(${['true', ...plan.cases].join(' and ')}) as is_case`,
    `${plan.unanswered ? `(${plan.unanswered})` : 'null::boolean'} as is_unanswered`,
    `${measure.kind === 'times' ? selection.expression(measure.ms) : 'null::bigint'} as ms`,
    `${measure.kind === 'share' ? `(${measure.of})` : 'null::boolean'} as is_of`,
    `${measure.kind === 'ratio' ? measure.numerator : 'null::bigint'} as num`,
    `${measure.kind === 'ratio' ? measure.denominator : 'null::bigint'} as den`,
  ];
  const numerator =
    measure.kind === 'share'
      ? 'count(*) filter (where is_case and is_of)'
      : 'sum(num) filter (where is_case)';
  const denominator =
    measure.kind === 'share' ? 'count(*) filter (where is_case)' : 'sum(den) filter (where is_case)';
  const text = `select dimension, day, member, count(*) filter (where is_case)::int as count,
    ${plan.unanswered ? 'count(*) filter (where is_unanswered)::int' : 'null::int'} as unanswered,
    (sum(ms) filter (where is_case))::bigint as sum, (${numerator})::bigint as numerator,
    (${denominator})::bigint as denominator,
    ${measure.kind === 'times' ? "array_to_string(array_agg(ms order by ms) filter (where is_case), ',')" : 'null::text'} as times
  from (select ${columns.join(', ')} from ${selection.from}
    cross join lateral (values ${members.join(', ')}) d(dimension, member)
    where ${selection.where.join(' and ')}) f
  where day = any(${parameters.add(days, 'date[]')})
  group by dimension, day, member
  having count(*) filter (where is_case) > 0 ${plan.unanswered ? 'or count(*) filter (where is_unanswered) > 0' : ''}`;
  return { text, values: parameters.values };
}

/** How members of a dimension are grouped and filtered, as columns of `r`. */
export function memberColumn(dimension: Dimension, by: ReportGrouping): string {
  const place = (dimension.by as readonly ReportGrouping[]).indexOf(by);
  const part = dimension.by.length === 1 ? 'r.member' : `split_part(r.member, '/', ${place + 1})`;
  return `nullif(${part}, '${NONE}')`;
}

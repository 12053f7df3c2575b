import { dateOfDay, dayOfDate, momentAtWall, wallAt } from '@yingda/platform';
import type { ReportGrouping } from '@yingda/contracts/names';
import type { TimeKind } from '../domain/figures/plan';
import type { Question } from '../domain/question';
import type { StaffMember } from '../ports';
import { Parameters, type Statement } from './statement';
import { timeStatement } from './time-statement';

/** By agent, and by agent and hour of the day. */
export const TIME_DIMENSIONS = { agents: 7, hours: 8 } as const;
const LEAST_DAYS = 3;

/** What is added up: one kind of time, by days and hours of one zone. */
export function timeSignature(kind: TimeKind, { timeZone }: Pick<Question, 'timeZone'>): string {
  return JSON.stringify(['time', kind, timeZone]);
}

/** Local days of a question that begins and ends with days; days that have not begun are left out. Null: it does not. */
export function timeDays(ask: Question): { from: string; to: string } | null {
  const [from, to] = [wallAt(ask.timeZone, ask.period.from), wallAt(ask.timeZone, ask.period.to)];
  if (from.minutes !== 0 || to.minutes !== 0) return null;
  const tomorrow = dayOfDate(wallAt(ask.timeZone, ask.now).date)! + 1;
  const last = Math.min(dayOfDate(to.date)!, tomorrow);
  return last - dayOfDate(from.date)! < LEAST_DAYS ? null : { from: from.date, to: dateOfDay(last) };
}

/** Microseconds of some days as rows of sums, made by the very statement that answers without sums. */
export function timeSums(kind: TimeKind, ask: Question, days: readonly string[]): Statement {
  const sorted = [...days].sort();
  const after = dateOfDay(dayOfDate(sorted.at(-1)!)! + 1);
  const period = {
    from: momentAtWall(ask.timeZone, sorted[0]!, 0),
    to: momentAtWall(ask.timeZone, after, 0),
  };
  const groupBy: ReportGrouping[] = ['day', 'agent', 'hour'];
  const { text, values } = timeStatement(
    kind,
    { ...ask, period, groupBy, filters: {}, limits: null },
    { staff: [], whole: false },
  );
  const wanted = `$${values.length + 1}::date[]`;
  return {
    text: `select d.dimension, s.g0::date as day, d.member, 0 as count, null::int as unanswered,
      sum(round(s.seconds::numeric * 1000000))::bigint as sum, null::bigint as numerator, null::bigint as denominator,
      null::text as times
    from (${text}) s cross join lateral (values (${TIME_DIMENSIONS.agents}, s.g1), (${TIME_DIMENSIONS.hours}, s.g1 || '/' || s.g2))
      d(dimension, member)
    where s.g0::date = any(${wanted}) and s.seconds > 0 group by d.dimension, s.g0, d.member`,
    values: [...values, days],
  };
}

/** Seconds by the groups of a question, from kept sums and those of the days that miss them. */
export function timeSumsRead(
  given: { id: number; kind: TimeKind; ask: Question; missing: string[]; days: { from: string; to: string } },
  { staff, whole }: { staff: readonly StaffMember[]; whole: boolean },
): Statement {
  const { ask, missing, days } = given;
  const groupBy = whole ? [] : ask.groupBy;
  const { agents, teams, hours, weekdays } = ask.filters;
  const byHour = groupBy.includes('hour') || !!hours?.length;
  const fresh = missing.length > 0 ? timeSums(given.kind, ask, missing) : null;
  const parameters = new Parameters();
  parameters.values.push(...(fresh?.values ?? []));
  const dimension = byHour ? TIME_DIMENSIONS.hours : TIME_DIMENSIONS.agents;
  const kept = `select day, member, sum from report_rollups where plan = ${parameters.add(given.id, 'smallint')}
    and dimension = ${dimension} and day >= ${parameters.add(days.from, 'date')} and day < ${parameters.add(days.to, 'date')}
    ${fresh ? `and day <> all(${parameters.add(missing, 'date[]')})` : ''}`;
  const also = fresh
    ? `union all select day, member, sum from (${fresh.text}) s where dimension = ${dimension}`
    : '';
  const pairs = staff.flatMap(({ agentId, teamIds }) => teamIds.map((teamId) => [agentId, teamId] as const));
  const members = `select * from unnest(${parameters.add(
    pairs.map(([agentId]) => agentId),
    'text[]',
  )}, ${parameters.add(
    pairs.map(([, teamId]) => teamId),
    'uuid[]',
  )}) as m(agent_id, team_id)`;
  const agent = byHour ? `split_part(r.member, '/', 1)` : 'r.member';
  const column = (by: ReportGrouping): string => {
    if (by === 'agent') return agent;
    if (by === 'team') return 'm.team_id';
    if (by === 'day') return 'r.day';
    if (by === 'hour') return `split_part(r.member, '/', 2)::int`;
    if (by === 'weekday') return 'extract(isodow from r.day)::int';
    return `date_trunc('${by}', r.day::timestamp)::date`;
  };
  const byTeam = groupBy.includes('team');
  const where = ['true'];
  const inTeams = (teamIds: string[]) => {
    const list = parameters.add(teamIds, 'uuid[]');
    where.push(
      byTeam
        ? `m.team_id = any(${list})`
        : `${agent} in (select agent_id from members where team_id = any(${list}))`,
    );
  };
  if (agents?.length) where.push(`${agent} = any(${parameters.add(agents, 'text[]')})`);
  if (teams?.length) inTeams(teams);
  if (hours?.length) where.push(`${column('hour')} = any(${parameters.add(hours, 'int[]')})`);
  if (weekdays?.length) where.push(`${column('weekday')} = any(${parameters.add(weekdays, 'int[]')})`);
  if (ask.limits && 'teamIds' in ask.limits) inTeams(ask.limits.teamIds);
  if (ask.limits && 'agentId' in ask.limits)
    where.push(`${agent} = ${parameters.add(ask.limits.agentId, 'text')}`);
  const groups = groupBy.map((by, index) => `${column(by)}::text as g${index}`);
  const keys = groupBy.map((_, index) => `g${index}`);
  return {
    text: `with members as (${members})
    select ${[...groups, '(coalesce(sum(r.sum), 0) / 1000000.0)::float8 as seconds'].join(', ')}
    from (${kept} ${also}) r ${byTeam ? `join members m on m.agent_id = ${agent}` : ''}
    where ${where.join(' and ')} ${keys.length > 0 ? `group by ${keys.join(', ')}` : ''}`,
    values: parameters.values,
  };
}

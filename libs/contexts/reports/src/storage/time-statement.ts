import type { TimeKind } from '../domain/figures/plan';
import type { StaffMember } from '../ports';
import type { Question } from '../domain/question';
import { Parameters, type Statement } from './statement';

const SLOTTED = ['day', 'week', 'month', 'hour', 'weekday'];

/**
 * Time of agents within the period, what goes on up to now. An agent of several teams is there for each of them, but once
 * for all together: `whole` asks for that.
 */
export function timeStatement(
  kind: TimeKind,
  ask: Question,
  { staff, whole }: { staff: readonly StaffMember[]; whole: boolean },
): Statement {
  const parameters = new Parameters();
  const pairs = staff.flatMap(({ agentId, teamIds }) => teamIds.map((teamId) => [agentId, teamId] as const));
  const [from, to] = [
    parameters.add(ask.period.from, 'timestamptz'),
    parameters.add(ask.period.to, 'timestamptz'),
  ];
  const now = parameters.add(ask.now, 'timestamptz');
  const members = `select * from unnest(${parameters.add(
    pairs.map(([agentId]) => agentId),
    'uuid[]',
  )}, ${parameters.add(
    pairs.map(([, teamId]) => teamId),
    'uuid[]',
  )}) as m(agent_id, team_id)`;
  const groupBy = whole ? [] : ask.groupBy;
  const cut = `greatest(from_at, ${from}) as a, least(coalesce(to_at, ${now}), ${to}) as b`;
  const overlapping = `tstzrange(from_at, to_at) && tstzrange(${from}, ${to})`;
  const slotted =
    groupBy.some((by) => SLOTTED.includes(by)) ||
    !!ask.filters.hours?.length ||
    !!ask.filters.weekdays?.length;
  // PostgreSQL refuses a value that no part of the statement names.
  const zone = slotted ? parameters.add(ask.timeZone, 'text') : '';
  const pieces = slotted
    ? `select agent_id, greatest(a, slot) as a, least(b, slot + interval '1 hour') as b, slot at time zone ${zone} as wall
       from spans cross join lateral generate_series(date_trunc('hour', a, ${zone}), b, interval '1 hour') as slot
       where a < b and slot < b`
    : 'select agent_id, a, b, null::timestamp as wall from spans where a < b';
  const column = (by: string): string => {
    if (by === 'agent') return 'p.agent_id';
    if (by === 'team') return 'm.team_id';
    if (by === 'day') return 'p.wall::date';
    if (by === 'hour') return 'extract(hour from p.wall)::int';
    if (by === 'weekday') return 'extract(isodow from p.wall)::int';
    return `date_trunc('${by}', p.wall)::date`;
  };
  const byTeam = groupBy.includes('team');
  const where = ['true'];
  const { agents, teams, hours, weekdays } = ask.filters;
  const inTeams = (teamIds: string[]) => {
    const list = parameters.add(teamIds, 'uuid[]');
    where.push(
      byTeam
        ? `m.team_id = any(${list})`
        : `p.agent_id in (select agent_id from members where team_id = any(${list}))`,
    );
  };
  if (agents?.length) where.push(`p.agent_id = any(${parameters.add(agents, 'uuid[]')})`);
  if (teams?.length) inTeams(teams);
  if (hours?.length) where.push(`${column('hour')} = any(${parameters.add(hours, 'int[]')})`);
  if (weekdays?.length) where.push(`${column('weekday')} = any(${parameters.add(weekdays, 'int[]')})`);
  if (ask.limits && 'teamIds' in ask.limits) inTeams(ask.limits.teamIds);
  if (ask.limits && 'agentId' in ask.limits)
    where.push(`p.agent_id = ${parameters.add(ask.limits.agentId, 'uuid')}`);
  const groups = groupBy.map((by, index) => `${column(by)}::text as g${index}`);
  const keys = groupBy.map((_, index) => `g${index}`);
  const text = `with members as (${members}),
    present as (select agent_id, ${cut} from report_presence where state in ('online', 'busy') and ${overlapping}),
    held as (select agent_id, ${cut} from report_holdings where apart and ${overlapping}),
    spans as (${SPANS[kind]}),
    pieces as (${pieces})
    select ${[...groups, 'coalesce(sum(extract(epoch from p.b - p.a)), 0)::float8 as seconds'].join(', ')}
    from pieces p ${byTeam ? 'join members m on m.agent_id = p.agent_id' : ''}
    where ${where.join(' and ')}
    ${keys.length > 0 ? `group by ${keys.join(', ')}` : ''}`;
  return { text, values: parameters.values };
}

const together = (spans: string) =>
  `select agent_id, range_agg(tstzrange(a, b)) as r from ${spans} where a < b group by agent_id`;

const SPANS: Record<TimeKind, string> = {
  present: 'select agent_id, a, b from present',
  held: 'select agent_id, a, b from held',
  holding: `select agent_id, lower(one) as a, upper(one) as b
    from (select agent_id, unnest(r) as one from (${together('held')}) h) u`,
  occupied: `select agent_id, lower(one) as a, upper(one) as b from (
    select h.agent_id, unnest(h.r * p.r) as one
    from (${together('held')}) h join (${together('present')}) p on p.agent_id = h.agent_id) u`,
};

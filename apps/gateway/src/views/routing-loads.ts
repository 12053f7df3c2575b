import { PLACE } from '@yingda/routing';

/** Units of what each agent holds when every conversation takes one place and none is idle: the usual case, and cheap. */
const COUNTED = `select agent_id, ${PLACE} * open as held, ${PLACE} * open as busy from agent_loads`;

/** A conversation weighs what its own team says, and no more than all its agent can serve; see `unitsOf`, `unitsFor`. */
export const UNITS = `least(a.capacity * ${PLACE}, greatest(1, round(
  coalesce((r.rules->'weights'->'channels'->>c.channel)::numeric, 100)
  * coalesce((r.rules->'weights'->'tiers'->>cu.tier)::numeric, 100) * ${PLACE} / 10000)))::int`;
const IDLE = `coalesce(c.waiting_for = 'customer'
  and c.waiting_since <= $1::timestamptz - make_interval(secs => (r.rules->>'idleSeconds')::int), false)`;
const WEIGHED = `select c.agent_id, sum(${UNITS})::int as held,
    coalesce(sum(${UNITS}) filter (where not ${IDLE}), 0)::int as busy
  from conversations c join agents a on a.id = c.agent_id join customers cu on cu.id = c.customer_id
    left join routing_rules r on r.team_id = c.team_id
  where c.status in ('offered', 'assigned', 'active')
    and c.agent_id in (select agent_id from asked)
  group by c.agent_id`;

/** Whether any team weighs conversations or counts idle ones apart. */
export const WEIGHS = `select exists (select 1 from routing_rules where rules->'weights'->'channels' <> '{}'
  or rules->'weights'->'tiers' <> '{}' or rules->>'idleSeconds' is not null) as weighs`;

/**
 * Units by agent, `busy` without idle ones, as a part of a statement in which $1 is now and `asked` has the agents.
 */
export function loadsSql(weighs: boolean): string {
  return weighs ? WEIGHED : COUNTED;
}

import { dutyAt, type Duty, type DutyPlan } from '@yingda/agents';
import type { Database } from '@yingda/platform';
import type { PoolQuestion } from '@yingda/routing';

/** Agents of each team whose shifts decide; teams whose shifts do not are left out. */
export type Duties = ReadonlyMap<string, ReadonlyMap<string, DutyPlan>>;

/** How long what is planned is gone by; changes of plans in this process end it, and the one chosen is read anew. */
const FRESH_MS = 10_000;

const DECIDING = `select team_id, stop_before_minutes, ($1::timestamptz at time zone time_zone)::date as today,
    date_trunc('week', $1::timestamptz at time zone time_zone)::date as monday
  from team_staffing where shifts_decide`;

// Moments as numbers, a day ahead: duty is worked out from them at any moment until they are read again.
const PLANNED = `select s.team_id as "teamId", s.agent_id as "agentId", d.stop_before_minutes * 60000 as "stopBeforeMs",
    bool_or(s.monday = d.monday) as planned,
    coalesce(jsonb_agg(jsonb_build_object('startsAt', extract(epoch from s.starts_at)::bigint * 1000,
        'endsAt', extract(epoch from s.ends_at)::bigint * 1000, 'breaks', s.breaks) order by s.starts_at)
      filter (where s.ends_at > $1 and s.starts_at < $1::timestamptz + interval '1 day' and a.id is null), '[]') as shifts
  from (${DECIDING}) d
    join shifts s on s.team_id = d.team_id and s.monday between d.monday - 7 and d.monday + 7
      and ($2::uuid[] is null or s.agent_id = any($2::uuid[]))
    left join absences a on a.agent_id = s.agent_id and s.date between a.from_date and a.to_date
  group by s.team_id, s.agent_id, d.stop_before_minutes`;

const ABSENT = `select d.team_id as "teamId", m.agent_id as "agentId"
  from (${DECIDING}) d join team_members m on m.team_id = d.team_id and ($2::uuid[] is null or m.agent_id = any($2::uuid[]))
    join absences a on a.agent_id = m.agent_id and d.today between a.from_date and a.to_date`;

type Planned = Omit<DutyPlan, 'absent'> & { teamId: string; agentId: string };

/** Who is on duty by their shifts, in teams whose shifts decide who gets new conversations. */
export class RoutingDutyView {
  private known: { at: number; duties: Promise<Duties> } | null = null;

  constructor(private readonly database: Database) {}

  /** For routing: one agent as planned now, a whole team as it was ten seconds ago at most. */
  async of({ teamId, helpers, agentId }: PoolQuestion, now: Date): Promise<Duties> {
    const kept = await this.kept(now);
    const decide = kept.has(teamId) || helpers.some((helper) => kept.has(helper));
    return agentId && decide ? this.read(now, { teamIds: [...kept.keys()], agentIds: [agentId] }) : kept;
  }

  /** When the shifts of these agents end; who is not in one, or whose teams do not go by shifts, is left out. */
  async shiftEnds(agentIds: readonly string[], now: Date): Promise<Map<string, Date>> {
    const ends = new Map<string, Date>();
    for (const plans of (await this.kept(now)).values())
      for (const agentId of agentIds) {
        const plan = plans.get(agentId);
        const end = plan && dutyAt(plan, now).shiftEndsAt;
        if (end && end > (ends.get(agentId) ?? now)) ends.set(agentId, end);
      }
    return ends;
  }

  forget(): void {
    this.known = null;
  }

  private kept(now: Date): Promise<Duties> {
    const at = now.getTime();
    if (this.known && Math.abs(at - this.known.at) < FRESH_MS) return this.known.duties;
    const known = { at, duties: this.all(now) };
    this.known = known;
    known.duties.catch(() => {
      if (this.known === known) this.known = null;
    });
    return known.duties;
  }

  private async all(now: Date): Promise<Duties> {
    const teams = await this.database.query<{ id: string }>(
      'select team_id as id from team_staffing where shifts_decide',
    );
    return this.read(now, { teamIds: teams.map(({ id }) => id), agentIds: null });
  }

  private async read(
    now: Date,
    { teamIds, agentIds }: { teamIds: string[]; agentIds: string[] | null },
  ): Promise<Duties> {
    const duties = new Map(teamIds.map((id) => [id, new Map<string, DutyPlan>()]));
    if (duties.size === 0) return duties;
    for (const { teamId, agentId, ...plan } of await this.database.query<Planned>(PLANNED, [now, agentIds]))
      duties.get(teamId)?.set(agentId, { ...plan, absent: false });
    for (const { teamId, agentId } of await this.database.query<Planned>(ABSENT, [now, agentIds]))
      duties.get(teamId)?.set(agentId, { ...(duties.get(teamId)?.get(agentId) ?? UNPLANNED), absent: true });
    return duties;
  }
}

const UNPLANNED: DutyPlan = { planned: false, absent: false, stopBeforeMs: 0, shifts: [] };
const AS_EVER: Duty = { onDuty: true, shiftEndsAt: null };

/** Of an agent in a team; of whom nothing is planned they are on duty as ever. */
export function dutyIn(
  duties: Duties,
  { teamId, agentId }: { teamId: string; agentId: string },
  now: Date,
): Duty {
  const plan = duties.get(teamId)?.get(agentId);
  return plan ? dutyAt(plan, now) : AS_EVER;
}

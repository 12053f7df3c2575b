import type { Clock, Database } from '@yingda/platform';
import type { Candidate, PoolQuestion } from '@yingda/routing';
import { type Duties, dutyIn, RoutingDutyView } from './routing-duty';
import { loadsSql } from './routing-loads';
import { type Moving, MovingAgents } from './routing-moving';
import { type Standing, StandingAgents } from './routing-standing';

// Exact, whether anything is weighed or not.
const LOAD = `with asked as (select $2::uuid as agent_id)
  select a.capacity, coalesce(l.held, 0) as held
  from asked join agents a on a.id = asked.agent_id left join (${loadsSql(true)}) l on l.agent_id = a.id`;

/** Who could take a conversation of a team: agents, their presence, what they hold and what they are good at. */
export class RoutingPoolView {
  private readonly standing: StandingAgents;
  private readonly moving: MovingAgents;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly duty = new RoutingDutyView(database),
  ) {
    this.moving = new MovingAgents(database);
    this.standing = new StandingAgents(database, () => this.moving.forget());
  }

  /** One agent as they are now; a whole team with accounts and skills as they were two seconds ago at most. */
  async of(question: PoolQuestion): Promise<Candidate[]> {
    const now = this.clock.now();
    const { weighs, agents } = await this.standing.of(question, now);
    const duties = await this.duty.of(question, now);
    const moving = await this.movingOf(question, { now, weighs });
    const candidates: Candidate[] = [];
    for (const one of agents) {
      const row = moving.get(one.agentId);
      if (row) candidates.push(onShift(candidate(one, row, now), { duties, question, now }));
    }
    return candidates;
  }

  /** Accounts, teams, skills or rules have changed: the next question is answered from what they are now. */
  forget(): void {
    this.standing.forget();
    this.moving.forget();
    this.duty.forget();
  }

  /** Reads anew what is kept of presence and loads; idle conversations are found this way. */
  renew(): Promise<void> {
    return this.moving.renew(this.clock.now());
  }

  /** Places and units of all an agent holds now; null when there is no such agent. */
  async loadOf(agentId: string): Promise<{ capacity: number; held: number } | null> {
    const [row] = await this.database.query<{ capacity: number; held: number }>(LOAD, [
      this.clock.now(),
      agentId,
    ]);
    return row ?? null;
  }

  private async movingOf({ agentId }: PoolQuestion, asked: { now: Date; weighs: boolean }) {
    if (!agentId) return this.moving.all(asked);
    const row = await this.moving.one(agentId, asked);
    return new Map(row ? [[agentId, row]] : []);
  }
}

/** Whether it is their working time. */
function isOnDuty({ expiresAt }: Standing, now: Date): boolean {
  return expiresAt === null || expiresAt > now;
}

/** In a team whose shifts decide, nobody is on duty outside of theirs. */
function onShift(one: Candidate, asked: { duties: Duties; question: PoolQuestion; now: Date }): Candidate {
  if (asked.duties.size === 0) return one;
  const inTeam = { teamId: one.helpsFrom ?? asked.question.teamId, agentId: one.agentId };
  return dutyIn(asked.duties, inTeam, asked.now).onDuty ? one : { ...one, onDuty: false, offShift: true };
}

// Written out, because this is done a thousand times for every decision.
function candidate(standing: Standing, moving: Moving, now: Date): Candidate {
  const { shown, there, lastAssignedMs } = moving;
  return {
    agentId: standing.agentId,
    capacity: standing.capacity,
    helpsFrom: standing.helpsFrom,
    skills: standing.skills,
    serves: standing.serves,
    onDuty: isOnDuty(standing, now),
    busy: moving.busy,
    held: moving.held,
    // Seen as online but not to be given anything: a connection that has just been lost.
    state: shown === 'online' && !there ? 'away' : shown,
    lastAssignedAt: lastAssignedMs === null ? null : new Date(lastAssignedMs),
  };
}

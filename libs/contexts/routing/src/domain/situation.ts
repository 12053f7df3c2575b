import type { Candidate } from './candidate';
import { type Room, roomOf } from './capacity';
import type { QueueNow } from './overflow';
import type { TeamRules } from './rules';

/** What a decision is made from, beside who waits. */
export interface Facts {
  rules: TeamRules;
  /** Capacities are raised in all teams. */
  promotion: boolean;
  candidates: readonly Candidate[];
  queue: QueueNow;
  /** Who of the team was given one last; `round-robin` goes on after them. */
  lastGivenTo: string | null;
  now: Date;
}

/** Facts with what follows from them for each agent, worked out once. */
export class Situation implements Facts {
  readonly rules: TeamRules;
  readonly promotion: boolean;
  readonly candidates: readonly Candidate[];
  readonly queue: QueueNow;
  readonly lastGivenTo: string | null;
  readonly now: Date;
  private readonly byId: Map<string, Candidate>;
  private readonly rooms = new Map<Candidate, Room>();
  private readonly places: Map<string, number>;

  constructor(facts: Facts) {
    this.rules = facts.rules;
    this.promotion = facts.promotion;
    this.candidates = facts.candidates;
    this.queue = facts.queue;
    this.lastGivenTo = facts.lastGivenTo;
    this.now = facts.now;
    this.byId = new Map(facts.candidates.map((one) => [one.agentId, one]));
    this.places = new Map(facts.rules.order.map((agentId, index) => [agentId, index]));
  }

  /** The same moment with other agents. */
  with(candidates: readonly Candidate[]): Situation {
    const { rules, promotion, queue, lastGivenTo, now } = this;
    return new Situation({ rules, promotion, queue, lastGivenTo, now, candidates });
  }

  candidate(agentId: string | null): Candidate | undefined {
    return agentId === null ? undefined : this.byId.get(agentId);
  }

  room(candidate: Candidate): Room {
    let room = this.rooms.get(candidate);
    if (!room) this.rooms.set(candidate, (room = roomOf(candidate, this)));
    return room;
  }

  /** Place in the team's order; those not named stand behind all who are. */
  place(agentId: string): number {
    return this.places.get(agentId) ?? this.rules.order.length;
  }
}

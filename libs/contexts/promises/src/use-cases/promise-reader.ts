import {
  type PromiseBoard,
  type PromiseBoardRow,
  type PromiseCounts,
  type PromiseDetail,
  type PromisePage,
  type PromiseRecord,
} from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import type { OwedPromise } from '../domain/promise';
import type { BoardCount, BoardGroup, PromiseBoardReads } from '../storage/promise-board';
import type { PromiseFilter, Whose } from '../storage/promises';
import { isWorkable, type PromiseParts, recordOf, workableBy } from './promise-ground';

const PAGE = 50;
const DAYS_30_MS = 30 * 24 * 3_600_000;
const DAY_MS = 24 * 3_600_000;

/** What is owed, read: one's own day, a team's, the shop's. */
export class PromiseReader {
  constructor(private readonly parts: PromiseParts & { board: PromiseBoardReads }) {}

  /** @throws Refusal not-permitted, invalid-payload for a cursor that is none */
  async list(
    actor: AgentActor,
    {
      mine,
      cursor,
      limit = PAGE,
      ...filter
    }: PromiseFilter & { mine?: boolean; cursor?: string; limit?: number },
  ): Promise<PromisePage> {
    const page = await this.parts.promises.page(whoseOf(actor, mine), filter, {
      limit,
      ...(cursor ? { cursor } : {}),
    });
    return { items: await this.records(page.items), nextCursor: page.nextCursor };
  }

  /** `dayEnd`: when the shop's day is over. */
  async counts(
    actor: AgentActor,
    { mine, dayEnd }: { mine?: boolean; dayEnd?: Date },
  ): Promise<PromiseCounts> {
    const now = this.parts.clock.now();
    const times = {
      now,
      dayEnd: dayEnd ?? new Date(now.getTime() + DAY_MS),
      since: new Date(now.getTime() - DAYS_30_MS),
    };
    return this.parts.promises.counts(whoseOf(actor, mine), times);
  }

  /** By owner, department and team: what is due today and overdue, and how thirty days went. @throws Refusal not-permitted */
  async board(actor: AgentActor, dayEnd: Date): Promise<PromiseBoard> {
    const now = this.parts.clock.now();
    const times = { now, dayEnd, since: new Date(now.getTime() - DAYS_30_MS) };
    const counted = await this.parts.board.of(workableBy(actor), times);
    const of = (group: BoardGroup) =>
      counted
        .filter((one) => one.group === group)
        .map(rowOf)
        .sort(worstFirst);
    return {
      ...{ at: now.toISOString(), dayEnd: dayEnd.toISOString() },
      all: of('all')[0] ?? { id: null, dueToday: 0, overdue: 0, bands: [0, 0, 0, 0], kept: 0, broken: 0 },
      ...{ owners: of('owner'), teams: of('team') },
      // What no department is asked for is the teams' own, and stands there.
      departments: of('department').filter(({ id }) => id !== null),
    };
  }

  /** @throws Refusal not-permitted, promise-not-found */
  async detail(actor: AgentActor, id: string): Promise<PromiseDetail> {
    const found = await this.parts.promises.find(id);
    if (!found || !isWorkable(actor, found))
      throw new Refusal('promise-not-found', 'There is no such promise, or it is not yours to read.');
    const steps = await this.parts.promises.steps(id);
    const [record] = await this.records([found]);
    return { ...record!, history: steps.map((step) => ({ ...step, at: step.at.toISOString() })) };
  }

  async record(promise: OwedPromise): Promise<PromiseRecord> {
    return (await this.records([promise]))[0]!;
  }

  private async records(promises: readonly OwedPromise[]): Promise<PromiseRecord[]> {
    const ids = promises.flatMap(({ customerId }) => customerId ?? []);
    const names =
      ids.length > 0 ? await this.parts.customers.names([...new Set(ids)]) : new Map<string, string>();
    return promises.map((one) => recordOf(one, (one.customerId && names.get(one.customerId)) ?? null));
  }
}

function whoseOf(actor: AgentActor, mine?: boolean): Whose {
  const whose = workableBy(actor);
  return mine ? { ownerId: actor.agentId, teamIds: null } : whose;
}

function rowOf({ group: _, ...row }: BoardCount): PromiseBoardRow {
  return row;
}

/** Who has the oldest overdue ones stands first. */
function worstFirst(a: PromiseBoardRow, b: PromiseBoardRow): number {
  return b.overdue - a.overdue || b.bands[3]! - a.bands[3]! || b.dueToday - a.dueToday || b.broken - a.broken;
}

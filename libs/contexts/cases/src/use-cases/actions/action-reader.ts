import {
  type ActionsQuery,
  type CaseAction,
  type CaseActionPage,
  type CaseAnalysis,
} from '@yingda/contracts';
import { type CasePareto, type ParetoQuery, type QualitySignal, type RelatedCase } from '@yingda/contracts';
import { type QualitySignalsQuery, type RootCause } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import { CaseAccess } from '../../domain/access';
import type { Case } from '../../domain/case';
import type { KeptAction } from '../../domain/actions/action';
import { shopDayOf } from '../../domain/shop-day';
import type { ActionReach } from '../../storage/actions/actions';
import type { Analyses, KeptAnalysis } from '../../storage/actions/analyses';
import type { Kinships } from '../../storage/actions/kinships';
import { type ActionGround, notFound, refused } from './action-ground';

const PAGE = 50;
const DAY_MS = 24 * 3_600_000;
/** Longer times are for reports. */
const MOST_DAYS = 400;

/** Actions, causes and what cases have in common, read. */
export class ActionReader {
  constructor(
    private readonly ground: ActionGround,
    private readonly analyses: Analyses,
    private readonly kinships: Kinships,
  ) {}

  /** @throws Refusal not-permitted */
  async list(actor: AgentActor, query: ActionsQuery): Promise<CaseActionPage> {
    const { view = 'open', mine, cursor, limit = PAGE } = query;
    const filter = { view, ownerId: mine ? actor.agentId : null };
    const page = await this.ground.actions.page(this.reachOf(actor), filter, { cursor, limit });
    return { items: await this.ground.records(actor, page.items), nextCursor: page.nextCursor };
  }

  /** @throws Refusal action-not-found */
  async one(actor: AgentActor, id: string): Promise<CaseAction> {
    const action = await this.ground.actions.find(id);
    const one = action?.caseId ? await this.ground.parts.cases.find(action.caseId) : null;
    if (!action || !this.ground.mayRead(actor, action, one)) throw notFound();
    return this.record(actor, action);
  }

  async record(actor: AgentActor, action: KeptAction): Promise<CaseAction> {
    return (await this.ground.records(actor, [action]))[0]!;
  }

  /** @throws Refusal case-not-found */
  async ofCase(actor: AgentActor, caseId: string): Promise<CaseAction[]> {
    await this.readable(actor, caseId);
    return this.ground.records(actor, await this.ground.actions.ofCase(caseId));
  }

  causes(): Promise<RootCause[]> {
    return this.analyses.causes();
  }

  /** One, or none. @throws Refusal case-not-found */
  async analysis(actor: AgentActor, caseId: string): Promise<CaseAnalysis[]> {
    await this.readable(actor, caseId);
    const found = await this.analyses.find(caseId);
    return found ? [analysisRecord(found)] : [];
  }

  /** @throws Refusal not-permitted, invalid-payload */
  async pareto(actor: AgentActor, { by = 'cause', from, to }: ParetoQuery): Promise<CasePareto> {
    demandOverview(actor);
    const time = timeOf(from, to);
    // The last day is the one of the last moment before the end.
    const days = { from: shopDayOf(time.from), to: shopDayOf(new Date(time.to.getTime() - 1)) };
    const bars = await this.analyses.pareto(by, days);
    const all = bars.reduce((sum, { cases }) => sum + cases, 0);
    let sum = 0;
    return {
      ...{ by, cases: all },
      bars: bars.map(({ key, cases }) => ({ key, cases, cumulative: (sum += cases) / all })),
    };
  }

  /** @throws Refusal not-permitted, invalid-payload */
  async signals(actor: AgentActor, { from, to }: QualitySignalsQuery): Promise<QualitySignal[]> {
    demandOverview(actor);
    return this.kinships.signals(timeOf(from, to));
  }

  /** Of those one may read. @throws Refusal case-not-found */
  async related(actor: AgentActor, caseId: string): Promise<RelatedCase[]> {
    const kin = await this.kinships.of(await this.readable(actor, caseId));
    return kin
      .filter((one) => CaseAccess.mayRead(actor, one))
      .map(({ id, number, kind, title, stage, openedAt, kinship }) => ({
        ...{ id, number, kind, title, stage, kinship },
        openedAt: openedAt.toISOString(),
      }));
  }

  private readable(actor: AgentActor, caseId: string): Promise<Case> {
    return this.ground.parts.door.readable(actor, caseId);
  }

  /** @throws Refusal not-permitted */
  private reachOf(actor: AgentActor): ActionReach {
    const all = { agentId: null, teamIds: null };
    if (actor.permissions['action.verify'] === 'all') return all;
    switch (actor.permissions['action.edit'] ?? 'none') {
      case 'all':
        return all;
      case 'team':
        return { agentId: actor.agentId, teamIds: actor.teamIds };
      case 'own':
        return { agentId: actor.agentId, teamIds: null };
      default:
        throw refused('action.edit');
    }
  }
}

export function analysisRecord({ day: _, analysedById: __, ...kept }: KeptAnalysis): CaseAnalysis {
  return { ...kept, analysedAt: kept.analysedAt.toISOString() };
}

/** What is counted over the shop is for who leads, and for quality reviewers. @throws Refusal not-permitted */
function demandOverview(actor: AgentActor): void {
  const scope = actor.permissions['case.read'] ?? 'none';
  if (scope === 'none' || scope === 'own')
    throw new Refusal('not-permitted', 'Your role does not see what is counted over all cases.', {
      permission: 'case.read',
    });
}

/** @throws Refusal invalid-payload */
function timeOf(from: string, to: string): { from: Date; to: Date } {
  const time = { from: new Date(from), to: new Date(to) };
  const ms = time.to.getTime() - time.from.getTime();
  if (ms <= 0 || ms > MOST_DAYS * DAY_MS)
    throw new Refusal('invalid-payload', `Ask for a time of up to ${MOST_DAYS} days.`, { field: 'to' });
  return time;
}

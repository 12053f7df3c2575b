import {
  type GoodwillBudget,
  type GoodwillRegister,
  type RemediesQuery,
  type Remedy,
} from '@yingda/contracts';
import { type RemedyLimits, type RemedyPage, type SetGoodwillBudget } from '@yingda/contracts';
import { type Permission, Refusal, REMEDY_ROLES } from '@yingda/contracts/names';
import type { Actor, AgentActor } from '@yingda/events';
import type { KeptRemedy } from '../../domain/remedies/remedy';
import type { RemedyReach } from '../../storage/remedies/remedies';
import { auditedBy } from '../tasks/work-parts';
import type { RemedyGround } from './remedy-ground';

const PAGE = 50;

/** Remedies, read; the register of goodwill, and what limits both. */
export class RemedyReader {
  constructor(private readonly ground: RemedyGround) {}

  /** @throws Refusal case-not-found */
  async ofCase(actor: AgentActor, caseId: string): Promise<Remedy[]> {
    const one = await this.ground.parts.door.readable(actor, caseId);
    return this.ground.records(actor, await this.ground.remedies.ofCase(caseId), [one]);
  }

  async record(actor: AgentActor, remedy: KeptRemedy): Promise<Remedy> {
    return (await this.ground.records(actor, [remedy]))[0]!;
  }

  /** @throws Refusal not-permitted */
  async list(
    actor: AgentActor,
    { view = 'waiting', cursor, limit = PAGE }: RemediesQuery,
  ): Promise<RemedyPage> {
    const reach = reachOf(actor, 'case.decide');
    const page = await this.ground.remedies.page(reach, { view, notBy: actor.agentId }, { cursor, limit });
    return { items: await this.ground.records(actor, page.items), nextCursor: page.nextCursor };
  }

  async limits(): Promise<RemedyLimits> {
    const limits = await this.ground.policy.limits();
    return {
      limits: REMEDY_ROLES.map((role) => ({
        role,
        amountFen: limits.get(role) ?? (limits.has(role) ? null : 0),
      })),
      pointFen: await this.ground.policy.pointFen(),
    };
  }

  /** @throws Refusal not-permitted */
  async setLimits(actor: AgentActor, { limits, pointFen }: RemedyLimits): Promise<RemedyLimits> {
    demandAll(actor, 'case-policy.edit');
    const { policy, parts } = this.ground;
    await parts.unitOfWork.run(async () => {
      await policy.set(new Map(limits.map(({ role, amountFen }) => [role, amountFen ?? null])), pointFen);
      await this.audited(actor, 'remedy-limits.edited', { limits, pointFen });
    });
    return this.limits();
  }

  /** Of the teams one leads, or the shop's. @throws Refusal not-permitted */
  async register(actor: AgentActor, month: string): Promise<GoodwillRegister> {
    const { teamIds } = reachOf(actor, 'case.approve-goodwill');
    const kept = await this.ground.remedies.goodwill(month, teamIds);
    const sum = (states: string[]) =>
      kept.filter(({ state }) => states.includes(state)).reduce((all, { valueFen }) => all + valueFen, 0);
    return {
      month,
      items: await this.ground.records(actor, kept),
      approvedFen: sum(['approved', 'told', 'executed']),
      waitingFen: sum(['proposed']),
      budgets: await this.ground.policy.budgets(month, teamIds),
    };
  }

  /** The same for a file, which is noted. @throws Refusal not-permitted */
  async exported(actor: AgentActor, month: string): Promise<GoodwillRegister> {
    const register = await this.register(actor, month);
    await this.audited(actor, 'goodwill.exported', { month, rows: register.items.length });
    return register;
  }

  /** @throws Refusal not-permitted */
  async setBudget(
    actor: AgentActor,
    { month, teamId = null, amountFen }: SetGoodwillBudget,
  ): Promise<GoodwillBudget> {
    demandAll(actor, 'case-policy.edit');
    const { policy, parts } = this.ground;
    return parts.unitOfWork.run(async () => {
      await policy.lockMonth(month);
      const budget = await policy.setBudget({ month, teamId, amountFen });
      await this.audited(actor, 'goodwill-budget.set', { month, teamId, amountFen });
      return budget;
    });
  }

  private audited(actor: Actor, action: string, details: Record<string, unknown>): Promise<void> {
    const entry = { action, subjectKind: 'case-policy', subjectId: null, details };
    return this.ground.parts.audit.record({ ...auditedBy(actor), ...entry });
  }
}

/** @throws Refusal not-permitted */
export function demandAll(actor: AgentActor, permission: Permission): void {
  if (actor.permissions[permission] !== 'all') throw refused(permission);
}

/** @throws Refusal not-permitted */
function reachOf(actor: AgentActor, permission: Permission): RemedyReach {
  switch (actor.permissions[permission] ?? 'none') {
    case 'all':
      return { ownerId: null, teamIds: null };
    case 'team':
      return { ownerId: actor.agentId, teamIds: actor.teamIds };
    case 'own':
      return { ownerId: actor.agentId, teamIds: null };
    default:
      throw refused(permission);
  }
}

function refused(permission: Permission): Refusal {
  return new Refusal('not-permitted', 'Your role does not allow this.', { permission });
}

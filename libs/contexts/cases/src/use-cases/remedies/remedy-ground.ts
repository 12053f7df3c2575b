import { type Remedy } from '@yingda/contracts';
import { type CaseStep, Refusal } from '@yingda/contracts/names';
import { type Actor, type AgentActor, refOf, type RemedyChange } from '@yingda/events';
import type { Database } from '@yingda/platform';
import { CaseAccess } from '../../domain/access';
import type { Case } from '../../domain/case';
import {
  type Decider,
  type KeptRemedy,
  isWithin,
  limitOf,
  needsApproval,
} from '../../domain/remedies/remedy';
import { RemediesTable } from '../../storage/remedies/remedies';
import { RemedyPolicy } from '../../storage/remedies/remedy-policy';
import { auditedBy, type WorkParts } from '../tasks/work-parts';

/** What all use cases of remedies share: rights, limits, writing with history and audit. */
export class RemedyGround {
  readonly remedies: RemediesTable;
  readonly policy: RemedyPolicy;

  constructor(
    database: Database,
    readonly parts: WorkParts,
  ) {
    this.remedies = new RemediesTable(database);
    this.policy = new RemedyPolicy(database);
  }

  /** In a unit of work, the case locked before the remedy. @throws Refusal remedy-not-found to whom it does not exist */
  async changing<T>(
    actor: AgentActor,
    id: string,
    change: (remedy: KeptRemedy, one: Case) => Promise<T>,
  ): Promise<T> {
    const known = await this.remedies.find(id);
    if (!known) throw notFound();
    return this.parts.unitOfWork.run(async () => {
      if (known.month) await this.policy.lockMonth(known.month);
      const one = (await this.parts.cases.lock(known.caseId))!;
      if (!CaseAccess.mayRead(actor, one)) throw notFound();
      return change((await this.remedies.lock(id))!, one);
    });
  }

  async deciderOf(actor: AgentActor): Promise<Decider> {
    const limits = await this.policy.limits();
    return { id: actor.agentId, name: actor.name, limitFen: limitOf(limits, actor.role) };
  }

  /** Whether somebody approves or refuses this one: reaches the case, and is not who proposed it. */
  mayDecide(actor: AgentActor, remedy: KeptRemedy, one: Case): boolean {
    return CaseAccess.may(actor, remedy.goodwill ? 'case.approve-goodwill' : 'case.decide', one);
  }

  async written(
    actor: Actor,
    after: KeptRemedy,
    { action, note, caseStep }: { action: string; note: string; caseStep?: CaseStep },
  ): Promise<void> {
    const { caseId, kind, valueFen, state } = after;
    if (caseStep)
      await this.parts.cases.note(
        caseId,
        {
          ...{ step: caseStep, at: this.parts.clock.now(), note },
          details: {
            remedyId: after.id,
            kind,
            amountFen: String(after.amountFen),
            points: String(after.points),
          },
        },
        refOf(actor),
      );
    await this.parts.audit.record({
      ...auditedBy(actor),
      ...{ action: `remedy.${action}`, subjectKind: 'remedy', subjectId: after.id },
      details: { caseId, kind, valueFen, state, note, replacesId: after.replacesId },
    });
  }

  async news(
    actor: Actor,
    { remedy, one }: { remedy: KeptRemedy; one: Case },
    agentIds: readonly (string | null)[],
  ): Promise<RemedyChange> {
    const called = agentIds.filter((id): id is string => id !== null);
    return {
      remedy: (await this.records(null, [remedy], [one]))[0]!,
      at: this.parts.clock.now().toISOString(),
      agentIds: [...new Set(called)],
      by: refOf(actor),
    };
  }

  /** Who leads the team and could approve it, and is not who proposed it. */
  async approvers(remedy: KeptRemedy, { teamId }: Case): Promise<string[]> {
    const leads = [...(await this.parts.staff.leadsOf(teamId)), ...(await this.parts.staff.managers())];
    return [...new Set(leads.map(({ id }) => id))].filter((id) => id !== remedy.proposedById);
  }

  /** Remedies as they are shown; to nobody in particular when events tell them. */
  async records(
    actor: AgentActor | null,
    remedies: readonly KeptRemedy[],
    known: readonly Case[] = [],
  ): Promise<Remedy[]> {
    const missing = [...new Set(remedies.map(({ caseId }) => caseId))].filter(
      (id) => !known.some((one) => one.id === id),
    );
    const read = missing.length > 0 ? await this.parts.cases.select('id = any($1::uuid[])', [missing]) : [];
    const cases = new Map([...known, ...read].map((one) => [one.id, one]));
    const people = [...cases.values()].flatMap(({ customerId }) => customerId ?? []);
    const names =
      people.length > 0 ? await this.parts.customers.names([...new Set(people)]) : new Map<string, string>();
    const limit = actor ? (await this.deciderOf(actor)).limitFen : 0;
    const masked = actor !== null && CaseAccess.isMasked(actor);
    return remedies.map((remedy) => {
      const one = cases.get(remedy.caseId)!;
      const { valueFen, deciderLimitFen: _, month: __, ...rest } = remedy;
      const text = (at: Date | null) => at?.toISOString() ?? null;
      return {
        ...rest,
        ...{ caseNumber: one.number, caseTitle: one.title, teamId: one.teamId },
        customerName: masked ? null : ((one.customerId && names.get(one.customerId)) ?? null),
        ...{ proposedAt: remedy.proposedAt.toISOString(), decidedAt: text(remedy.decidedAt) },
        ...{ toldAt: text(remedy.toldAt), executedAt: text(remedy.executedAt) },
        needsApproval: needsApproval(remedy),
        mayDecide:
          actor !== null &&
          remedy.state === 'proposed' &&
          remedy.proposedById !== actor.agentId &&
          isWithin(valueFen, limit) &&
          this.mayDecide(actor, remedy, one),
      };
    });
  }
}

export function notFound(): Refusal {
  return new Refusal('remedy-not-found', 'There is no such remedy, or it is not yours to see.');
}

/** @throws Refusal stale-edit */
export { demandVersion } from '../tasks/task-ground';

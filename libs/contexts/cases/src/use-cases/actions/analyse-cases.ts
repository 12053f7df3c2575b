import { type AddRootCause, type AnalyseCase, type EditRootCause, type RootCause } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import { type AgentActor, refOf } from '@yingda/events';
import { isUniqueViolation, newId } from '@yingda/platform';
import { CaseAccess } from '../../domain/access';
import { shopDayOf } from '../../domain/shop-day';
import type { Analyses, KeptAnalysis } from '../../storage/actions/analyses';
import { auditedBy, type WorkParts } from '../tasks/work-parts';
import { demandVersion } from '../tasks/task-ground';
import { demandAll } from '../remedies/remedy-reader';

/** Says why cases came to be, by the shop's own list of causes. */
export class AnalyseCases {
  constructor(
    private readonly parts: WorkParts,
    private readonly analyses: Analyses,
  ) {}

  /** Also of a case that is over. @throws Refusal not-permitted, case-not-found, department-not-found, stale-edit, invalid-payload */
  async execute(
    actor: AgentActor,
    { caseId, version, ...said }: AnalyseCase & { caseId: string },
  ): Promise<void> {
    const { parts, analyses } = this;
    CaseAccess.demand(actor, 'case.work', await parts.door.readable(actor, caseId));
    await parts.unitOfWork.run(async () => {
      const one = (await parts.cases.lock(caseId))!;
      const before = await analyses.find(caseId);
      demandVersion(before ?? { version: 0 }, version);
      const cause = await analyses.cause({ key: said.causeKey });
      if (!cause || (cause.archived && before?.causeKey !== cause.key))
        throw new Refusal('invalid-payload', 'There is no such cause.', { field: 'causeKey' });
      if (said.departmentId && !(await parts.directory.find(said.departmentId)))
        throw new Refusal('department-not-found', 'There is no such department.');
      const now = parts.clock.now();
      const after: KeptAnalysis = {
        ...{ caseId, causeKey: cause.key, text: said.text.trim(), departmentId: said.departmentId ?? null },
        ...{ product: said.product?.trim() || one.product, batch: said.batch?.trim() || one.batch },
        ...{ costFen: said.costFen ?? null, day: shopDayOf(one.openedAt) },
        ...{ analysedById: actor.agentId, analysedByName: actor.name, analysedAt: now },
        version: (before?.version ?? 0) + 1,
      };
      await analyses.save(after, before);
      await parts.cases.note(
        caseId,
        { step: 'cause-set', at: now, note: after.text, details: { causeKey: after.causeKey } },
        refOf(actor),
      );
      const { causeKey, departmentId, product, batch, costFen } = after;
      await parts.audit.record({
        ...auditedBy(actor),
        ...{ action: 'case.analysed', subjectKind: 'case', subjectId: caseId },
        details: { causeKey, departmentId, product, batch, costFen, before: before?.causeKey ?? null },
      });
      await parts.outbox.append('case.analysed', caseId, {
        ...{ caseId, causeKey, causeBefore: before?.causeKey ?? null, departmentId, product },
        ...{ openedAt: one.openedAt.toISOString(), at: now.toISOString(), by: refOf(actor) },
      });
    });
  }

  /** @throws Refusal not-permitted, already-exists */
  async addCause(actor: AgentActor, { key, name }: AddRootCause): Promise<RootCause> {
    demandAll(actor, 'case-policy.edit');
    const cause = { id: newId(), key, name, archived: false };
    await this.parts.unitOfWork
      .run(async () => {
        await this.analyses.addCause(cause);
        await this.audited(actor, 'root-cause.added', cause);
      })
      .catch((error: unknown) => {
        throw isUniqueViolation(error, 'root_causes_key_key') ? taken() : error;
      });
    return cause;
  }

  /** @throws Refusal not-permitted, not-found */
  async editCause(
    actor: AgentActor,
    { id, name, archived }: EditRootCause & { id: string },
  ): Promise<RootCause> {
    demandAll(actor, 'case-policy.edit');
    return this.parts.unitOfWork.run(async () => {
      const before = await this.analyses.cause({ id });
      if (!before) throw new Refusal('not-found', 'There is no such cause.');
      const after = { ...before, name, archived };
      await this.analyses.saveCause(after);
      await this.audited(actor, 'root-cause.edited', after);
      return after;
    });
  }

  private audited(actor: AgentActor, action: string, { id, key, name, archived }: RootCause): Promise<void> {
    const entry = { action, subjectKind: 'root-cause', subjectId: id, details: { key, name, archived } };
    return this.parts.audit.record({ ...auditedBy(actor), ...entry });
  }
}

function taken(): Refusal {
  return new Refusal('already-exists', 'There is a cause of this key already.');
}

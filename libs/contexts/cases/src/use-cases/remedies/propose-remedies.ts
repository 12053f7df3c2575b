import { type ProposeRemedy } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import { isUniqueViolation, newId } from '@yingda/platform';
import { CaseAccess } from '../../domain/access';
import { demandReplaceable, type KeptRemedy, proposed } from '../../domain/remedies/remedy';
import { shopMonthOf } from '../../domain/shop-day';
import { notFound, type RemedyGround } from './remedy-ground';
import type { DecideRemedies } from './decide-remedies';

/** Proposes what a customer is given: approved at once within one's limit, else somebody else decides. */
export class ProposeRemedies {
  constructor(
    private readonly ground: RemedyGround,
    private readonly decide: DecideRemedies,
  ) {}

  /** @throws Refusal not-permitted, case-not-found, case-stage, remedy-not-found, wrong-state, consent-required, already-exists, invalid-payload */
  async execute(
    actor: AgentActor,
    { caseId, ...asked }: ProposeRemedy & { caseId: string },
  ): Promise<KeptRemedy> {
    const { parts, remedies, policy } = this.ground;
    const { kind, amountFen = 0, points = 0, replacesId = null, consent = null } = asked;
    if (
      kind === 'points'
        ? points === 0
        : kind !== 'explanation' && kind !== 'repair' && kind !== 'exchange' && amountFen === 0
    )
      throw new Refusal('invalid-payload', 'Say how much it is.', {
        field: kind === 'points' ? 'points' : 'amountFen',
      });
    CaseAccess.demand(actor, 'case.decide', await parts.door.readable(actor, caseId));
    const unit = parts.unitOfWork.run(async () => {
      const now = parts.clock.now();
      await policy.lockMonth(shopMonthOf(now));
      const one = (await parts.cases.lock(caseId))!;
      if (one.closedAt)
        throw new Refusal('case-stage', 'A closed case gives nothing any more; reopen it.', {
          stage: one.stage,
        });
      const old = replacesId ? await remedies.lock(replacesId) : null;
      if (replacesId && old?.caseId !== caseId) throw notFound();
      if (old) demandReplaceable(old, consent);
      const remedy = proposed(
        { id: newId(), caseId, kind, amountFen, points, reason: asked.reason.trim(), replacesId },
        await this.ground.deciderOf(actor),
        { now, month: shopMonthOf(now), pointFen: await policy.pointFen() },
      );
      const kept = { ...remedy, consent: consent?.trim() || null };
      await remedies.add(kept);
      await this.ground.written(actor, kept, {
        action: 'proposed',
        note: kept.reason,
        caseStep: 'remedy-asked',
      });
      const called = kept.state === 'proposed' ? await this.ground.approvers(kept, one) : [];
      await parts.outbox.append(
        'remedy.proposed',
        caseId,
        await this.ground.news(actor, { remedy: kept, one }, called),
      );
      if (kept.state === 'approved') await this.decide.takesPlace(actor, kept, one);
      return kept;
    });
    return unit.catch((error: unknown) => {
      throw isUniqueViolation(error, 'remedies_replaces_key') ? replacedAlready() : error;
    });
  }
}

function replacedAlready(): Refusal {
  return new Refusal('already-exists', 'Another remedy is to take its place already.');
}

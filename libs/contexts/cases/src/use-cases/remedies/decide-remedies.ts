import { type DecideRemedy, type ExecuteRemedy, type TellRemedy } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import { CaseAccess } from '../../domain/access';
import type { Case } from '../../domain/case';
import {
  decided,
  executed,
  isStanding,
  type KeptRemedy,
  takenBack,
  toldOf,
} from '../../domain/remedies/remedy';
import { demandVersion, type RemedyGround } from './remedy-ground';

type On<T = object> = T & { id: string; version?: number };

/** What becomes of a remedy: decided by somebody else, told, executed, withdrawn. */
export class DecideRemedies {
  constructor(private readonly ground: RemedyGround) {}

  /** @throws Refusal not-permitted, remedy-not-found, stale-edit, wrong-state, four-eyes, over-limit, over-budget, note-required */
  decide(actor: AgentActor, { id, version, approve, note = '' }: On<DecideRemedy>): Promise<KeptRemedy> {
    return this.ground.changing(actor, id, async (remedy, one) => {
      CaseAccess.demand(actor, remedy.goodwill ? 'case.approve-goodwill' : 'case.decide', one);
      demandVersion(remedy, version);
      if (!approve && note.trim() === '')
        throw new Refusal('note-required', 'Say why it is refused.', { field: 'note' });
      const { parts, remedies } = this.ground;
      const now = parts.clock.now();
      const after = decided(remedy, await this.ground.deciderOf(actor), { approve, note: note.trim(), now });
      await this.spend(after, one);
      await remedies.save(after);
      await this.ground.written(actor, after, {
        ...{ action: approve ? 'approved' : 'refused', note: note.trim() },
        caseStep: approve ? 'remedy-approved' : 'remedy-refused',
      });
      const told = await this.ground.news(actor, { remedy: after, one }, [after.proposedById, one.ownerId]);
      await parts.outbox.append('remedy.decided', one.id, { ...told, approved: approve });
      if (approve) await this.takesPlace(actor, after, one);
      return after;
    });
  }

  /** The customer was told, and agrees or not. @throws Refusal not-permitted, remedy-not-found, stale-edit, wrong-state */
  tell(actor: AgentActor, { id, version, agreed, consent }: On<TellRemedy>): Promise<KeptRemedy> {
    return this.working(actor, { id, version }, async (remedy, one) => {
      const { parts, remedies } = this.ground;
      const after = toldOf(remedy, { agreed, consent: consent.trim(), now: parts.clock.now() });
      await remedies.save(after);
      if (!agreed) await this.giveBack(remedy, one);
      await this.ground.written(actor, after, { action: agreed ? 'told' : 'declined', note: consent.trim() });
      const told = await this.ground.news(actor, { remedy: after, one }, []);
      await parts.outbox.append('remedy.told', one.id, { ...told, agreed });
      return after;
    });
  }

  /** @throws Refusal not-permitted, remedy-not-found, stale-edit, wrong-state */
  execute(actor: AgentActor, { id, version, evidence }: On<ExecuteRemedy>): Promise<KeptRemedy> {
    return this.working(actor, { id, version }, async (remedy, one) => {
      const { parts, remedies } = this.ground;
      const how = { evidence: evidence.trim(), byName: actor.name, now: parts.clock.now() };
      const after = executed(remedy, how);
      await remedies.save(after);
      await this.ground.written(actor, after, {
        action: 'executed',
        note: how.evidence,
        caseStep: 'remedy-done',
      });
      await parts.outbox.append(
        'remedy.executed',
        one.id,
        await this.ground.news(actor, { remedy: after, one }, [one.ownerId]),
      );
      return after;
    });
  }

  /** One that the customer was told of is changed with their consent only: by another that takes its place. @throws Refusal not-permitted, remedy-not-found, stale-edit, wrong-state, consent-required */
  withdraw(actor: AgentActor, { id, version, reason }: On<{ reason: string }>): Promise<KeptRemedy> {
    return this.working(actor, { id, version }, (remedy, one) =>
      this.takeBack(actor, { remedy, one }, { reason: reason.trim(), consent: null }),
    );
  }

  /** What it replaces is over once it is approved; inside a unit of work. @throws Refusal wrong-state when that was executed meanwhile */
  async takesPlace(actor: AgentActor, after: KeptRemedy, one: Case): Promise<void> {
    const old = after.replacesId ? await this.ground.remedies.lock(after.replacesId) : null;
    if (!old) return;
    if (old.state === 'executed')
      throw new Refusal('wrong-state', 'What it replaces was executed meanwhile.', { state: old.state });
    if (isStanding(old))
      await this.takeBack(actor, { remedy: old, one }, { reason: after.reason, consent: after.consent });
  }

  private async takeBack(
    actor: AgentActor,
    { remedy, one }: { remedy: KeptRemedy; one: Case },
    { reason, consent }: { reason: string; consent: string | null },
  ): Promise<KeptRemedy> {
    const { parts, remedies } = this.ground;
    const after = takenBack(remedy, { consent });
    await remedies.save(after);
    if (remedy.state !== 'proposed') await this.giveBack(remedy, one);
    await this.ground.written(actor, after, {
      action: 'withdrawn',
      note: consent ? `${reason} · ${consent}` : reason,
    });
    const told = await this.ground.news(actor, { remedy: after, one }, [remedy.proposedById]);
    await parts.outbox.append('remedy.withdrawn', one.id, { ...told, reason });
    return after;
  }

  private working(
    actor: AgentActor,
    { id, version }: { id: string; version?: number | undefined },
    change: (remedy: KeptRemedy, one: Case) => Promise<KeptRemedy>,
  ): Promise<KeptRemedy> {
    return this.ground.changing(actor, id, async (remedy, one) => {
      CaseAccess.demand(actor, 'case.decide', one);
      demandVersion(remedy, version);
      return change(remedy, one);
    });
  }

  private async spend({ goodwill, state, month, valueFen }: KeptRemedy, { teamId }: Case): Promise<void> {
    if (!goodwill || state !== 'approved' || !month) return;
    if (!(await this.ground.policy.spend(month, teamId, valueFen)))
      throw new Refusal('over-budget', 'The budget of goodwill of this month does not reach.', { month });
  }

  private async giveBack({ goodwill, month, valueFen }: KeptRemedy, { teamId }: Case): Promise<void> {
    if (goodwill && month) await this.ground.policy.giveBack(month, teamId, valueFen);
  }
}

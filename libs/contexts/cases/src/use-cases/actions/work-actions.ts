import { type VerifyAction } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import { newId } from '@yingda/platform';
import { CHECK_AFTER_MS, done, type KeptAction, sound, verified } from '../../domain/actions/action';
import { demandVersion } from '../tasks/task-ground';
import { type ActionGround, checkKey, owedKey, refused } from './action-ground';
import { type PlanActions, UNDONE } from './plan-actions';

type On<T = object> = T & { id: string; version?: number };

/** Does actions, and looks whether they helped: somebody else, on a date. */
export class WorkActions {
  constructor(
    private readonly ground: ActionGround,
    private readonly plan: PlanActions,
  ) {}

  /** @throws Refusal not-permitted, action-not-found, stale-edit, wrong-state, four-eyes when who is to check it does it */
  done(actor: AgentActor, { id, version, evidence }: On<{ evidence: string }>): Promise<KeptAction> {
    return this.ground.changing(actor, id, async (action) => {
      if (!this.ground.mayWork(actor, action)) throw refused('action.edit');
      demandVersion(action, version);
      const { parts, actions } = this.ground;
      const now = parts.clock.now();
      const after = sound(done(action, { id: actor.agentId, name: actor.name, now }, evidence.trim()));
      await actions.save(after);
      await this.ground.written(actor, after, {
        action: 'done',
        note: after.evidence!,
        caseStep: 'action-done',
      });
      await parts.owed.settle(owedKey(id), {
        at: now,
        outcome: after.evidence!.slice(0, 2_000),
        reached: 'yes',
        by: actor,
      });
      await parts.owed.ensure(actor, {
        ...{ key: checkKey(id), kind: 'action', what: `${after.number} ${after.what}`.slice(0, 500) },
        dueAt: after.checkAt > now ? after.checkAt : new Date(now.getTime() + CHECK_AFTER_MS),
        ...{ ownerId: after.verifierId, teamId: after.teamId, customerId: null },
      });
      const told = await this.ground.news(actor, after, [after.verifierId]);
      await parts.outbox.append('action.done', id, { ...told, inTime: now <= after.dueAt });
      return after;
    });
  }

  /** What did not help is followed by another. @throws Refusal not-permitted, action-not-found, stale-edit, wrong-state, four-eyes, agent-not-found, invalid-payload without what comes next */
  verify(
    actor: AgentActor,
    { id, version, effective, finding, next }: On<VerifyAction>,
  ): Promise<KeptAction> {
    return this.ground.changing(actor, id, async (action) => {
      if (actor.permissions['action.verify'] !== 'all') throw refused('action.verify');
      demandVersion(action, version);
      if (!effective && !next)
        throw new Refusal('invalid-payload', 'It did not help: say what is done instead.', { field: 'next' });
      const { parts, actions } = this.ground;
      const now = parts.clock.now();
      const after = verified(
        action,
        { id: actor.agentId, name: actor.name, now },
        { effective, finding: finding.trim() },
      );
      await actions.save(after);
      await this.ground.written(actor, after, {
        ...{ action: effective ? 'found-effective' : 'found-ineffective', note: after.finding! },
        caseStep: 'action-verified',
      });
      const outcome = after.finding!.slice(0, 2_000);
      await parts.owed.settle(checkKey(id), {
        at: now,
        outcome,
        reached: effective ? 'yes' : 'no',
        by: actor,
      });
      const told = await this.ground.news(actor, after, [after.ownerId]);
      await parts.outbox.append('action.verified', id, { ...told, effective });
      if (!effective && next) await this.follow(actor, after, next);
      return after;
    });
  }

  private async follow(
    actor: AgentActor,
    before: KeptAction,
    { what, ownerId, dueAt, checkAt }: NonNullable<VerifyAction['next']>,
  ): Promise<void> {
    const { parts, actions } = this.ground;
    const owner = await this.ground.owner(ownerId);
    const due = new Date(dueAt);
    const now = parts.clock.now();
    if (due <= now) throw new Refusal('invalid-payload', 'Set a date to come.', { field: 'next.dueAt' });
    const { kind, caseId, causeKey, departmentId, teamId } = before;
    const action = sound({
      ...{ id: newId(), number: await actions.nextNumber(), kind, caseId, causeKey, departmentId, teamId },
      ...{ state: 'open', what: what.trim(), ownerId: owner.id, ownerName: owner.name, dueAt: due },
      checkAt: checkAt ? new Date(checkAt) : new Date(due.getTime() + CHECK_AFTER_MS),
      ...{ verifierId: null, followsId: before.id },
      ...{ addedById: actor.agentId, addedByName: actor.name, addedAt: now },
      ...UNDONE,
    });
    await this.plan.added(actor, action, null);
  }
}

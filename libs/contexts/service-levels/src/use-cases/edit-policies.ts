import {
  type AddServiceLevelPolicy,
  type EditServiceLevelPolicy,
  type ServiceLevelPolicy,
} from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import { type Actor, refOf } from '@yingda/events';
import { type AuditLog, type Clock, newId, type UnitOfWork } from '@yingda/platform';
import { checkPolicy } from '../domain/policy';
import type { PoliciesTable } from '../storage/policies';

const MOST = 200;

/**
 * Changes what is promised. Every version is kept: a clock names the one it ran by. Open clocks go on under the new
 * terms with what has run already; what was broken stays broken (`KeepClocks.renew`, set going by the revision).
 */
export class EditPolicies {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly policies: PoliciesTable,
    private readonly audit: AuditLog,
  ) {}

  /** Before all others: whoever adds one means it to count. @throws Refusal not-permitted, invalid-setting */
  async add(actor: Actor, command: AddServiceLevelPolicy & { id?: string }): Promise<ServiceLevelPolicy> {
    return this.changed(actor, 'service-level.added', async (all, now) => {
      checkPolicy(command);
      if (all.length >= MOST) throw new Refusal('invalid-setting', `There can be ${MOST} policies.`);
      const { name, active, conditions, targets } = command;
      const id = command.id ?? newId();
      const added = { id, name: name.trim(), active, conditions, targets, version: 1, place: all.length + 1 };
      await this.policies.save(added, now);
      await this.policies.place([id, ...all.map((policy) => policy.id)]);
      return { ...added, place: 1 };
    });
  }

  /** @throws Refusal not-permitted, invalid-setting, not-found, stale-edit */
  async edit(actor: Actor, command: EditServiceLevelPolicy & { id: string }): Promise<ServiceLevelPolicy> {
    return this.changed(actor, 'service-level.edited', async (all, now) => {
      checkPolicy(command);
      const known = all.find(({ id }) => id === command.id);
      if (!known) throw new Refusal('not-found', 'There is no such policy.');
      if (known.version !== command.version)
        throw new Refusal('stale-edit', 'Somebody else has changed this; look at it again.');
      const { name, active, conditions, targets } = command;
      const edited = { ...known, name: name.trim(), active, conditions, targets, version: known.version + 1 };
      await this.policies.save(edited, now);
      return edited;
    });
  }

  /** @throws Refusal not-permitted; stale-edit when it does not name each policy once */
  async order(actor: Actor, { policyIds }: { policyIds: string[] }): Promise<ServiceLevelPolicy[]> {
    await this.changed(actor, 'service-level.ordered', async (all) => {
      const [wanted, known] = [[...policyIds].sort(), all.map(({ id }) => id).sort()];
      if (wanted.join() !== known.join())
        throw new Refusal('stale-edit', 'The list has changed meanwhile; look at it again.');
      await this.policies.place(policyIds);
      return { id: null, policyIds };
    });
    return this.policies.all();
  }

  private async changed<T extends { id: string | null }>(
    actor: Actor,
    action: string,
    change: (all: ServiceLevelPolicy[], now: Date) => Promise<T>,
  ): Promise<T> {
    requireEdit(actor);
    return this.unitOfWork.run(async () => {
      const now = this.clock.now();
      // The row of settings first: edits come one after the other, and each sees what the one before has left.
      await this.policies.change(now);
      const result = await change(await this.policies.all(), now);
      const { id: actorId, name: actorName } = refOf(actor);
      const subject = { subjectKind: 'service-level', subjectId: result.id };
      await this.audit.record({ actorId, actorName, action, ...subject, details: { ...result } });
      return result;
    });
  }
}

function requireEdit(actor: Actor): void {
  if (actor.kind === 'system') return;
  const permission = 'service-level.edit';
  if (actor.kind === 'agent' && actor.permissions[permission] === 'all') return;
  throw new Refusal('not-permitted', 'Your role does not allow this; ask a manager.', { permission });
}

import { type AddAction, type EditAction } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import { newId } from '@yingda/platform';
import { CaseAccess, notFound as noCase } from '../../domain/access';
import {
  approved,
  cancelled,
  CHECK_AFTER_MS,
  edited,
  type KeptAction,
  sound,
} from '../../domain/actions/action';
import type { Case } from '../../domain/case';
import type { Analyses } from '../../storage/actions/analyses';
import { demandVersion } from '../tasks/task-ground';
import { type ActionGround, checkKey, owedKey, refused } from './action-ground';

type On<T = object> = T & { id: string; version?: number };

/** Sets actions going, changes and cancels them. */
export class PlanActions {
  constructor(
    private readonly ground: ActionGround,
    private readonly analyses: Analyses,
  ) {}

  /** Who may only propose, proposes. @throws Refusal not-permitted, case-not-found, agent-not-found, four-eyes, invalid-payload */
  async add(actor: AgentActor, asked: AddAction): Promise<KeptAction> {
    const { parts, actions } = this.ground;
    const scope = actor.permissions['action.edit'] ?? 'none';
    const owner = await this.ground.owner(asked.ownerId);
    if (asked.verifierId) await this.ground.owner(asked.verifierId);
    await this.demandCause(asked.causeKey);
    return parts.unitOfWork.run(async () => {
      const one = asked.caseId ? await parts.cases.lock(asked.caseId) : null;
      if (asked.caseId && (!one || !CaseAccess.mayRead(actor, one))) throw noCase();
      if (!this.mayPropose(actor, one)) throw refused('action.edit');
      const now = parts.clock.now();
      const dueAt = new Date(asked.dueAt);
      if (dueAt <= now) throw new Refusal('invalid-payload', 'Set a date to come.', { field: 'dueAt' });
      const action = sound({
        ...{ id: newId(), number: await actions.nextNumber(), kind: asked.kind, what: asked.what.trim() },
        state: scope === 'own' ? 'proposed' : 'open',
        ...{
          caseId: one?.id ?? null,
          causeKey: asked.causeKey ?? null,
          departmentId: asked.departmentId ?? null,
        },
        teamId: one?.teamId ?? (scope === 'all' ? null : (actor.teamIds[0] ?? null)),
        ...{ ownerId: owner.id, ownerName: owner.name, dueAt },
        checkAt: asked.checkAt ? new Date(asked.checkAt) : new Date(dueAt.getTime() + CHECK_AFTER_MS),
        verifierId: asked.verifierId ?? null,
        ...{ addedById: actor.agentId, addedByName: actor.name, addedAt: now, followsId: null },
        ...UNDONE,
      });
      await this.added(actor, action, one);
      return action;
    });
  }

  /** In a unit of work. What is only proposed is owed by nobody yet, and its leads are told. */
  async added(actor: AgentActor, action: KeptAction, one: Case | null): Promise<void> {
    const { parts, actions } = this.ground;
    await actions.add(action);
    const proposal = action.state === 'proposed';
    await this.ground.written(actor, action, {
      ...{ action: proposal ? 'proposed' : 'added', note: action.what },
      caseStep: 'action-planned',
    });
    if (!proposal) await this.owe(actor, action, one?.customerId ?? null);
    const leads = proposal ? (await parts.staff.leadsOf(action.teamId)).map(({ id }) => id) : [];
    const told = await this.ground.news(actor, action, proposal ? leads : [action.ownerId]);
    await parts.outbox.append('action.added', action.id, told);
  }

  /** @throws Refusal not-permitted, action-not-found, wrong-state */
  approve(actor: AgentActor, id: string): Promise<KeptAction> {
    return this.leading(actor, { id }, async (action) => {
      const after = approved(action);
      await this.ground.actions.save(after);
      await this.ground.written(actor, after, { action: 'approved', note: '' });
      await this.owe(actor, after, null);
      await this.told(actor, after, [after.ownerId, after.addedById]);
      return after;
    });
  }

  /** Its owner notes evidence; the rest is changed by who leads, or who proposed it. @throws Refusal not-permitted, action-not-found, stale-edit, wrong-state, four-eyes, agent-not-found, note-required for another date */
  edit(actor: AgentActor, { id, version, reason = '', ...edit }: On<EditAction>): Promise<KeptAction> {
    return this.ground.changing(actor, id, async (action) => {
      const leads = this.ground.leads(actor, action) || this.ground.isProposer(actor, action);
      const { evidence, ...rest } = edit;
      const more = Object.values(rest).some((value) => value !== undefined);
      if (more ? !leads : !leads && !this.ground.mayWork(actor, action)) throw refused('action.edit');
      demandVersion(action, version);
      const dueAt = edit.dueAt ? new Date(edit.dueAt) : undefined;
      const moves = dueAt !== undefined && dueAt.getTime() !== action.dueAt.getTime();
      if (moves && action.state !== 'proposed' && reason.trim() === '')
        throw new Refusal('note-required', 'Say why its date is moved.', { field: 'reason' });
      const owner = edit.ownerId ? await this.ground.owner(edit.ownerId) : undefined;
      const checkAt = edit.checkAt ? new Date(edit.checkAt) : undefined;
      const after = edited(action, {
        what: edit.what,
        owner,
        dueAt,
        checkAt,
        verifierId: edit.verifierId,
        evidence,
      });
      await this.ground.actions.save(after);
      await this.ground.written(actor, after, { action: 'edited', note: reason.trim() });
      const { owed } = this.ground.parts;
      const why = { reason: reason.trim(), by: actor };
      if (moves) await owed.move(owedKey(id), after.dueAt, why);
      if (after.ownerId !== action.ownerId) await owed.hand(owedKey(id), after.ownerId, why);
      if (checkAt) await owed.move(checkKey(id), after.checkAt, why);
      if (after.verifierId !== action.verifierId) await owed.hand(checkKey(id), after.verifierId, why);
      await this.told(actor, after, after.ownerId === action.ownerId ? [] : [after.ownerId]);
      return after;
    });
  }

  /** @throws Refusal not-permitted, action-not-found, stale-edit, wrong-state */
  cancel(actor: AgentActor, { id, version, reason }: On<{ reason: string }>): Promise<KeptAction> {
    return this.ground.changing(actor, id, async (action) => {
      if (!this.ground.leads(actor, action) && !this.ground.isProposer(actor, action))
        throw refused('action.edit');
      demandVersion(action, version);
      const { parts, actions } = this.ground;
      const after = cancelled(action, parts.clock.now());
      await actions.save(after);
      await this.ground.written(actor, after, { action: 'cancelled', note: reason.trim() });
      const how = {
        at: parts.clock.now(),
        outcome: reason.trim(),
        reached: 'not-needed' as const,
        by: actor,
      };
      await parts.owed.settle(owedKey(id), how);
      const told = await this.ground.news(actor, after, [after.ownerId, after.addedById]);
      await parts.outbox.append('action.cancelled', id, { ...told, reason: reason.trim() });
      return after;
    });
  }

  private async owe(actor: AgentActor, action: KeptAction, customerId: string | null): Promise<void> {
    const { id, number, what, dueAt, ownerId, teamId } = action;
    await this.ground.parts.owed.ensure(actor, {
      ...{ key: owedKey(id), kind: 'action', what: `${number} ${what}`.slice(0, 500), dueAt },
      ...{ ownerId, teamId, customerId },
    });
  }

  private async told(actor: AgentActor, action: KeptAction, agentIds: (string | null)[]): Promise<void> {
    await this.ground.parts.outbox.append(
      'action.edited',
      action.id,
      await this.ground.news(actor, action, agentIds),
    );
  }

  private leading(
    actor: AgentActor,
    { id, version }: { id: string; version?: number },
    change: (action: KeptAction) => Promise<KeptAction>,
  ): Promise<KeptAction> {
    return this.ground.changing(actor, id, async (action) => {
      if (!this.ground.leads(actor, action)) throw refused('action.edit');
      demandVersion(action, version);
      return change(action);
    });
  }

  /** Leads of the case's team and managers; others who work on the case and may propose. Handlers only do theirs. */
  private mayPropose(actor: AgentActor, one: Case | null): boolean {
    const scope = actor.permissions['action.edit'] ?? 'none';
    if (scope === 'all') return true;
    if (scope === 'team') return one === null || CaseAccess.may(actor, 'action.edit', one);
    return scope === 'own' && one !== null && CaseAccess.may(actor, 'case.work', one);
  }

  private async demandCause(key: string | undefined): Promise<void> {
    if (key && !(await this.analyses.cause({ key })))
      throw new Refusal('invalid-payload', 'There is no such cause.', { field: 'causeKey' });
  }
}

/** Of an action nothing was done about yet. */
export const UNDONE = {
  ...{ evidence: null, doneAt: null, doneById: null, doneByName: null },
  ...{ verifiedAt: null, verifiedById: null, verifiedByName: null, finding: null, endedAt: null, version: 1 },
} as const;

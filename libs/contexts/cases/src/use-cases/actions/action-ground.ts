import { type CaseAction } from '@yingda/contracts';
import { type CaseStep, Refusal } from '@yingda/contracts/names';
import { type ActionChange, type Actor, type AgentActor, refOf } from '@yingda/events';
import type { Database } from '@yingda/platform';
import { CaseAccess } from '../../domain/access';
import type { Case } from '../../domain/case';
import { isOverdue, isStranger, type KeptAction } from '../../domain/actions/action';
import { ActionsTable } from '../../storage/actions/actions';
import { auditedBy, type WorkParts } from '../tasks/work-parts';

/** What all use cases of actions share: rights, writing with history and audit. */
export class ActionGround {
  readonly actions: ActionsTable;

  constructor(
    database: Database,
    readonly parts: WorkParts,
  ) {
    this.actions = new ActionsTable(database);
  }

  /** In a unit of work, the case locked before the action. @throws Refusal action-not-found to whom it does not exist */
  async changing<T>(actor: AgentActor, id: string, change: (action: KeptAction) => Promise<T>): Promise<T> {
    const known = await this.actions.find(id);
    if (!known) throw notFound();
    return this.parts.unitOfWork.run(async () => {
      const one = known.caseId ? await this.parts.cases.lock(known.caseId) : null;
      const action = (await this.actions.lock(id))!;
      if (!this.mayRead(actor, action, one)) throw notFound();
      return change(action);
    });
  }

  /** Sets it going, changes, cancels it: leads of the team, managers. */
  leads(actor: AgentActor, { teamId }: Pick<KeptAction, 'teamId'>): boolean {
    const scope = actor.permissions['action.edit'] ?? 'none';
    return scope === 'all' || (scope === 'team' && (teamId === null || actor.teamIds.includes(teamId)));
  }

  /** Does it: its owner, where the role does any, and who leads. */
  mayWork(actor: AgentActor, action: KeptAction): boolean {
    const own = actor.agentId === action.ownerId && (actor.permissions['action.edit'] ?? 'none') !== 'none';
    return own || this.leads(actor, action);
  }

  /** Its proposer, while nobody has set it going. */
  isProposer(actor: AgentActor, { state, addedById }: KeptAction): boolean {
    return state === 'proposed' && addedById === actor.agentId;
  }

  mayVerify(actor: AgentActor, action: KeptAction): boolean {
    return actor.permissions['action.verify'] === 'all' && isStranger(action, actor.agentId);
  }

  mayRead(actor: AgentActor, action: KeptAction, one: Case | null): boolean {
    if (action.ownerId === actor.agentId || action.addedById === actor.agentId) return true;
    if (actor.permissions['action.verify'] === 'all' || this.leads(actor, action)) return true;
    return one !== null && CaseAccess.mayRead(actor, one);
  }

  async written(
    actor: Actor,
    after: KeptAction,
    { action, note, caseStep }: { action: string; note: string; caseStep?: CaseStep },
  ): Promise<void> {
    if (caseStep && after.caseId)
      await this.parts.cases.note(
        after.caseId,
        {
          ...{ step: caseStep, at: this.parts.clock.now(), note },
          details: { actionId: after.id, number: after.number, owner: after.ownerName },
        },
        refOf(actor),
      );
    const { caseId, state, ownerId, number, followsId } = after;
    await this.parts.audit.record({
      ...auditedBy(actor),
      ...{ action: `action.${action}`, subjectKind: 'action', subjectId: after.id },
      details: { number, caseId, state, ownerId, followsId, note, dueAt: after.dueAt.toISOString() },
    });
  }

  async news(actor: Actor, action: KeptAction, agentIds: readonly (string | null)[]): Promise<ActionChange> {
    const called = agentIds.filter((id): id is string => id !== null);
    return {
      action: (await this.records(null, [action]))[0]!,
      at: this.parts.clock.now().toISOString(),
      agentIds: [...new Set(called)],
      by: refOf(actor),
    };
  }

  async records(actor: AgentActor | null, actions: readonly KeptAction[]): Promise<CaseAction[]> {
    const ids = [...new Set(actions.flatMap(({ caseId }) => caseId ?? []))];
    const cases = ids.length > 0 ? await this.parts.cases.select('id = any($1::uuid[])', [ids]) : [];
    const numbers = new Map(cases.map(({ id, number }) => [id, number]));
    const now = this.parts.clock.now();
    const text = (at: Date | null) => at?.toISOString() ?? null;
    return actions.map((action) => {
      const { doneById: _, verifiedById: __, addedById: ___, endedAt: ____, ...rest } = action;
      return {
        ...rest,
        caseNumber: (action.caseId && numbers.get(action.caseId)) ?? null,
        ...{ dueAt: action.dueAt.toISOString(), checkAt: action.checkAt.toISOString() },
        ...{
          doneAt: text(action.doneAt),
          verifiedAt: text(action.verifiedAt),
          addedAt: action.addedAt.toISOString(),
        },
        overdue: isOverdue(action, now),
        mayEdit: actor !== null && (this.mayWork(actor, action) || this.isProposer(actor, action)),
        mayVerify: actor !== null && action.state === 'done' && this.mayVerify(actor, action),
      };
    });
  }

  /** Somebody who can own it. @throws Refusal agent-not-found */
  async owner(id: string): Promise<{ id: string; name: string }> {
    const found = await this.parts.staff.find(id);
    if (!found?.active) throw new Refusal('agent-not-found', 'There is nobody of this name to do it.');
    return found;
  }
}

export function notFound(): Refusal {
  return new Refusal('action-not-found', 'There is no such action, or it is not yours to see.');
}

export function refused(permission: 'action.edit' | 'action.verify'): Refusal {
  return new Refusal('not-permitted', 'Your role does not do this with actions.', { permission });
}

/** What is owed of it, by its owner and by who checks it. */
export const owedKey = (id: string) => `action:${id}`;
export const checkKey = (id: string) => `action:${id}:check`;

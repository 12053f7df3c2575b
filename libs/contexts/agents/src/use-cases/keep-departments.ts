import { type AddDepartment, type DepartmentContent, type DepartmentRecord } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import {
  type AuditLog,
  type Clock,
  isUniqueViolation,
  newId,
  type Outbox,
  type UnitOfWork,
} from '@yingda/platform';
import { requireAll } from '../domain/permissions';
import { requireStorable } from '../domain/storable';
import type { Accounts } from '../storage/accounts';
import type { Departments } from '../storage/departments';
import { by } from './audited';

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Parts of the shop that do tasks on cases, with their handlers. */
export class KeepDepartments {
  constructor(
    private readonly departments: Departments,
    private readonly accounts: Accounts,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal not-permitted, already-exists, agent-not-found, invalid-payload */
  async add(actor: Actor, { key, ...content }: AddDepartment): Promise<DepartmentRecord> {
    requireAll(actor, 'settings.edit');
    const added = { id: newId(), key, ...tidy(content), archived: false };
    await this.unitOfWork
      .run(async () => {
        await this.requireAgents(added);
        await this.departments.add(added, this.clock.now());
        await this.told(actor, 'department.added', added);
      })
      .catch((error: unknown) => {
        throw isUniqueViolation(error, 'departments_key_key') ? keyTaken() : error;
      });
    return (await this.departments.find(added.id))!;
  }

  /** @throws Refusal not-permitted, department-not-found, agent-not-found, invalid-payload */
  edit(actor: Actor, { id, ...content }: DepartmentContent & { id: string }): Promise<DepartmentRecord> {
    return this.changing(actor, { id, action: 'department.edited' }, (before) => ({
      ...before,
      ...tidy(content),
    }));
  }

  /** Nothing new is asked of it; what was asked before goes on. @throws Refusal not-permitted, department-not-found */
  archive(actor: Actor, id: string, archived = true): Promise<DepartmentRecord> {
    const action = archived ? 'department.archived' : 'department.restored';
    return this.changing(actor, { id, action }, (before) => ({ ...before, archived }));
  }

  private async changing(
    actor: Actor,
    { id, action }: { id: string; action: string },
    change: (before: DepartmentRecord) => DepartmentRecord,
  ): Promise<DepartmentRecord> {
    requireAll(actor, 'settings.edit');
    return this.unitOfWork.run(async () => {
      const before = await this.departments.lock(id);
      if (!before) throw new Refusal('department-not-found', 'There is no such department.');
      const after = change(before);
      await this.requireAgents(after);
      await this.departments.save(after, this.clock.now());
      await this.told(actor, action, after);
      return (await this.departments.find(id))!;
    });
  }

  private async requireAgents({ agentIds, leadId }: DepartmentRecord): Promise<void> {
    for (const agentId of new Set([...agentIds, ...(leadId ? [leadId] : [])]))
      if (!(await this.accounts.find(agentId)))
        throw new Refusal('agent-not-found', 'There is no such agent.', { agentId });
  }

  private async told(actor: Actor, action: string, department: DepartmentRecord): Promise<void> {
    const { id, key, agentIds, leadId, email } = department;
    await this.outbox.append('department.updated', id, { departmentId: id });
    const details = { key, agentIds, leadId: leadId ?? null, email: email ?? null };
    await this.audit.record({ ...by(actor), action, subjectKind: 'department', subjectId: id, details });
  }
}

/** @throws Refusal invalid-payload */
function tidy(content: DepartmentContent): DepartmentContent {
  requireStorable(content);
  const email = content.email?.trim() || null;
  if (email && !EMAIL.test(email))
    throw new Refusal('invalid-payload', 'This is no e-mail address.', { field: 'email' });
  const { name, language } = content;
  return { name, language, email, leadId: content.leadId ?? null, agentIds: [...new Set(content.agentIds)] };
}

function keyTaken(): Refusal {
  return new Refusal('already-exists', 'There is a department of this key already.');
}

import { type AgentRecord, type EditAgent as EditAgentCommand } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import type { AuditLog, Clock, UnitOfWork } from '@yingda/platform';
import { type Account, isLastingAdministrator, requireAdministrator } from '../domain/account';
import { requireAll } from '../domain/permissions';
import { requireStorable } from '../domain/storable';
import type { Accounts } from '../storage/accounts';
import type { Teams } from '../storage/teams';
import type { AgentChanges } from './agent-changes';
import type { AgentReader } from './agent-reader';
import { by } from './audited';
import { futureOf, requireTeams } from './new-account';

/** An administrator changes an agent. A new role ends the agent's sessions: they come back with the new rights. */
export class EditAgent {
  constructor(
    private readonly accounts: Accounts,
    private readonly teams: Teams,
    private readonly changes: AgentChanges,
    private readonly reader: AgentReader,
    private readonly audit: AuditLog,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal not-permitted, agent-not-found, team-not-found, last-administrator, invalid-setting */
  async execute(actor: Actor, command: EditAgentCommand & { agentId: string }): Promise<AgentRecord> {
    requireAll(actor, 'settings.edit');
    requireStorable(command);
    await this.unitOfWork.run(async () => {
      const locked = await this.accounts.lockWithAdministrators(command.agentId);
      const before = locked.find((account) => account.id === command.agentId);
      if (!before) throw new Refusal('agent-not-found', 'There is no such agent.');
      const after = this.edited(before, command);
      if (isLastingAdministrator(before) && !isLastingAdministrator(after)) {
        requireAdministrator(locked.filter((account) => account.id !== before.id));
      }
      if (command.teamIds) {
        await requireTeams(this.teams, command.teamIds);
        await this.teams.setTeamsOf(before.id, command.teamIds);
      }
      await this.changes.save(after, after.epoch !== before.epoch);
      await this.audit.record({
        ...by(actor),
        action: 'agent.edited',
        subjectKind: 'agent',
        subjectId: before.id,
        details: differences(before, after, command.teamIds),
      });
    });
    return this.reader.record(command.agentId);
  }

  private edited(before: Account, command: EditAgentCommand): Account {
    const role = command.role ?? before.role;
    return {
      ...before,
      role,
      epoch: before.epoch + (role === before.role ? 0 : 1),
      name: command.name?.trim() ?? before.name,
      publicName: command.publicName?.trim() ?? before.publicName,
      capacity: command.capacity ?? before.capacity,
      expiresAt:
        command.expiresAt === undefined ? before.expiresAt : futureOf(command.expiresAt, this.clock.now()),
    };
  }
}

function differences(
  before: Account,
  after: Account,
  teamIds: string[] | undefined,
): Record<string, unknown> {
  const fields = ['name', 'publicName', 'role', 'capacity', 'expiresAt'] as const;
  const changed = fields.filter((field) => String(before[field]) !== String(after[field]));
  return {
    ...Object.fromEntries(changed.map((field) => [field, { from: before[field], to: after[field] }])),
    ...(teamIds ? { teamIds } : {}),
  };
}

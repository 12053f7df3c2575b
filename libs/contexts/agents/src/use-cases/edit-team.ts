import { type EditTeam as EditTeamCommand, type TeamRecord } from '@yingda/contracts';
import type { Actor } from '@yingda/events';
import { isUniqueViolation, type AuditLog, type Clock, type Outbox, type UnitOfWork } from '@yingda/platform';
import { requireAll } from '../domain/permissions';
import { requireStorable } from '../domain/storable';
import type { Teams } from '../storage/teams';
import { by } from './audited';
import type { TeamChanges } from './team-changes';
import { teamNameTaken, teamNotFound, teamRecord } from './team-records';

/** Name, members and rules of a team. */
export class EditTeam {
  constructor(
    private readonly teams: Teams,
    private readonly members: TeamChanges,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal not-permitted, team-not-found, already-exists, agent-not-found */
  async execute(actor: Actor, command: EditTeamCommand & { teamId: string }): Promise<TeamRecord> {
    requireAll(actor, 'settings.edit');
    requireStorable(command);
    const { teamId, agentIds, name, ...settings } = command;
    const run = this.unitOfWork.run(async () => {
      await this.members.lockMembers(teamId, agentIds);
      const before = await this.teams.lock(teamId);
      if (!before || before.archivedAt) throw teamNotFound();
      const after = { ...before, ...settings, name: name.trim() };
      await this.teams.save(after, this.clock.now());
      await this.members.setMembers(teamId, agentIds);
      await this.outbox.append('team.updated', teamId, { teamId });
      await this.audit.record({
        ...by(actor),
        action: 'team.edited',
        subjectKind: 'team',
        subjectId: teamId,
        details: { name: after.name, agentIds, ...settings },
      });
      return teamRecord(after, agentIds);
    });
    return run.catch((error: unknown) => {
      throw isUniqueViolation(error, 'teams_name_key') ? teamNameTaken() : error;
    });
  }
}

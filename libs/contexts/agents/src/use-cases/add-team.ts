import { type EditTeam as EditTeamCommand, type TeamRecord } from '@yingda/contracts';
import type { Actor } from '@yingda/events';
import {
  isUniqueViolation,
  newId,
  type AuditLog,
  type Clock,
  type Outbox,
  type UnitOfWork,
} from '@yingda/platform';
import { requireAll } from '../domain/permissions';
import { requireStorable } from '../domain/storable';
import type { Team, Teams } from '../storage/teams';
import { by } from './audited';
import type { TeamChanges } from './team-changes';
import { teamNameTaken, teamRecord } from './team-records';

/** A new team with its members. */
export class AddTeam {
  constructor(
    private readonly teams: Teams,
    private readonly members: TeamChanges,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal not-permitted, already-exists, agent-not-found */
  async execute(actor: Actor, command: EditTeamCommand): Promise<TeamRecord> {
    requireAll(actor, 'settings.edit');
    requireStorable(command);
    const { agentIds, name, ...settings } = command;
    const team: Team = { ...settings, id: newId(), name: name.trim(), archivedAt: null };
    await this.unitOfWork
      .run(async () => {
        await this.members.lockMembers(null, agentIds);
        await this.teams.insert(team, this.clock.now());
        await this.members.setMembers(team.id, agentIds);
        await this.outbox.append('team.updated', team.id, { teamId: team.id });
        await this.audit.record({
          ...by(actor),
          action: 'team.added',
          subjectKind: 'team',
          subjectId: team.id,
          details: { name: team.name, agentIds },
        });
      })
      .catch((error: unknown) => {
        throw isUniqueViolation(error, 'teams_name_key') ? teamNameTaken() : error;
      });
    return teamRecord(team, agentIds);
  }
}

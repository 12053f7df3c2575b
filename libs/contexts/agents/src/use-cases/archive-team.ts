import { type TeamRecord } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import type { AuditLog, Clock, Outbox, UnitOfWork } from '@yingda/platform';
import { requireAll } from '../domain/permissions';
import type { TeamUse } from '../ports';
import type { Teams } from '../storage/teams';
import { by } from './audited';
import type { TeamChanges } from './team-changes';
import { teamNotFound, teamRecord } from './team-records';

/** Puts a team away that no inbox sends conversations to and that has none open. Its past stays readable. */
export class ArchiveTeam {
  constructor(
    private readonly teams: Teams,
    private readonly members: TeamChanges,
    private readonly use: TeamUse,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal not-permitted, team-not-found, invalid-setting (details.inboxes), team-in-use (details.open) */
  async execute(actor: Actor, command: { teamId: string }): Promise<TeamRecord> {
    requireAll(actor, 'settings.edit');
    const { teamId } = command;
    return this.unitOfWork.run(async () => {
      await this.members.lockMembers(teamId, []);
      const team = await this.teams.lock(teamId);
      if (!team) throw teamNotFound();
      if (team.archivedAt) return teamRecord(team, []);
      const inboxes = await this.use.of(teamId);
      if (inboxes.length > 0) {
        throw new Refusal('invalid-setting', 'Give the inboxes of this team to another one first.', {
          inboxes,
        });
      }
      const open = await this.use.openConversations(teamId);
      if (open > 0)
        throw new Refusal('team-in-use', 'The team has open conversations; close or transfer them first.', {
          open,
        });
      const now = this.clock.now();
      await this.members.setMembers(teamId, []);
      await this.teams.save({ ...team, archivedAt: now }, now);
      await this.outbox.append('team.updated', teamId, { teamId });
      await this.audit.record({
        ...by(actor),
        action: 'team.archived',
        subjectKind: 'team',
        subjectId: teamId,
      });
      return teamRecord({ ...team, archivedAt: now }, []);
    });
  }
}

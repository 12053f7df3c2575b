import { type SaveStaffing as SaveStaffingBody, type StaffingSettings } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import type { AuditLog, Clock, Outbox, UnitOfWork } from '@yingda/platform';
import { isTimeZone } from '../domain/calendar-plan';
import { requirePlanner } from '../domain/staffing-rights';
import type { StaffingRows } from '../storage/staffing';
import { by } from './audited';
import type { StaffingFiles } from './staffing-files';

/** How a team plans. Shifts that are planned keep the time zone they were planned in. */
export class SaveStaffing {
  constructor(
    private readonly staffing: StaffingRows,
    private readonly files: StaffingFiles,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal not-permitted, team-not-found, invalid-setting, stale-edit */
  async execute(actor: Actor, command: SaveStaffingBody & { teamId: string }): Promise<StaffingSettings> {
    const { teamId, version, ...settings } = command;
    requirePlanner(actor, [teamId]);
    if (!isTimeZone(settings.timeZone))
      throw new Refusal('invalid-setting', `${settings.timeZone} is not a time zone such as Asia/Shanghai.`, {
        field: 'timeZone',
      });
    await this.files.settings(teamId);
    const after = { ...settings, version: version + 1 };
    return this.unitOfWork.run(async () => {
      if (!(await this.staffing.saveSettings(teamId, after, this.clock.now())))
        throw new Refusal('stale-edit', 'Somebody has changed this meanwhile: look at it again.');
      // What routing keeps of teams, and screens show, is out of date.
      await this.outbox.append('team.updated', teamId, { teamId });
      await this.outbox.append('shift.updated', teamId, { teamId, agentIds: [], toldIds: [] });
      await this.audit.record({
        ...by(actor),
        action: 'staffing.edited',
        subjectKind: 'team',
        subjectId: teamId,
        details: settings,
      });
      return after;
    });
  }
}

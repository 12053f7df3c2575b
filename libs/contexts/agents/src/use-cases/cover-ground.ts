import type { PlanGround } from '../domain/shift-problems';
import type { Absences } from '../storage/absences';
import type { PlannedShift } from '../domain/planned-shift';
import type { Shifts } from '../storage/shifts';
import type { StaffingFiles } from './staffing-files';

/** What somebody has to be free of to take a shift. */
export class CoverGround {
  constructor(
    private readonly shifts: Shifts,
    private readonly absences: Absences,
    private readonly files: StaffingFiles,
  ) {}

  async of({ teamId, monday, date, startsAt, endsAt }: PlannedShift, agentId: string): Promise<PlanGround> {
    return {
      monday,
      members: await this.files.plannable(teamId),
      existing: await this.shifts.during([agentId], startsAt, endsAt),
      absences: await this.absences.during([agentId], date, date),
    };
  }
}

import { type EditShifts as EditShiftsBody, type StaffingWeek } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import type { UnitOfWork } from '@yingda/platform';
import { requirePlanner } from '../domain/staffing-rights';
import { requireStorable } from '../domain/storable';
import { mondayOf } from '../domain/week-days';
import type { Shifts } from '../storage/shifts';
import type { ShiftPlanner } from './shift-planner';
import type { StaffingFiles } from './staffing-files';
import type { StaffingReader } from './staffing-reader';

/** A week of a team: what goes and what comes, all of it or nothing. */
export class EditShifts {
  constructor(
    private readonly shifts: Shifts,
    private readonly planner: ShiftPlanner,
    private readonly files: StaffingFiles,
    private readonly reader: StaffingReader,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws Refusal not-permitted, team-not-found, not-found (a template), shifts-not-possible (details: problems) */
  async execute(actor: Actor, command: EditShiftsBody & { teamId: string }): Promise<StaffingWeek> {
    const { teamId, week, remove, add } = command;
    requirePlanner(actor, [teamId]);
    requireStorable(command);
    const monday = mondayOf(week);
    await this.unitOfWork.run(async () => {
      await this.shifts.lockPlans();
      const settings = await this.files.settings(teamId);
      const going = await this.going(teamId, remove);
      await this.planner.apply(actor, { teamId, monday, settings, remove: going, add });
    });
    return this.reader.week(actor, { teamId, week });
  }

  private async going(teamId: string, ids: string[]) {
    const found = (await this.shifts.byIds(ids)).filter((shift) => shift.teamId === teamId);
    const known = new Set(found.map(({ id }) => id));
    const problems = ids.flatMap((id, place) =>
      known.has(id) ? [] : [{ place, agentId: null, date: null, why: 'gone', with: null }],
    );
    if (problems.length === 0) return found;
    throw new Refusal('shifts-not-possible', 'Some of these shifts are gone; nothing was changed.', {
      problems,
    });
  }
}

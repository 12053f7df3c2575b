import type { WorkSpell } from '../domain/coverage';
import type { PlannedShift } from '../domain/planned-shift';
import { addDays } from '../domain/week-days';
import type { Absences } from '../storage/absences';
import type { Shifts } from '../storage/shifts';
import type { StaffingFiles } from './staffing-files';

/** A stretch of work, and the date its shift began on. */
export interface DatedSpell extends WorkSpell {
  date: string;
}

/** When whom of a team works, as planned. */
export class TeamSpells {
  constructor(
    private readonly shifts: Shifts,
    private readonly absences: Absences,
    private readonly files: StaffingFiles,
  ) {}

  /** Without breaks, without who is absent, and without who is not there any more. */
  async during(teamId: string, monday: string, time: [Date, Date]): Promise<DatedSpell[]> {
    const members = await this.files.plannable(teamId);
    const shifts = (await this.shifts.ofTeamDuring(teamId, monday, time)).filter(
      ({ agentId }) => members.get(agentId)?.active ?? false,
    );
    const ids = [...new Set(shifts.map(({ agentId }) => agentId))];
    const away = await this.absences.during(ids, addDays(monday, -1), addDays(monday, 7));
    const works = ({ agentId, date }: PlannedShift) =>
      !away.some((one) => one.agentId === agentId && one.from <= date && date <= one.to);
    return shifts.filter(works).flatMap(spellsOf);
  }
}

function spellsOf({ agentId, date, startsAt, endsAt, breaks }: PlannedShift): DatedSpell[] {
  const edges = [startsAt.getTime(), ...breaks.flatMap(({ from, to }) => [from, to]), endsAt.getTime()];
  const spells = Array.from({ length: edges.length / 2 }, (_, n) => ({
    ...{ agentId, date },
    ...{ from: edges[2 * n]!, to: edges[2 * n + 1]! },
  }));
  return spells.filter(({ from, to }) => from < to);
}

import { type CopyWeek as CopyWeekBody, type NewShift, type StaffingWeek } from '@yingda/contracts';
import type { Actor } from '@yingda/events';
import type { UnitOfWork } from '@yingda/platform';
import { requirePlanner } from '../domain/staffing-rights';
import { addDays, daysBetween, mondayOf } from '../domain/week-days';
import type { PlannedShift } from '../domain/planned-shift';
import type { Shifts } from '../storage/shifts';
import type { ShiftPlanner } from './shift-planner';
import type { StaffingFiles } from './staffing-files';
import type { StaffingReader } from './staffing-reader';

/** Problems of a person on a day, which leave the shift out; all others refuse the copy. */
const LEFT_OUT = new Set(['absent', 'not-member', 'inactive']);

/**
 * A team's week planned like another, by the wall. Who is absent then, or gone, is left out and named; two shifts at the
 * same time refuse it.
 */
export class CopyWeek {
  constructor(
    private readonly shifts: Shifts,
    private readonly planner: ShiftPlanner,
    private readonly files: StaffingFiles,
    private readonly reader: StaffingReader,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws Refusal not-permitted, team-not-found, shifts-not-possible (details: problems) */
  async execute(actor: Actor, command: CopyWeekBody & { teamId: string }): Promise<StaffingWeek> {
    const { teamId, replace, agentIds } = command;
    requirePlanner(actor, [teamId]);
    const [from, to] = [mondayOf(command.from), mondayOf(command.to)];
    const concerned = ({ agentId }: PlannedShift) => !agentIds || agentIds.includes(agentId);
    const leftOut = await this.unitOfWork.run(async () => {
      await this.shifts.lockPlans();
      const settings = await this.files.settings(teamId);
      const copied = (await this.shifts.ofTeam(teamId, from)).filter(concerned);
      // A week copied onto itself is as it was.
      const remove = replace && from !== to ? (await this.shifts.ofTeam(teamId, to)).filter(concerned) : [];
      const add = from === to ? [] : copied.map((shift) => likeIt(shift, daysBetween(from, to)));
      const change = { teamId, monday: to, settings, remove, add };
      const left = (await this.planner.problems(change)).filter(({ why }) => LEFT_OUT.has(why));
      const places = new Set(left.map(({ place }) => place));
      await this.planner.apply(actor, { ...change, add: add.filter((_, place) => !places.has(place)) });
      return left;
    });
    return { ...(await this.reader.week(actor, { teamId, week: to })), leftOut };
  }
}

/** Covered shifts are the plan of who was planned first. */
function likeIt(shift: PlannedShift, days: number): NewShift {
  const { start, end, breaks, name, color, coversAgentId } = shift;
  return {
    agentId: coversAgentId ?? shift.agentId,
    date: addDays(shift.date, days),
    ...{ start, end, name, color },
    breaks: breaks.map(({ open, close }) => ({ open, close })),
  };
}

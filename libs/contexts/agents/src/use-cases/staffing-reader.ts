import { type MarkedDay, type MyShifts, type ShiftTemplate, type StaffingWeek } from '@yingda/contracts';
import type { Actor, AgentActor } from '@yingda/events';
import { type Clock, wallAt } from '@yingda/platform';
import { requirePlanReader } from '../domain/staffing-rights';
import { addDays, mondayOf } from '../domain/week-days';
import type { Absences } from '../storage/absences';
import type { ShiftNotices } from '../storage/shift-notices';
import type { Shifts } from '../storage/shifts';
import type { ShiftTemplateRows } from '../storage/shift-templates';
import type { StaffingRows } from '../storage/staffing';
import { shiftRecord, USUAL_ZONE } from './shift-records';
import type { StaffingFiles } from './staffing-files';

const OWN_DAYS = 28;
const DAY = 86_400_000;

/** Weeks of teams, and what agents see of their own. */
export class StaffingReader {
  constructor(
    private readonly shifts: Shifts,
    private readonly absences: Absences,
    private readonly notices: ShiftNotices,
    private readonly templateRows: ShiftTemplateRows,
    private readonly staffing: StaffingRows,
    private readonly files: StaffingFiles,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal not-permitted, team-not-found */
  async week(actor: Actor, { teamId, week }: { teamId: string; week?: string }): Promise<StaffingWeek> {
    requirePlanReader(actor, [teamId]);
    const settings = await this.files.settings(teamId);
    const monday = mondayOf(week ?? wallAt(settings.timeZone, this.clock.now()).date);
    const members = await this.files.members(teamId);
    const ids = members.map(({ agentId }) => agentId);
    // Of members in all teams, and of the team also what those still work who have left it.
    const found = [
      ...(await this.shifts.ofAgents(ids, monday)),
      ...(await this.shifts.ofTeam(teamId, monday)),
    ];
    const shifts = [...new Map(found.map((shift) => [shift.id, shift])).values()];
    const absences = await this.absences.during(ids, monday, addDays(monday, 6));
    return { teamId, monday, settings, members, shifts: shifts.map(shiftRecord), absences };
  }

  /** What the agent works from today on, and what they have not seen. */
  async mine({ agentId }: AgentActor): Promise<MyShifts> {
    const now = this.clock.now();
    const shifts = await this.shifts.during([agentId], now, new Date(now.getTime() + OWN_DAYS * DAY));
    const notices = await this.notices.unseen(agentId);
    const told = new Map(
      (await this.shifts.byIds(notices.map(({ shiftId }) => shiftId))).map((shift) => [shift.id, shift]),
    );
    const today = wallAt(shifts[0]?.timeZone ?? USUAL_ZONE, now).date;
    return {
      shifts: shifts.map(shiftRecord),
      absences: await this.absences.during([agentId], today, addDays(today, OWN_DAYS)),
      notices: notices.flatMap(({ shiftId, agentId: _, at, ...notice }) => {
        const shift = told.get(shiftId);
        return shift ? [{ ...notice, shift: shiftRecord(shift), at: at.toISOString() }] : [];
      }),
    };
  }

  seen({ agentId }: AgentActor, noticeIds: string[]): Promise<void> {
    return this.notices.see(agentId, noticeIds, this.clock.now());
  }

  /** Times to plan with; no secret to any agent. */
  templates(): Promise<ShiftTemplate[]> {
    return this.templateRows.all();
  }

  markedDays(): Promise<MarkedDay[]> {
    return this.staffing.markedDays();
  }
}

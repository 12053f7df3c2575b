import {
  type NewShift,
  type ShiftProblem,
  type ShiftTemplate,
  type StaffingSettings,
} from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import { type AuditLog, type Clock, newId, type Outbox } from '@yingda/platform';
import { problemsOfShifts, type WantedShift } from '../domain/shift-problems';
import { timesOf, type ShiftTimes } from '../domain/shift-times';
import { addDays } from '../domain/week-days';
import type { Absences } from '../storage/absences';
import type { PlannedShift } from '../domain/planned-shift';
import type { Shifts } from '../storage/shifts';
import type { ShiftTemplateRows } from '../storage/shift-templates';
import { by } from './audited';
import { isOverlap, USUAL_COLOR, wallOf } from './shift-records';
import type { StaffingFiles } from './staffing-files';

/** A week of a team that is being changed. */
export interface WeekChange {
  teamId: string;
  monday: string;
  settings: StaffingSettings;
  /** Shifts that go. */
  remove: PlannedShift[];
  add: NewShift[];
}

const DAY = 86_400_000;

/** Puts shifts into a week; inside a unit of work that holds the lock of plans. */
export class ShiftPlanner {
  constructor(
    private readonly shifts: Shifts,
    private readonly templates: ShiftTemplateRows,
    private readonly absences: Absences,
    private readonly files: StaffingFiles,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** What speaks against a change; nothing is written. */
  async problems(change: WeekChange): Promise<ShiftProblem[]> {
    return (await this.drawn(change)).problems;
  }

  /** All of it, or a refusal. @throws Refusal shifts-not-possible (details: problems) */
  async apply(actor: Actor, change: WeekChange): Promise<void> {
    const { planned, problems } = await this.drawn(change);
    if (problems.length > 0) throw notPossible(problems);
    await this.shifts.remove(change.remove.map(({ id }) => id));
    // In one order everywhere: the constraint makes rows of one agent wait for each other.
    planned.sort((a, b) =>
      a.agentId < b.agentId ? -1 : a.agentId > b.agentId ? 1 : +a.startsAt - +b.startsAt,
    );
    await this.shifts.add(planned, this.clock.now()).catch((error: unknown) => {
      throw isOverlap(error) ? notPossible([]) : error;
    });
    await this.tell(actor, change, planned);
  }

  private async drawn(change: WeekChange) {
    const { teamId, monday, settings, remove, add } = change;
    const templates = new Map((await this.templates.all()).map((one) => [one.id, one]));
    const wanted = add.map((one) => ({
      ...drawnOf(one, templates, settings.timeZone),
      note: one.note ?? '',
    }));
    const agentIds = [...new Set(wanted.map(({ agentId }) => agentId))];
    const gone = new Set(remove.map(({ id }) => id));
    // Nights of the Sunday before and the Monday after overlap, too.
    const around = [new Date(Date.parse(monday) - 2 * DAY), new Date(Date.parse(monday) + 9 * DAY)] as const;
    const existing = (await this.shifts.during(agentIds, ...around)).filter(({ id }) => !gone.has(id));
    const absences = await this.absences.during(agentIds, monday, addDays(monday, 6));
    const members = await this.files.plannable(teamId);
    const problems = problemsOfShifts(wanted, { monday, members, existing, absences });
    const planned = wanted.flatMap(({ times, ...one }): PlannedShift[] =>
      times ? [rowOf({ ...one, ...times }, change)] : [],
    );
    return { planned, problems };
  }

  private async tell(actor: Actor, change: WeekChange, planned: PlannedShift[]): Promise<void> {
    const { teamId, monday, remove } = change;
    if (remove.length + planned.length === 0) return;
    const agentIds = [...new Set([...remove, ...planned].map(({ agentId }) => agentId))];
    await this.outbox.append('shift.updated', teamId, { teamId, agentIds, toldIds: [] });
    await this.audit.record({
      ...by(actor),
      action: 'shifts.planned',
      subjectKind: 'team',
      subjectId: teamId,
      details: { monday, removed: remove.map(lineOf), added: planned.map(lineOf) },
    });
  }
}

function notPossible(problems: ShiftProblem[]): Refusal {
  return new Refusal('shifts-not-possible', 'Some of these shifts cannot be planned; nothing was changed.', {
    problems,
  });
}

type Drawn = WantedShift & Pick<PlannedShift, 'name' | 'color' | 'note'>;

function drawnOf(
  wanted: NewShift,
  templates: Map<string, ShiftTemplate>,
  timeZone: string,
): Omit<Drawn, 'note'> {
  const template = wanted.templateId ? templates.get(wanted.templateId) : undefined;
  if (wanted.templateId && !template)
    throw new Refusal('not-found', 'There is no such template of shifts.', { templateId: wanted.templateId });
  const start = wanted.start ?? template?.start;
  const end = wanted.end ?? template?.end;
  if (!start || !end)
    throw new Refusal('invalid-payload', 'A shift needs a template, or a start and an end.');
  const breaks = wanted.breaks ?? template?.breaks ?? [];
  return {
    ...{ agentId: wanted.agentId, date: wanted.date, start, end },
    times: timesOf({ date: wanted.date, start, end, breaks }, wallOf(timeZone)),
    name: wanted.name?.trim() ?? template?.name ?? `${start}–${end}`,
    color: wanted.color ?? template?.color ?? USUAL_COLOR,
  };
}

function rowOf(
  { minutes: _, ...shift }: Omit<Drawn, 'times'> & ShiftTimes,
  { teamId, monday, settings }: WeekChange,
): PlannedShift {
  return { id: newId(), teamId, monday, timeZone: settings.timeZone, coversAgentId: null, ...shift };
}

function lineOf({ agentId, date, start, end, name }: PlannedShift) {
  return { agentId, date, start, end, name };
}

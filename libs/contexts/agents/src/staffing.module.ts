import type { InjectionToken } from '@nestjs/common';
import { AuditLog, CLOCK, Database, Outbox, UnitOfWork } from '@yingda/platform';
import { Workload } from './ports';
import { ArrivalReactions } from './reactions/arrival-reactions';
import { Absences } from './storage/absences';
import { AgentRows } from './storage/agent-rows';
import { Arrivals } from './storage/arrivals';
import { Calendars } from './storage/calendars';
import { HolidayYears } from './storage/holiday-years';
import { ShiftNotices } from './storage/shift-notices';
import { ShiftTemplateRows } from './storage/shift-templates';
import { Shifts } from './storage/shifts';
import { StaffingRows } from './storage/staffing';
import { Teams } from './storage/teams';
import { CopyWeek } from './use-cases/copy-week';
import { CountArrivals } from './use-cases/count-arrivals';
import { CoverGround } from './use-cases/cover-ground';
import { CoverShift } from './use-cases/cover-shift';
import { CoverageParts } from './use-cases/coverage-parts';
import { CoverageReader } from './use-cases/coverage-reader';
import { EditShifts } from './use-cases/edit-shifts';
import { KeepAbsences } from './use-cases/keep-absences';
import { MarkDays } from './use-cases/mark-days';
import { SaveStaffing } from './use-cases/save-staffing';
import { ShiftPlanner } from './use-cases/shift-planner';
import { ShiftTemplates } from './use-cases/shift-templates';
import { StaffingFiles } from './use-cases/staffing-files';
import { StaffingReader } from './use-cases/staffing-reader';
import { TeamCalendars } from './use-cases/team-days';
import { TeamSpells } from './use-cases/team-spells';

/** A class made from what it asks for, in the order of its constructor. */
export function made<A extends unknown[], T>(type: new (...parts: A) => T, inject: InjectionToken[]) {
  return { provide: type, inject, useFactory: (...parts: A) => new type(...parts) };
}

/** Tables and inner parts of shifts and their coverage. */
export const STAFFING_PARTS = [
  ...[Shifts, ShiftTemplateRows, Absences, StaffingRows, ShiftNotices, Arrivals].map((type) => ({
    provide: type,
    inject: [Database],
    useFactory: (database: Database) => new type(database),
  })),
  made(StaffingFiles, [Teams, AgentRows, StaffingRows, Calendars, CLOCK]),
  made(ShiftPlanner, [Shifts, ShiftTemplateRows, Absences, StaffingFiles, Outbox, AuditLog, CLOCK]),
  made(CoverGround, [Shifts, Absences, StaffingFiles]),
  made(TeamCalendars, [Calendars, HolidayYears]),
  made(TeamSpells, [Shifts, Absences, StaffingFiles]),
  made(CoverageParts, [Workload, StaffingFiles, TeamCalendars, TeamSpells]),
];

/** Use cases of shifts and their coverage. */
export const STAFFING = [
  made(StaffingReader, [
    Shifts,
    Absences,
    ShiftNotices,
    ShiftTemplateRows,
    StaffingRows,
    StaffingFiles,
    CLOCK,
  ]),
  made(EditShifts, [Shifts, ShiftPlanner, StaffingFiles, StaffingReader, UnitOfWork]),
  made(CopyWeek, [Shifts, ShiftPlanner, StaffingFiles, StaffingReader, UnitOfWork]),
  made(CoverShift, [Shifts, ShiftNotices, CoverGround, Outbox, AuditLog, UnitOfWork, CLOCK]),
  made(ShiftTemplates, [ShiftTemplateRows, AuditLog, UnitOfWork, CLOCK]),
  made(KeepAbsences, [Absences, StaffingFiles, Outbox, AuditLog, UnitOfWork, CLOCK]),
  made(SaveStaffing, [StaffingRows, StaffingFiles, Outbox, AuditLog, UnitOfWork, CLOCK]),
  made(MarkDays, [StaffingRows, AuditLog, UnitOfWork]),
  made(CoverageReader, [Arrivals, StaffingRows, ShiftTemplateRows, CoverageParts, CLOCK]),
  made(CountArrivals, [Arrivals, Workload, UnitOfWork]),
  made(ArrivalReactions, [Arrivals]),
];

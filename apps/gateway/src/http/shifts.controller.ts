import { Body, Controller, Get, HttpCode, Inject, Post, Put, Query } from '@nestjs/common';
import {
  CopyWeek,
  CoverageReader,
  CoverShift,
  EditShifts,
  SaveStaffing,
  StaffingReader,
} from '@yingda/agents';
import {
  CopyWeek as CopyWeekBody,
  CoverShift as CoverShiftBody,
  EditShifts as EditShiftsBody,
  MyShifts,
  SaveStaffing as SaveStaffingBody,
  SeenNotices,
  Shift,
  StaffingCoverage,
  StaffingSettings,
  StaffingWeek,
  WeekQuery,
} from '@yingda/contracts';
import type { AgentActor } from '@yingda/events';
import { CurrentActor, For } from './caller';
import { IdParam } from './id-param';

/** Weeks of shifts, and whether they are enough. */
@Controller('api')
@For('agent')
export class ShiftsController {
  constructor(
    @Inject(StaffingReader) private readonly reader: StaffingReader,
    @Inject(EditShifts) private readonly editShifts: EditShifts,
    @Inject(CopyWeek) private readonly copyWeek: CopyWeek,
    @Inject(CoverShift) private readonly coverShift: CoverShift,
    @Inject(SaveStaffing) private readonly saveStaffing: SaveStaffing,
    @Inject(CoverageReader) private readonly coverages: CoverageReader,
  ) {}

  @Get('teams/:id/shifts')
  week(
    @CurrentActor() actor: AgentActor,
    @IdParam() teamId: string,
    @Query() query: WeekQuery,
  ): Promise<StaffingWeek> {
    return this.reader.week(actor, { teamId, ...query });
  }

  @Post('teams/:id/shifts')
  @HttpCode(200)
  edit(
    @CurrentActor() actor: AgentActor,
    @IdParam() teamId: string,
    @Body() body: EditShiftsBody,
  ): Promise<StaffingWeek> {
    return this.editShifts.execute(actor, { ...body, teamId });
  }

  @Post('teams/:id/shifts/copy')
  @HttpCode(200)
  copy(
    @CurrentActor() actor: AgentActor,
    @IdParam() teamId: string,
    @Body() body: CopyWeekBody,
  ): Promise<StaffingWeek> {
    return this.copyWeek.execute(actor, { ...body, teamId });
  }

  @Get('teams/:id/coverage')
  coverage(
    @CurrentActor() actor: AgentActor,
    @IdParam() teamId: string,
    @Query() query: WeekQuery,
  ): Promise<StaffingCoverage> {
    return this.coverages.coverage(actor, { teamId, ...query });
  }

  @Put('teams/:id/staffing')
  save(
    @CurrentActor() actor: AgentActor,
    @IdParam() teamId: string,
    @Body() body: SaveStaffingBody,
  ): Promise<StaffingSettings> {
    return this.saveStaffing.execute(actor, { ...body, teamId });
  }

  @Post('shifts/:id/cover')
  @HttpCode(200)
  cover(
    @CurrentActor() actor: AgentActor,
    @IdParam() shiftId: string,
    @Body() body: CoverShiftBody,
  ): Promise<Shift> {
    return this.coverShift.execute(actor, { ...body, shiftId });
  }

  @Get('shifts/mine')
  mine(@CurrentActor() actor: AgentActor): Promise<MyShifts> {
    return this.reader.mine(actor);
  }

  @Post('shifts/mine/seen')
  @HttpCode(204)
  seen(@CurrentActor() actor: AgentActor, @Body() { noticeIds }: SeenNotices): Promise<void> {
    return this.reader.seen(actor, noticeIds);
  }
}

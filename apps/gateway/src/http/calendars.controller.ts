import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post } from '@nestjs/common';
import { AddCalendar, CalendarReader, EditCalendar, LoadHolidayYears, RemoveCalendar } from '@yingda/agents';
import {
  AddCalendar as AddCalendarBody,
  CalendarPreview,
  CalendarRecord,
  EditCalendar as EditCalendarBody,
  HolidayYear,
  LoadHolidayYears as LoadHolidayYearsBody,
  PreviewCalendar,
} from '@yingda/contracts';
import type { AgentActor } from '@yingda/events';
import { CurrentActor, For } from './caller';
import { IdParam } from './id-param';

/** Calendars of the shop and the years of holidays that go into them. */
@Controller('api')
@For('agent')
export class CalendarsController {
  constructor(
    @Inject(CalendarReader) private readonly calendars: CalendarReader,
    @Inject(AddCalendar) private readonly addCalendar: AddCalendar,
    @Inject(EditCalendar) private readonly editCalendar: EditCalendar,
    @Inject(RemoveCalendar) private readonly removeCalendar: RemoveCalendar,
    @Inject(LoadHolidayYears) private readonly years: LoadHolidayYears,
  ) {}

  @Get('calendars')
  list(@CurrentActor() actor: AgentActor): Promise<CalendarRecord[]> {
    return this.calendars.records(actor);
  }

  @Post('calendars')
  add(@CurrentActor() actor: AgentActor, @Body() body: AddCalendarBody): Promise<CalendarRecord> {
    return this.addCalendar.execute(actor, body);
  }

  @Post('calendars/preview')
  @HttpCode(200)
  preview(@CurrentActor() actor: AgentActor, @Body() body: PreviewCalendar): CalendarPreview {
    return this.calendars.preview(actor, body);
  }

  @Patch('calendars/:id')
  edit(
    @CurrentActor() actor: AgentActor,
    @IdParam() calendarId: string,
    @Body() body: EditCalendarBody,
  ): Promise<CalendarRecord> {
    return this.editCalendar.execute(actor, { ...body, calendarId });
  }

  @Delete('calendars/:id')
  @HttpCode(204)
  remove(@CurrentActor() actor: AgentActor, @IdParam() calendarId: string): Promise<void> {
    return this.removeCalendar.execute(actor, { calendarId });
  }

  @Get('holiday-years')
  holidayYears(@CurrentActor() actor: AgentActor): Promise<HolidayYear[]> {
    return this.calendars.holidayYears(actor);
  }

  @Post('holiday-years')
  @HttpCode(200)
  load(@CurrentActor() actor: AgentActor, @Body() body: LoadHolidayYearsBody): Promise<HolidayYear[]> {
    return this.years.execute(actor, body);
  }

  @Delete('holiday-years/:year')
  @HttpCode(204)
  forget(@CurrentActor() actor: AgentActor, @Param('year') year: string): Promise<void> {
    // What is no year was never loaded.
    return this.years.forget(actor, { year: /^\d{4}$/.test(year) ? Number(year) : 0 });
  }
}

import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post, Put } from '@nestjs/common';
import { CountArrivals, KeepAbsences, MarkDays, ShiftTemplates, StaffingReader } from '@yingda/agents';
import {
  Absence,
  AddAbsence,
  EditShiftTemplate,
  MarkedDay,
  RecountArrivals,
  ShiftTemplate,
} from '@yingda/contracts';
import type { AgentActor } from '@yingda/events';
import { CurrentActor, For } from './caller';
import { IdParam } from './id-param';

/** What shifts are planned with: templates, absences, days that are unlike others, and what came before. */
@Controller('api')
@For('agent')
export class StaffingController {
  constructor(
    @Inject(StaffingReader) private readonly reader: StaffingReader,
    @Inject(ShiftTemplates) private readonly shiftTemplates: ShiftTemplates,
    @Inject(KeepAbsences) private readonly absences: KeepAbsences,
    @Inject(MarkDays) private readonly days: MarkDays,
    @Inject(CountArrivals) private readonly arrivals: CountArrivals,
  ) {}

  @Get('shift-templates')
  templates(): Promise<ShiftTemplate[]> {
    return this.reader.templates();
  }

  @Post('shift-templates')
  addTemplate(@CurrentActor() actor: AgentActor, @Body() body: EditShiftTemplate): Promise<ShiftTemplate> {
    return this.shiftTemplates.add(actor, body);
  }

  @Patch('shift-templates/:id')
  editTemplate(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: EditShiftTemplate,
  ): Promise<ShiftTemplate> {
    return this.shiftTemplates.edit(actor, { ...body, id });
  }

  @Delete('shift-templates/:id')
  @HttpCode(204)
  removeTemplate(@CurrentActor() actor: AgentActor, @IdParam() id: string): Promise<void> {
    return this.shiftTemplates.remove(actor, id);
  }

  @Post('absences')
  addAbsence(@CurrentActor() actor: AgentActor, @Body() body: AddAbsence): Promise<Absence> {
    return this.absences.add(actor, body);
  }

  @Delete('absences/:id')
  @HttpCode(204)
  removeAbsence(@CurrentActor() actor: AgentActor, @IdParam() id: string): Promise<void> {
    return this.absences.remove(actor, id);
  }

  @Get('marked-days')
  markedDays(): Promise<MarkedDay[]> {
    return this.reader.markedDays();
  }

  @Put('marked-days')
  mark(@CurrentActor() actor: AgentActor, @Body() body: MarkedDay): Promise<MarkedDay> {
    return this.days.mark(actor, body);
  }

  @Delete('marked-days/:date')
  @HttpCode(204)
  unmark(@CurrentActor() actor: AgentActor, @Param('date') date: string): Promise<void> {
    return this.days.unmark(actor, date);
  }

  @Post('arrivals/recount')
  @HttpCode(204)
  recount(@CurrentActor() actor: AgentActor, @Body() body: RecountArrivals): Promise<void> {
    return this.arrivals.recount(actor, body);
  }
}

import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { FigureDescription, ReportAnswer, ReportQuery } from '@yingda/contracts';
import type { AgentActor, ApiActor } from '@yingda/events';
import { ReportEngine } from '@yingda/reports';
import { CurrentActor, For } from './caller';

/** Figures for the console. */
@Controller('api/reports')
@For('agent')
export class ReportsController {
  constructor(@Inject(ReportEngine) private readonly engine: ReportEngine) {}

  @Get('figures')
  figures(): FigureDescription[] {
    return this.engine.figures();
  }

  @Post('query')
  @HttpCode(200)
  query(@CurrentActor() actor: AgentActor, @Body() body: ReportQuery): Promise<ReportAnswer> {
    return this.engine.query(actor, body);
  }
}

/** The same figures for the shop's own systems. */
@Controller('api/v1/reports')
@For('api-key')
export class V1ReportsController {
  constructor(@Inject(ReportEngine) private readonly engine: ReportEngine) {}

  @Post('query')
  @HttpCode(200)
  query(@CurrentActor() actor: ApiActor, @Body() body: ReportQuery): Promise<ReportAnswer> {
    return this.engine.query(actor, body);
  }
}

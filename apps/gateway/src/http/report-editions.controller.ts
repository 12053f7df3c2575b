import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, Query, Res } from '@nestjs/common';
import {
  Edition,
  EditionPage,
  EditionPaperQuery,
  EditionPreview,
  EditionSchedule,
  EditionScheduleChange,
  EditionSending,
  EditionsQuery,
} from '@yingda/contracts';
import { EDITION_KIND_NAMES, Refusal, type EditionKind } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import { AuditLog } from '@yingda/platform';
import { EditionDesk } from '@yingda/reports';
import type { Response } from 'express';
import { editionPaper, span } from '../paper/edition/edition-paper';
import { Paper } from '../paper/paper';
import { CurrentActor, For } from './caller';
import { IdParam } from './id-param';
import { requireExport } from './require-export';

/** Reports that are made by themselves. */
@Controller('api')
@For('agent')
export class ReportEditionsController {
  constructor(
    @Inject(EditionDesk) private readonly desk: EditionDesk,
    @Inject(Paper) private readonly paper: Paper,
    @Inject(AuditLog) private readonly audit: AuditLog,
  ) {}

  @Get('report-editions')
  list(@CurrentActor() actor: AgentActor, @Query() query: EditionsQuery): Promise<EditionPage> {
    return this.desk.list(actor, query);
  }

  @Post('report-editions/preview')
  @HttpCode(200)
  preview(@CurrentActor() actor: AgentActor, @Body() { kind }: EditionPreview): Promise<Edition> {
    return this.desk.preview(actor, kind);
  }

  @Get('report-editions/:id')
  one(@CurrentActor() actor: AgentActor, @IdParam() id: string): Promise<Edition> {
    return this.desk.one(actor, id);
  }

  @Get('report-editions/:id/paper')
  // eslint-disable-next-line no-restricted-syntax -- Nest hands what a request is made of over one by one
  async print(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Query() { language = 'zh-CN' }: EditionPaperQuery,
    @Res() response: Response,
  ): Promise<void> {
    requireExport(actor);
    const edition = await this.desk.one(actor, id);
    const pdf = await this.paper.print(editionPaper(edition, language));
    await this.audit.record({
      actorId: actor.agentId,
      actorName: actor.name,
      action: 'report.exported',
      subjectKind: 'report',
      subjectId: id,
      details: { what: 'paper', kind: edition.kind, from: edition.from, to: edition.to },
    });
    response.set({
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename="${edition.kind}-${span(edition).slice(0, 10)}.pdf"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    });
    response.send(pdf);
  }

  @Post('report-editions/:id/send')
  @HttpCode(200)
  send(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() { addresses }: EditionSending,
  ): Promise<Edition> {
    return this.desk.send(actor, id, addresses);
  }

  @Get('report-schedules')
  schedules(@CurrentActor() actor: AgentActor): Promise<EditionSchedule[]> {
    return this.desk.schedules(actor);
  }

  @Put('report-schedules/:kind')
  reschedule(
    @CurrentActor() actor: AgentActor,
    @Param('kind') kind: string,
    @Body() body: EditionScheduleChange,
  ): Promise<EditionSchedule> {
    if (!EDITION_KIND_NAMES.includes(kind as EditionKind))
      throw new Refusal('report-not-found', 'There is no such report.');
    return this.desk.reschedule(actor, kind as EditionKind, body);
  }
}

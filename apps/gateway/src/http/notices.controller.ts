import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Put, Query, Res } from '@nestjs/common';
import { EditNotices, NoticeReader, PreviewNotice } from '@yingda/automation';
import {
  EditNotice,
  MessageTemplates,
  NoticePage,
  NoticePlan,
  NoticePreview,
  NoticeRecipientPage,
  NoticeRecipientsQuery,
  NoticeRecord,
  PageQuery,
  SendNotice,
} from '@yingda/contracts';
import type { AgentActor } from '@yingda/events';
import type { Response } from 'express';
import { pipeline } from 'node:stream/promises';
import { type Cell, csvOf } from '../exports/csv';
import { NOTICE_TITLES, noticeCells } from '../exports/notice-file';
import { CurrentActor, For } from './caller';
import { IdParam } from './id-param';

/** Notices to many. */
@Controller('api/notices')
@For('agent')
export class NoticesController {
  constructor(
    @Inject(EditNotices) private readonly edits: EditNotices,
    @Inject(PreviewNotice) private readonly previews: PreviewNotice,
    @Inject(NoticeReader) private readonly reader: NoticeReader,
  ) {}

  @Get()
  page(@CurrentActor() actor: AgentActor, @Query() query: PageQuery): Promise<NoticePage> {
    return this.reader.page(actor, query);
  }

  @Post()
  write(@CurrentActor() actor: AgentActor, @Body() body: EditNotice): Promise<NoticeRecord> {
    return this.edits.write(actor, body);
  }

  @Post('preview')
  @HttpCode(200)
  preview(@CurrentActor() actor: AgentActor, @Body() body: NoticePlan): Promise<NoticePreview> {
    return this.previews.execute(actor, body);
  }

  @Get('templates/:id')
  templates(@CurrentActor() actor: AgentActor, @IdParam() inboxId: string): Promise<MessageTemplates> {
    return this.reader.templates(actor, inboxId);
  }

  @Get(':id')
  one(@CurrentActor() actor: AgentActor, @IdParam() id: string): Promise<NoticeRecord> {
    return this.reader.one(actor, id);
  }

  @Put(':id')
  edit(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: EditNotice,
  ): Promise<NoticeRecord> {
    return this.edits.edit(actor, id, body);
  }

  @Delete(':id')
  @HttpCode(204)
  async remove(@CurrentActor() actor: AgentActor, @IdParam() id: string): Promise<void> {
    await this.edits.remove(actor, id);
  }

  @Post(':id/send')
  @HttpCode(200)
  send(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() { version }: SendNotice,
  ): Promise<NoticeRecord> {
    return this.edits.send(actor, id, version);
  }

  @Post(':id/stop')
  @HttpCode(200)
  stop(@CurrentActor() actor: AgentActor, @IdParam() id: string): Promise<NoticeRecord> {
    return this.edits.stop(actor, id);
  }

  @Get(':id/recipients')
  recipients(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Query() query: NoticeRecipientsQuery,
  ): Promise<NoticeRecipientPage> {
    return this.reader.recipients(actor, id, query);
  }

  @Get(':id/export')
  async export(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Res() response: Response,
  ): Promise<void> {
    const pages = this.reader.exported(actor, id);
    // What is refused is refused before anything is sent.
    const first = await pages.next();
    response.set({
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="notice-${id}.csv"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    });
    async function* all(): AsyncGenerator<Cell[][]> {
      yield [NOTICE_TITLES];
      if (!first.done) yield first.value.map(noticeCells);
      for await (const page of pages) yield page.map(noticeCells);
    }
    // A reader who goes away ends the reading of the database, too.
    await pipeline(csvOf(all(), { bom: true }), response).catch(() => undefined);
  }
}

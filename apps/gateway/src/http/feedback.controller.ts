import { pipeline } from 'node:stream/promises';
import { Body, Controller, Get, HttpCode, Inject, Post, Query, Res } from '@nestjs/common';
import {
  AskDepartments,
  FeedbackReader,
  progressOf,
  ReceiveFeedback,
  TaskReader,
  WorkFeedback,
} from '@yingda/cases';
import {
  AnswerFeedback,
  AskDepartment,
  CaseTask,
  CaseTaskDetail,
  DecideFeedback,
  ExportFeedback,
  FeedbackCounts,
  FeedbackDetail,
  FeedbackFeedFilter,
  FeedbackFeedQuery,
  FeedbackPage,
  FeedbackProgress,
  FeedbackProgressPage,
  FeedbackQuery,
  FeedbackSum,
  FeedbackToCase,
  GiveFeedback,
  NoteFeedback,
  SortFeedback,
  TakeFeedback,
} from '@yingda/contracts';
import type { AgentActor, ApiActor, CustomerActor } from '@yingda/events';
import type { Response } from 'express';
import { csvOf } from '../exports/csv';
import { feedbackRows } from '../exports/feedback-file';
import { CurrentActor, For } from './caller';
import { IdParam } from './id-param';

/** Praise, suggestions and problems. Every deed answers the feedback as it is then. */
@Controller('api/feedback')
@For('agent')
export class FeedbackController {
  constructor(
    @Inject(FeedbackReader) private readonly reader: FeedbackReader,
    @Inject(ReceiveFeedback) private readonly receive: ReceiveFeedback,
    @Inject(WorkFeedback) private readonly work: WorkFeedback,
    @Inject(AskDepartments) private readonly asking: AskDepartments,
    @Inject(TaskReader) private readonly tasks: TaskReader,
  ) {}

  @Get()
  list(@CurrentActor() actor: AgentActor, @Query() query: FeedbackQuery): Promise<FeedbackPage> {
    return this.reader.list(actor, query);
  }

  @Get('counts')
  counts(@CurrentActor() actor: AgentActor): Promise<FeedbackCounts> {
    return this.reader.counts(actor);
  }

  @Post()
  async take(@CurrentActor() actor: AgentActor, @Body() body: TakeFeedback): Promise<FeedbackDetail> {
    return this.reader.detail(actor, (await this.receive.execute(actor, body)).id);
  }

  @Get('feed')
  feed(@CurrentActor() actor: AgentActor, @Query() query: FeedbackFeedQuery): Promise<FeedbackPage> {
    return this.reader.feed(actor, query);
  }

  @Get('feed/sums')
  sums(@CurrentActor() actor: AgentActor, @Query() query: FeedbackFeedFilter): Promise<FeedbackSum[]> {
    return this.reader.sums(actor, query);
  }

  @Post('feed/export')
  @HttpCode(200)
  async export(
    @CurrentActor() actor: AgentActor,
    @Body() { language = 'zh-CN', bom = true, ...filter }: ExportFeedback,
    @Res() response: Response,
  ): Promise<void> {
    const pages = await this.reader.exported(actor, filter);
    response.set({
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="feedback.csv"',
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    });
    await pipeline(csvOf(feedbackRows(pages, language), { bom }), response).catch(() => undefined);
  }

  @Get(':id/tasks')
  tasksOf(@CurrentActor() actor: AgentActor, @IdParam() id: string): Promise<CaseTask[]> {
    return this.tasks.ofFeedback(actor, id);
  }

  @Post(':id/tasks')
  async ask(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: AskDepartment,
  ): Promise<CaseTaskDetail> {
    const task = await this.asking.ofFeedback(actor, { ...body, feedbackId: id });
    return this.tasks.detail(actor, task.id);
  }

  @Get(':id')
  one(@CurrentActor() actor: AgentActor, @IdParam() id: string): Promise<FeedbackDetail> {
    return this.reader.detail(actor, id);
  }

  @Post(':id/sort')
  @HttpCode(200)
  async sort(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: SortFeedback,
  ): Promise<FeedbackDetail> {
    await this.work.sort(actor, { id, ...body });
    return this.reader.detail(actor, id);
  }

  @Post(':id/answer')
  @HttpCode(200)
  async answer(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: AnswerFeedback,
  ): Promise<FeedbackDetail> {
    await this.work.answer(actor, { id, ...body });
    return this.reader.detail(actor, id);
  }

  @Post(':id/decide')
  @HttpCode(200)
  async decide(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: DecideFeedback,
  ): Promise<FeedbackDetail> {
    await this.work.decide(actor, { id, ...body });
    return this.reader.detail(actor, id);
  }

  @Post(':id/tell')
  @HttpCode(200)
  async tell(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: AnswerFeedback,
  ): Promise<FeedbackDetail> {
    await this.work.tell(actor, { id, ...body });
    return this.reader.detail(actor, id);
  }

  @Post(':id/case')
  @HttpCode(200)
  async toCase(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: FeedbackToCase,
  ): Promise<FeedbackDetail> {
    await this.work.toCase(actor, { id, ...body });
    return this.reader.detail(actor, id);
  }

  @Post(':id/notes')
  @HttpCode(200)
  async note(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() { text }: NoteFeedback,
  ): Promise<FeedbackDetail> {
    await this.work.note(actor, { id, text });
    return this.reader.detail(actor, id);
  }
}

/** The shopper's own. */
@Controller('api/widget/feedback')
@For('visitor')
export class CustomerFeedbackController {
  constructor(
    @Inject(FeedbackReader) private readonly reader: FeedbackReader,
    @Inject(ReceiveFeedback) private readonly receive: ReceiveFeedback,
  ) {}

  @Get()
  async list(@CurrentActor() actor: CustomerActor): Promise<FeedbackProgressPage> {
    return { items: await this.reader.own(actor) };
  }

  @Post()
  async give(@CurrentActor() actor: CustomerActor, @Body() body: GiveFeedback): Promise<FeedbackProgress> {
    return progressOf(await this.receive.execute(actor, body));
  }
}

/** What the shop's own systems heard. */
@Controller('api/v1/feedback')
@For('api-key')
export class OutsideFeedbackController {
  constructor(@Inject(ReceiveFeedback) private readonly receive: ReceiveFeedback) {}

  @Post()
  async take(@CurrentActor() actor: ApiActor, @Body() body: TakeFeedback): Promise<FeedbackProgress> {
    return progressOf(await this.receive.execute(actor, body));
  }
}

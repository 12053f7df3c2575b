import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Put, Query } from '@nestjs/common';
import { CaseReader, HandCases, NoteCase as Notes, OpenCase as Opening, WorkCase } from '@yingda/cases';
import {
  AddCaseFile,
  AnswerCase,
  AskCaseExtension,
  CaseCounts,
  CaseCountsQuery,
  CaseDetail,
  CaseDraft,
  CaseDraftQuery,
  CasePage,
  CasesQuery,
  DecideCaseExtension,
  EditCase,
  EscalateCase,
  FollowUpCase,
  HandOverCase,
  LinkCase,
  MoveCase,
  NoteCase,
  OpenCase,
  PauseCase,
  ReopenCase,
  ResumeCase,
  TellCase,
  WithdrawCase,
} from '@yingda/contracts';
import type { AgentActor } from '@yingda/events';
import { CLOCK, type Clock } from '@yingda/platform';
import { startOfDay } from '../views/start-of-day';
import { CurrentActor, For } from './caller';
import { IdParam } from './id-param';

const DAY_MS = 24 * 3_600_000;

/** Complaints and requests, followed to their end. Every deed answers the case as it is then. */
@Controller('api/cases')
@For('agent')
export class CasesController {
  constructor(
    @Inject(CaseReader) private readonly reader: CaseReader,
    @Inject(Opening) private readonly opening: Opening,
    @Inject(WorkCase) private readonly work: WorkCase,
    @Inject(HandCases) private readonly handing: HandCases,
    @Inject(Notes) private readonly notes: Notes,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  list(@CurrentActor() actor: AgentActor, @Query() query: CasesQuery): Promise<CasePage> {
    return this.reader.list(actor, query);
  }

  @Get('counts')
  counts(@CurrentActor() actor: AgentActor, @Query() { mine }: CaseCountsQuery): Promise<CaseCounts> {
    const dayEnd = new Date(startOfDay(this.clock.now()).getTime() + DAY_MS);
    return this.reader.counts(actor, { mine: mine ?? false, dayEnd });
  }

  @Get('draft')
  draft(@CurrentActor() actor: AgentActor, @Query() query: CaseDraftQuery): Promise<CaseDraft> {
    return this.reader.draft(actor, query);
  }

  @Post()
  async open(@CurrentActor() actor: AgentActor, @Body() body: OpenCase): Promise<CaseDetail> {
    return this.reader.shown(actor, await this.opening.execute(actor, body));
  }

  @Get(':id')
  one(@CurrentActor() actor: AgentActor, @IdParam() id: string): Promise<CaseDetail> {
    return this.reader.detail(actor, id);
  }

  @Put(':id')
  async edit(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: EditCase,
  ): Promise<CaseDetail> {
    return this.reader.shown(actor, await this.work.edit(actor, { id, ...body }));
  }

  @Post(':id/move')
  @HttpCode(200)
  async move(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: MoveCase,
  ): Promise<CaseDetail> {
    return this.reader.shown(actor, await this.work.move(actor, { id, ...body }));
  }

  @Post(':id/answer')
  @HttpCode(200)
  async answer(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: AnswerCase,
  ): Promise<CaseDetail> {
    return this.reader.shown(actor, await this.work.answer(actor, { id, ...body }));
  }

  @Post(':id/extension')
  @HttpCode(200)
  async askExtension(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: AskCaseExtension,
  ): Promise<CaseDetail> {
    return this.reader.shown(actor, await this.work.askExtension(actor, { id, ...body }));
  }

  @Post(':id/extension/decide')
  @HttpCode(200)
  async decideExtension(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: DecideCaseExtension,
  ): Promise<CaseDetail> {
    return this.reader.shown(actor, await this.work.decideExtension(actor, { id, ...body }));
  }

  @Post(':id/pause')
  @HttpCode(200)
  async pause(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: PauseCase,
  ): Promise<CaseDetail> {
    return this.reader.shown(actor, await this.work.pause(actor, { id, ...body }));
  }

  @Post(':id/resume')
  @HttpCode(200)
  async resume(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: ResumeCase,
  ): Promise<CaseDetail> {
    return this.reader.shown(actor, await this.work.resume(actor, { id, ...body }));
  }

  @Post(':id/escalate')
  @HttpCode(200)
  async escalate(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: EscalateCase,
  ): Promise<CaseDetail> {
    return this.reader.shown(actor, await this.work.escalate(actor, { id, ...body }));
  }

  @Post(':id/tell')
  @HttpCode(200)
  async tell(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: TellCase,
  ): Promise<CaseDetail> {
    return this.reader.shown(actor, await this.work.tell(actor, { id, ...body }));
  }

  @Post(':id/follow-up')
  @HttpCode(200)
  async followUp(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: FollowUpCase,
  ): Promise<CaseDetail> {
    return this.reader.shown(actor, await this.work.followUp(actor, { id, ...body }));
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  async withdraw(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: WithdrawCase,
  ): Promise<CaseDetail> {
    return this.reader.shown(actor, await this.work.withdraw(actor, { id, ...body }));
  }

  @Post(':id/reopen')
  @HttpCode(200)
  async reopen(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: ReopenCase,
  ): Promise<CaseDetail> {
    return this.reader.shown(actor, await this.work.reopen(actor, { id, ...body }));
  }

  @Post(':id/hand-over')
  @HttpCode(200)
  async handOver(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: HandOverCase,
  ): Promise<CaseDetail> {
    return this.reader.shown(actor, await this.handing.handOver(actor, { id, ...body }));
  }

  @Post(':id/notes')
  @HttpCode(200)
  async note(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: NoteCase,
  ): Promise<CaseDetail> {
    return this.reader.shown(actor, await this.notes.note(actor, { id, ...body }));
  }

  @Post(':id/files')
  @HttpCode(200)
  async addFile(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: AddCaseFile,
  ): Promise<CaseDetail> {
    return this.reader.shown(actor, await this.notes.addFile(actor, { id, ...body }));
  }

  @Delete(':id/files/:attachmentId')
  async removeFile(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @IdParam('attachmentId') attachmentId: string,
  ): Promise<CaseDetail> {
    return this.reader.shown(actor, await this.notes.removeFile(actor, { id, attachmentId }));
  }

  @Post(':id/links')
  @HttpCode(200)
  async link(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: LinkCase,
  ): Promise<CaseDetail> {
    return this.reader.shown(actor, await this.notes.link(actor, { id, ...body }));
  }

  @Delete(':id/links/:otherId')
  async unlink(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @IdParam('otherId') otherId: string,
  ): Promise<CaseDetail> {
    return this.reader.shown(actor, await this.notes.unlink(actor, { id, otherId }));
  }
}

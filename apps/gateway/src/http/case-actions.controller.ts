import { Body, Controller, Get, HttpCode, Inject, Patch, Post, Put, Query } from '@nestjs/common';
import { ActionReader, AnalyseCases, PlanActions, WorkActions } from '@yingda/cases';
import {
  ActionsQuery,
  AddAction,
  AddRootCause,
  AnalyseCase,
  CancelAction,
  CaseAction,
  CaseActionPage,
  CaseAnalysis,
  CasePareto,
  EditAction,
  EditRootCause,
  FinishAction,
  ParetoQuery,
  QualitySignal,
  QualitySignalsQuery,
  RelatedCase,
  RootCause,
  VerifyAction,
} from '@yingda/contracts';
import type { AgentActor } from '@yingda/events';
import { CurrentActor, For } from './caller';
import { IdParam } from './id-param';

/** What is learned from cases: causes, actions, what cases have in common. */
@Controller('api')
@For('agent')
export class CaseActionsController {
  constructor(
    @Inject(ActionReader) private readonly reader: ActionReader,
    @Inject(AnalyseCases) private readonly analyses: AnalyseCases,
    @Inject(PlanActions) private readonly plan: PlanActions,
    @Inject(WorkActions) private readonly work: WorkActions,
  ) {}

  @Get('root-causes')
  causes(): Promise<RootCause[]> {
    return this.reader.causes();
  }

  @Post('root-causes')
  addCause(@CurrentActor() actor: AgentActor, @Body() body: AddRootCause): Promise<RootCause> {
    return this.analyses.addCause(actor, body);
  }

  @Patch('root-causes/:id')
  editCause(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: EditRootCause,
  ): Promise<RootCause> {
    return this.analyses.editCause(actor, { ...body, id });
  }

  @Get('cases/:id/analysis')
  analysis(@CurrentActor() actor: AgentActor, @IdParam() id: string): Promise<CaseAnalysis[]> {
    return this.reader.analysis(actor, id);
  }

  @Put('cases/:id/analysis')
  async analyse(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: AnalyseCase,
  ): Promise<CaseAnalysis> {
    await this.analyses.execute(actor, { ...body, caseId: id });
    return (await this.reader.analysis(actor, id))[0]!;
  }

  @Get('case-pareto')
  pareto(@CurrentActor() actor: AgentActor, @Query() query: ParetoQuery): Promise<CasePareto> {
    return this.reader.pareto(actor, query);
  }

  @Get('quality-signals')
  signals(@CurrentActor() actor: AgentActor, @Query() query: QualitySignalsQuery): Promise<QualitySignal[]> {
    return this.reader.signals(actor, query);
  }

  @Get('cases/:id/related')
  related(@CurrentActor() actor: AgentActor, @IdParam() id: string): Promise<RelatedCase[]> {
    return this.reader.related(actor, id);
  }

  @Get('actions')
  list(@CurrentActor() actor: AgentActor, @Query() query: ActionsQuery): Promise<CaseActionPage> {
    return this.reader.list(actor, query);
  }

  @Get('actions/:id')
  one(@CurrentActor() actor: AgentActor, @IdParam() id: string): Promise<CaseAction> {
    return this.reader.one(actor, id);
  }

  @Get('cases/:id/actions')
  ofCase(@CurrentActor() actor: AgentActor, @IdParam() id: string): Promise<CaseAction[]> {
    return this.reader.ofCase(actor, id);
  }

  @Post('actions')
  async add(@CurrentActor() actor: AgentActor, @Body() body: AddAction): Promise<CaseAction> {
    return this.reader.record(actor, await this.plan.add(actor, body));
  }

  @Patch('actions/:id')
  async edit(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: EditAction,
  ): Promise<CaseAction> {
    return this.reader.record(actor, await this.plan.edit(actor, { ...body, id }));
  }

  @Post('actions/:id/approve')
  @HttpCode(200)
  async approve(@CurrentActor() actor: AgentActor, @IdParam() id: string): Promise<CaseAction> {
    return this.reader.record(actor, await this.plan.approve(actor, id));
  }

  @Post('actions/:id/done')
  @HttpCode(200)
  async done(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: FinishAction,
  ): Promise<CaseAction> {
    return this.reader.record(actor, await this.work.done(actor, { ...body, id }));
  }

  @Post('actions/:id/verify')
  @HttpCode(200)
  async verify(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: VerifyAction,
  ): Promise<CaseAction> {
    return this.reader.record(actor, await this.work.verify(actor, { ...body, id }));
  }

  @Post('actions/:id/cancel')
  @HttpCode(200)
  async cancel(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: CancelAction,
  ): Promise<CaseAction> {
    return this.reader.record(actor, await this.plan.cancel(actor, { ...body, id }));
  }
}

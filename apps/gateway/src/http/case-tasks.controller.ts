import { Body, Controller, Get, HttpCode, Inject, Post, Put, Query } from '@nestjs/common';
import { AskDepartments, TaskLinking, TaskReader, WorkTasks } from '@yingda/cases';
import {
  ActOnCaseTask,
  AnswerCaseTask,
  AskDepartment,
  CaseTask,
  CaseTaskCounts,
  CaseTaskDetail,
  CaseTaskLink,
  CaseTaskPage,
  CaseTaskTimes,
  CaseTasksQuery,
  HandCaseTask,
  MadeCaseTaskLink,
  MakeCaseTaskLink,
  SendBackCaseTask,
  WithdrawCaseTask,
} from '@yingda/contracts';
import type { AgentActor } from '@yingda/events';
import { CurrentActor, For } from './caller';
import { IdParam } from './id-param';

/** What departments do for cases. */
@Controller('api')
@For('agent')
export class CaseTasksController {
  constructor(
    @Inject(TaskReader) private readonly reader: TaskReader,
    @Inject(AskDepartments) private readonly asking: AskDepartments,
    @Inject(WorkTasks) private readonly work: WorkTasks,
    @Inject(TaskLinking) private readonly links: TaskLinking,
  ) {}

  @Get('case-tasks')
  list(@CurrentActor() actor: AgentActor, @Query() query: CaseTasksQuery): Promise<CaseTaskPage> {
    return this.reader.list(actor, query);
  }

  @Get('case-tasks/counts')
  counts(@CurrentActor() actor: AgentActor): Promise<CaseTaskCounts> {
    return this.reader.counts(actor);
  }

  @Get('case-tasks/:id')
  one(@CurrentActor() actor: AgentActor, @IdParam() id: string): Promise<CaseTaskDetail> {
    return this.reader.detail(actor, id);
  }

  @Get('cases/:id/tasks')
  ofCase(@CurrentActor() actor: AgentActor, @IdParam() id: string): Promise<CaseTask[]> {
    return this.reader.ofCase(actor, id);
  }

  @Post('cases/:id/tasks')
  async ask(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: AskDepartment,
  ): Promise<CaseTaskDetail> {
    const task = await this.asking.execute(actor, { ...body, caseId: id });
    return this.reader.detail(actor, task.id);
  }

  @Post('case-tasks/:id/acknowledge')
  @HttpCode(200)
  async acknowledge(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: ActOnCaseTask,
  ): Promise<CaseTaskDetail> {
    await this.work.acknowledge(actor, { ...body, id });
    return this.reader.detail(actor, id);
  }

  @Post('case-tasks/:id/answer')
  @HttpCode(200)
  async answer(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: AnswerCaseTask,
  ): Promise<CaseTaskDetail> {
    await this.work.answer(actor, { ...body, id });
    return this.reader.detail(actor, id);
  }

  @Post('case-tasks/:id/accept')
  @HttpCode(200)
  async accept(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: ActOnCaseTask,
  ): Promise<CaseTaskDetail> {
    await this.work.accept(actor, { ...body, id });
    return this.reader.detail(actor, id);
  }

  @Post('case-tasks/:id/send-back')
  @HttpCode(200)
  async sendBack(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: SendBackCaseTask,
  ): Promise<CaseTaskDetail> {
    await this.work.sendBack(actor, { ...body, id });
    return this.reader.detail(actor, id);
  }

  @Post('case-tasks/:id/withdraw')
  @HttpCode(200)
  async withdraw(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: WithdrawCaseTask,
  ): Promise<CaseTaskDetail> {
    await this.work.withdraw(actor, { ...body, id });
    return this.reader.detail(actor, id);
  }

  @Post('case-tasks/:id/hand')
  @HttpCode(200)
  async hand(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: HandCaseTask,
  ): Promise<CaseTaskDetail> {
    await this.work.hand(actor, { ...body, handlerId: body.handlerId ?? null, id });
    return this.reader.detail(actor, id);
  }

  @Post('case-tasks/:id/links')
  link(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: MakeCaseTaskLink,
  ): Promise<MadeCaseTaskLink> {
    return this.links.add(actor, { ...body, taskId: id });
  }

  @Post('case-task-links/:id/revoke')
  @HttpCode(200)
  revoke(@CurrentActor() actor: AgentActor, @IdParam() id: string): Promise<CaseTaskLink> {
    return this.links.revoke(actor, id);
  }

  @Get('case-task-times')
  times(): Promise<CaseTaskTimes> {
    return this.reader.times();
  }

  @Put('case-task-times')
  setTimes(@CurrentActor() actor: AgentActor, @Body() body: CaseTaskTimes): Promise<CaseTaskTimes> {
    return this.reader.setTimes(actor, body);
  }
}

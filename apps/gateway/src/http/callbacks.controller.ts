import { Body, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { CallbackList, CallbacksQuery, NoteAttempt, PlannedCallback } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import { visibilityOf } from '@yingda/conversations';
import type { AgentActor } from '@yingda/events';
import { CallbackReader, CallbackWork } from '@yingda/routing';
import { CallbacksView } from '../views/callbacks';
import { CurrentActor, For } from './caller';
import { IdParam } from './id-param';

/** Calls that customers were promised. */
@Controller('api/callbacks')
@For('agent')
export class CallbacksController {
  constructor(
    @Inject(CallbackReader) private readonly reader: CallbackReader,
    @Inject(CallbackWork) private readonly work: CallbackWork,
    @Inject(CallbacksView) private readonly view: CallbacksView,
  ) {}

  @Get()
  async list(@CurrentActor() actor: AgentActor, @Query() query: CallbacksQuery): Promise<CallbackList> {
    const visibility = visibilityOf(actor);
    if (!visibility) throw new Refusal('not-permitted', 'Your role does not see customers.');
    const found = await this.reader.list(visibility.all ? null : visibility.teamIds, query.view ?? 'open');
    return { items: await this.view.of(found, actor.agentId) };
  }

  @Post(':id/take')
  @HttpCode(200)
  async take(@CurrentActor() actor: AgentActor, @IdParam() id: string): Promise<PlannedCallback> {
    return (await this.view.of([await this.work.take(actor, id)], actor.agentId))[0]!;
  }

  @Post(':id/attempts')
  @HttpCode(200)
  async attempted(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: NoteAttempt,
  ): Promise<PlannedCallback> {
    return (await this.view.of([await this.work.attempted(actor, { id, ...body })], actor.agentId))[0]!;
  }
}

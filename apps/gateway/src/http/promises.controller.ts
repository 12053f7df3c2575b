import { Body, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import {
  AcceptSuggestion,
  FindPromises,
  HandedOver,
  HandOverPromises as HandOver,
  KeepPromise,
  MakePromise,
  PromiseBoard,
  PromiseCounts,
  PromiseCountsQuery,
  PromiseDetail,
  PromisePage,
  PromiseRecord,
  PromisesQuery,
  PromiseSuggestions,
  ReassignPromise,
  SuggestionsQuery,
  TellPromise,
} from '@yingda/contracts';
import type { AgentActor } from '@yingda/events';
import { CLOCK, type Clock } from '@yingda/platform';
import {
  HandOverPromises,
  MakePromises,
  PromiseReader,
  SuggestPromises,
  TellCustomer,
  WorkPromises,
} from '@yingda/promises';
import { ReadableConversations } from '../views/readable';
import { startOfDay } from '../views/start-of-day';
import { CurrentActor, For } from './caller';
import { IdParam } from './id-param';

const DAY_MS = 24 * 3_600_000;

/** What is owed to customers, and by when. */
@Controller('api/promises')
@For('agent')
export class PromisesController {
  constructor(
    @Inject(PromiseReader) private readonly reader: PromiseReader,
    @Inject(MakePromises) private readonly making: MakePromises,
    @Inject(WorkPromises) private readonly work: WorkPromises,
    @Inject(SuggestPromises) private readonly suggest: SuggestPromises,
    @Inject(HandOverPromises) private readonly handing: HandOverPromises,
    @Inject(TellCustomer) private readonly telling: TellCustomer,
    @Inject(ReadableConversations) private readonly conversations: ReadableConversations,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  list(@CurrentActor() actor: AgentActor, @Query() query: PromisesQuery): Promise<PromisePage> {
    const { view, ...filter } = query;
    return this.reader.list(actor, { ...filter, done: view === 'done' });
  }

  @Get('counts')
  counts(@CurrentActor() actor: AgentActor, @Query() { mine }: PromiseCountsQuery): Promise<PromiseCounts> {
    return this.reader.counts(actor, { mine: mine ?? false, dayEnd: this.dayEnd() });
  }

  @Get('board')
  board(@CurrentActor() actor: AgentActor): Promise<PromiseBoard> {
    return this.reader.board(actor, this.dayEnd());
  }

  @Get('suggestions')
  async suggestions(
    @CurrentActor() actor: AgentActor,
    @Query() { conversationId }: SuggestionsQuery,
  ): Promise<PromiseSuggestions> {
    return { items: await this.suggest.open(actor, conversationId) };
  }

  @Post('suggestions')
  @HttpCode(200)
  async find(@CurrentActor() actor: AgentActor, @Body() body: FindPromises): Promise<PromiseSuggestions> {
    await this.conversations.stateFor(actor, body.conversationId);
    return { items: await this.suggest.find(actor, body) };
  }

  @Post('suggestions/:id/accept')
  @HttpCode(200)
  async accept(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() { what, dueAt }: AcceptSuggestion,
  ): Promise<PromiseRecord> {
    const changed = { ...(what ? { what } : {}), ...(dueAt ? { dueAt: new Date(dueAt) } : {}) };
    return this.reader.record(await this.suggest.accept(actor, { id, ...changed }));
  }

  @Post('suggestions/:id/dismiss')
  @HttpCode(204)
  dismiss(@CurrentActor() actor: AgentActor, @IdParam() id: string): Promise<void> {
    return this.suggest.dismiss(actor, id);
  }

  @Post('hand-over')
  @HttpCode(200)
  async handOver(@CurrentActor() actor: AgentActor, @Body() body: HandOver): Promise<HandedOver> {
    return { handed: await this.handing.execute(actor, body) };
  }

  @Post()
  async make(@CurrentActor() actor: AgentActor, @Body() body: MakePromise): Promise<PromiseRecord> {
    const { what, dueAt, conversationId, customerId, ownerId } = body;
    // What is promised in a conversation is promised by who may read it.
    if (conversationId) await this.conversations.stateFor(actor, conversationId);
    const made = await this.making.execute(actor, {
      ...{ kind: 'agreed', what, due: { at: new Date(dueAt) } },
      ...{ conversationId: conversationId ?? null, customerId: customerId ?? null },
      teamId: conversationId ? null : (actor.teamIds[0] ?? null),
      ownerId: ownerId ?? actor.agentId,
      toTell: true,
    });
    return this.reader.record(made);
  }

  @Get(':id')
  one(@CurrentActor() actor: AgentActor, @IdParam() id: string): Promise<PromiseDetail> {
    return this.reader.detail(actor, id);
  }

  @Post(':id/keep')
  @HttpCode(200)
  async keep(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: KeepPromise,
  ): Promise<PromiseRecord> {
    return this.reader.record(await this.work.keep(actor, { id, ...body }));
  }

  @Post(':id/tell')
  @HttpCode(200)
  async tell(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: TellPromise,
  ): Promise<PromiseRecord> {
    return this.reader.record(await this.telling.execute(actor, { id, ...body }));
  }

  @Post(':id/reassign')
  @HttpCode(200)
  async reassign(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: ReassignPromise,
  ): Promise<PromiseRecord> {
    return this.reader.record(await this.work.reassign(actor, { id, ...body }));
  }

  private dayEnd(): Date {
    return new Date(startOfDay(this.clock.now()).getTime() + DAY_MS);
  }
}

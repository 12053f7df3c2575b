import { Body, Controller, Get, HttpCode, Inject, Post, Put, Query } from '@nestjs/common';
import {
  CancelContact,
  ContactCalendar,
  ContactCalendarQuery,
  ContactCounts,
  ContactCountsQuery,
  ContactDetail,
  ContactGuard,
  ContactGuardQuery,
  ContactPage,
  ContactRecord,
  ContactsQuery,
  FinishContact,
  type PointGiven,
  HandContact,
  PlanContact,
  SaveContactForm,
  TryContact,
  VerifyContact as VerifyBody,
  WriteDownContact as WriteDownBody,
} from '@yingda/contracts';
import type { AgentActor } from '@yingda/events';
import { CLOCK, type Clock } from '@yingda/platform';
import { ContactReader, PlanContacts, VerifyContact, WorkContacts, WriteDownContact } from '@yingda/promises';
import { ReadableConversations } from '../views/readable';
import { startOfDay } from '../views/start-of-day';
import { CurrentActor, For } from './caller';
import { IdParam } from './id-param';

const DAY_MS = 24 * 3_600_000;

/** Callbacks, visits and the log of them. */
@Controller('api/contacts')
@For('agent')
export class ContactsController {
  constructor(
    @Inject(ContactReader) private readonly reader: ContactReader,
    @Inject(PlanContacts) private readonly planning: PlanContacts,
    @Inject(WorkContacts) private readonly work: WorkContacts,
    @Inject(WriteDownContact) private readonly writing: WriteDownContact,
    @Inject(VerifyContact) private readonly verifying: VerifyContact,
    @Inject(ReadableConversations) private readonly conversations: ReadableConversations,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  list(@CurrentActor() actor: AgentActor, @Query() query: ContactsQuery): Promise<ContactPage> {
    return this.reader.list(actor, { ...query, view: query.view ?? 'open' });
  }

  @Get('counts')
  counts(@CurrentActor() actor: AgentActor, @Query() { mine }: ContactCountsQuery): Promise<ContactCounts> {
    const dayEnd = new Date(startOfDay(this.clock.now()).getTime() + DAY_MS);
    return this.reader.counts(actor, { mine: mine ?? false, dayEnd });
  }

  @Get('calendar')
  calendar(
    @CurrentActor() actor: AgentActor,
    @Query() { month, mine }: ContactCalendarQuery,
  ): Promise<ContactCalendar> {
    return this.reader.calendar(actor, { month, mine: mine ?? false });
  }

  @Get('guard')
  guard(
    @CurrentActor() actor: AgentActor,
    @Query() { customerId }: ContactGuardQuery,
  ): Promise<ContactGuard> {
    return this.reader.guard(actor, customerId);
  }

  @Post()
  async plan(@CurrentActor() actor: AgentActor, @Body() body: PlanContact): Promise<ContactRecord> {
    if (body.conversationId) await this.conversations.stateFor(actor, body.conversationId);
    const planned = await this.planning.execute(actor, {
      ...body,
      ...{ source: body.caseId ? 'case' : 'manual', dueAt: new Date(body.dueAt) },
      ...{ ownerId: body.ownerId ?? actor.agentId, teamId: actor.teamIds[0] ?? null },
    });
    return this.reader.detail(actor, planned.id);
  }

  @Post('written')
  async write(@CurrentActor() actor: AgentActor, @Body() body: WriteDownBody): Promise<ContactDetail> {
    if (body.conversationId) await this.conversations.stateFor(actor, body.conversationId);
    const at = new Date(body.at);
    const { id } = await this.writing.execute(actor, { ...body, at, points: body.points.map(given) });
    return this.reader.detail(actor, id);
  }

  @Get(':id')
  one(@CurrentActor() actor: AgentActor, @IdParam() id: string): Promise<ContactDetail> {
    return this.reader.detail(actor, id);
  }

  @Post(':id/attempts')
  @HttpCode(200)
  async attempt(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() { nextAt, ...body }: TryContact,
  ): Promise<ContactDetail> {
    await this.work.attempted(actor, { id, ...body, ...(nextAt ? { nextAt: new Date(nextAt) } : {}) });
    return this.reader.detail(actor, id);
  }

  @Put(':id/form')
  async form(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: SaveContactForm,
  ): Promise<ContactDetail> {
    await this.work.saveForm(actor, { id, ...body });
    return this.reader.detail(actor, id);
  }

  @Post(':id/finish')
  @HttpCode(200)
  async finish(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: FinishContact,
  ): Promise<ContactDetail> {
    await this.work.finish(actor, { id, ...body, points: body.points.map(given) });
    return this.reader.detail(actor, id);
  }

  @Post(':id/hand-over')
  @HttpCode(200)
  async hand(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: HandContact,
  ): Promise<ContactRecord> {
    const handed = await this.work.hand(actor, { id, ...body });
    return this.reader.record(handed);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  async cancel(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() { reason }: CancelContact,
  ): Promise<ContactRecord> {
    return this.reader.record(await this.work.cancel(actor, { id, reason }));
  }

  @Post(':id/verify')
  @HttpCode(200)
  async verify(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: VerifyBody,
  ): Promise<ContactDetail> {
    await this.verifying.execute(actor, { id, ...body });
    return this.reader.detail(actor, id);
  }
}

function given({ dueAt, ...point }: PointGiven) {
  return { ...point, dueAt: dueAt ? new Date(dueAt) : null };
}

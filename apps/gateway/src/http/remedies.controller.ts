import { Body, Controller, Get, HttpCode, Inject, Post, Put, Query, Res } from '@nestjs/common';
import { DecideRemedies, ProposeRemedies, RemedyReader } from '@yingda/cases';
import {
  DecideRemedy,
  ExecuteRemedy,
  ExportGoodwill,
  GoodwillBudget,
  GoodwillQuery,
  GoodwillRegister,
  ProposeRemedy,
  RemediesQuery,
  Remedy,
  RemedyLimits,
  RemedyPage,
  SetGoodwillBudget,
  TellRemedy,
  WithdrawRemedy,
} from '@yingda/contracts';
import type { AgentActor } from '@yingda/events';
import type { Response } from 'express';
import { pipeline } from 'node:stream/promises';
import { csvOf, type Cell } from '../exports/csv';
import { goodwillRows } from '../exports/goodwill-file';
import { CurrentActor, For } from './caller';
import { IdParam } from './id-param';

/** What customers are given for cases, and the register of goodwill. */
@Controller('api')
@For('agent')
export class RemediesController {
  constructor(
    @Inject(RemedyReader) private readonly reader: RemedyReader,
    @Inject(ProposeRemedies) private readonly proposing: ProposeRemedies,
    @Inject(DecideRemedies) private readonly remedies: DecideRemedies,
  ) {}

  @Get('cases/:id/remedies')
  ofCase(@CurrentActor() actor: AgentActor, @IdParam() id: string): Promise<Remedy[]> {
    return this.reader.ofCase(actor, id);
  }

  @Post('cases/:id/remedies')
  async propose(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: ProposeRemedy,
  ): Promise<Remedy> {
    return this.reader.record(actor, await this.proposing.execute(actor, { ...body, caseId: id }));
  }

  @Get('remedies')
  list(@CurrentActor() actor: AgentActor, @Query() query: RemediesQuery): Promise<RemedyPage> {
    return this.reader.list(actor, query);
  }

  @Post('remedies/:id/decide')
  @HttpCode(200)
  async decide(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: DecideRemedy,
  ): Promise<Remedy> {
    return this.reader.record(actor, await this.remedies.decide(actor, { ...body, id }));
  }

  @Post('remedies/:id/tell')
  @HttpCode(200)
  async tell(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: TellRemedy,
  ): Promise<Remedy> {
    return this.reader.record(actor, await this.remedies.tell(actor, { ...body, id }));
  }

  @Post('remedies/:id/execute')
  @HttpCode(200)
  async execute(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: ExecuteRemedy,
  ): Promise<Remedy> {
    return this.reader.record(actor, await this.remedies.execute(actor, { ...body, id }));
  }

  @Post('remedies/:id/withdraw')
  @HttpCode(200)
  async withdraw(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: WithdrawRemedy,
  ): Promise<Remedy> {
    return this.reader.record(actor, await this.remedies.withdraw(actor, { ...body, id }));
  }

  @Get('remedy-limits')
  limits(): Promise<RemedyLimits> {
    return this.reader.limits();
  }

  @Put('remedy-limits')
  setLimits(@CurrentActor() actor: AgentActor, @Body() body: RemedyLimits): Promise<RemedyLimits> {
    return this.reader.setLimits(actor, body);
  }

  @Get('goodwill')
  register(@CurrentActor() actor: AgentActor, @Query() { month }: GoodwillQuery): Promise<GoodwillRegister> {
    return this.reader.register(actor, month);
  }

  @Post('goodwill/export')
  @HttpCode(200)
  async export(
    @CurrentActor() actor: AgentActor,
    @Body() { month, language = 'zh-CN', bom = true }: ExportGoodwill,
    @Res() response: Response,
  ): Promise<void> {
    const register = await this.reader.exported(actor, month);
    response.set({
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="goodwill-${month}.csv"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    });
    async function* rows(): AsyncGenerator<Cell[][]> {
      yield goodwillRows(register, language);
    }
    await pipeline(csvOf(rows(), { bom }), response).catch(() => undefined);
  }

  @Put('goodwill-budgets')
  setBudget(@CurrentActor() actor: AgentActor, @Body() body: SetGoodwillBudget): Promise<GoodwillBudget> {
    return this.reader.setBudget(actor, body);
  }
}

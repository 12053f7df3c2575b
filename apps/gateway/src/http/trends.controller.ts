import { Body, Controller, Get, HttpCode, Inject, Post, Put } from '@nestjs/common';
import { AcknowledgeTrend, Trend, TrendItem, TrendList, TrendSettings } from '@yingda/contracts';
import type { AgentActor } from '@yingda/events';
import { TrendDesk } from '@yingda/reports';
import { CurrentActor, For } from './caller';
import { IdParam } from './id-param';

/** What comes more often than it usually does. */
@Controller('api')
@For('agent')
export class TrendsController {
  constructor(@Inject(TrendDesk) private readonly desk: TrendDesk) {}

  @Get('trends')
  list(@CurrentActor() actor: AgentActor): Promise<TrendList> {
    return this.desk.list(actor);
  }

  @Get('trends/:id/behind')
  behind(@CurrentActor() actor: AgentActor, @IdParam() id: string): Promise<TrendItem[]> {
    return this.desk.behind(actor, id);
  }

  @Post('trends/:id/acknowledge')
  @HttpCode(200)
  acknowledge(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: AcknowledgeTrend,
  ): Promise<Trend> {
    return this.desk.acknowledge(actor, { ...body, id });
  }

  @Put('trend-settings')
  setUp(@CurrentActor() actor: AgentActor, @Body() body: TrendSettings): Promise<TrendSettings> {
    return this.desk.setUp(actor, body);
  }
}

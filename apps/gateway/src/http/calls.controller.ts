import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { LogCall } from '@yingda/channels';
import { CallRecord, LogCallBody } from '@yingda/contracts';
import type { AgentActor } from '@yingda/events';
import { CurrentActor, For } from './caller';

/** Calls that agents write down. */
@Controller('api/calls')
@For('agent')
export class CallsController {
  constructor(@Inject(LogCall) private readonly logCall: LogCall) {}

  @Post()
  @HttpCode(200)
  log(@CurrentActor() actor: AgentActor, @Body() body: LogCallBody): Promise<CallRecord> {
    return this.logCall.execute(actor, body);
  }
}

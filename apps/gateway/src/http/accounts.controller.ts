import { Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { AccountWatch } from '@yingda/channels';
import { type AccountCheck, type AccountHealth } from '@yingda/contracts';
import type { AgentActor } from '@yingda/events';
import { CurrentActor, For } from './caller';
import { IdParam } from './id-param';

/** How the accounts at providers do. */
@Controller('api/inboxes/:id')
@For('agent')
export class AccountsController {
  constructor(@Inject(AccountWatch) private readonly accounts: AccountWatch) {}

  @Get('health')
  health(@CurrentActor() actor: AgentActor, @IdParam() inboxId: string): Promise<AccountHealth> {
    return this.accounts.health(actor, inboxId);
  }

  @Post('check')
  @HttpCode(200)
  check(@CurrentActor() actor: AgentActor, @IdParam() inboxId: string): Promise<AccountCheck[]> {
    return this.accounts.check(actor, inboxId);
  }
}

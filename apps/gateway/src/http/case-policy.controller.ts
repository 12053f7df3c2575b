import { Body, Controller, Get, Inject, Param, Post, Put } from '@nestjs/common';
import { EditCaseKinds } from '@yingda/cases';
import {
  AddCaseKind,
  CaseKind,
  CaseWordsRecord,
  EditCaseKind,
  EditCaseWords,
  OrderCaseKinds,
} from '@yingda/contracts';
import type { AgentActor } from '@yingda/events';
import { CurrentActor, For } from './caller';

/** The shop's policy of cases: kinds with forms and times, and the words that call a manager. */
@Controller('api')
@For('agent')
export class CasePolicyController {
  constructor(@Inject(EditCaseKinds) private readonly kinds: EditCaseKinds) {}

  @Get('case-kinds')
  list(): Promise<CaseKind[]> {
    return this.kinds.all();
  }

  @Post('case-kinds')
  add(@CurrentActor() actor: AgentActor, @Body() body: AddCaseKind): Promise<CaseKind> {
    return this.kinds.add(actor, body);
  }

  @Put('case-kinds/order')
  order(@CurrentActor() actor: AgentActor, @Body() body: OrderCaseKinds): Promise<CaseKind[]> {
    return this.kinds.order(actor, body);
  }

  @Put('case-kinds/:key')
  edit(
    @CurrentActor() actor: AgentActor,
    @Param('key') key: string,
    @Body() body: EditCaseKind,
  ): Promise<CaseKind> {
    return this.kinds.edit(actor, key, body);
  }

  @Get('case-words')
  words(): Promise<CaseWordsRecord> {
    return this.kinds.words();
  }

  @Put('case-words')
  editWords(@CurrentActor() actor: AgentActor, @Body() body: EditCaseWords): Promise<CaseWordsRecord> {
    return this.kinds.editWords(actor, body);
  }
}

import { Body, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { CaseReader, CustomerCases, OpenCase } from '@yingda/cases';
import {
  ApiCasesQuery,
  ApiOpenCase,
  CaseNotSolved,
  CasePage,
  CaseProgress,
  CaseProgressPage,
  CaseRecord,
  FileCase,
  OfferedCaseKind,
} from '@yingda/contracts';
import type { ApiActor, CustomerActor } from '@yingda/events';
import { CurrentActor, For } from './caller';
import { IdParam } from './id-param';

/** The shopper's own cases: filed, looked at, and said to be solved or not. */
@Controller('api/widget')
@For('visitor')
export class CustomerCasesController {
  constructor(
    @Inject(CustomerCases) private readonly cases: CustomerCases,
    @Inject(OpenCase) private readonly opening: OpenCase,
  ) {}

  @Get('case-kinds')
  kinds(): Promise<OfferedCaseKind[]> {
    return this.cases.kinds();
  }

  @Get('cases')
  async list(@CurrentActor() actor: CustomerActor): Promise<CaseProgressPage> {
    return { items: await this.cases.list(actor) };
  }

  @Post('cases')
  async file(@CurrentActor() actor: CustomerActor, @Body() body: FileCase): Promise<CaseProgress> {
    const { words, ...rest } = body;
    return this.cases.shown(await this.opening.execute(actor, { ...rest, facts: words }));
  }

  @Get('cases/:id')
  one(@CurrentActor() actor: CustomerActor, @IdParam() id: string): Promise<CaseProgress> {
    return this.cases.one(actor, id);
  }

  @Post('cases/:id/not-solved')
  @HttpCode(200)
  notSolved(
    @CurrentActor() actor: CustomerActor,
    @IdParam() id: string,
    @Body() { words }: CaseNotSolved,
  ): Promise<CaseProgress> {
    return this.cases.notSolved(actor, { id, words });
  }

  @Post('cases/:id/solved')
  @HttpCode(200)
  solved(@CurrentActor() actor: CustomerActor, @IdParam() id: string): Promise<CaseProgress> {
    return this.cases.solved(actor, id);
  }
}

/** For the shop's own systems. */
@Controller('api/v1/cases')
@For('api-key')
export class V1CasesController {
  constructor(
    @Inject(CaseReader) private readonly reader: CaseReader,
    @Inject(OpenCase) private readonly opening: OpenCase,
  ) {}

  @Get()
  list(@CurrentActor() actor: ApiActor, @Query() query: ApiCasesQuery): Promise<CasePage> {
    return this.reader.forSystems(actor, query);
  }

  @Post()
  async open(@CurrentActor() actor: ApiActor, @Body() body: ApiOpenCase): Promise<CaseRecord> {
    const opened = await this.opening.execute(actor, body);
    return this.reader.forSystem(actor, opened.id);
  }

  @Get(':id')
  one(@CurrentActor() actor: ApiActor, @IdParam() id: string): Promise<CaseRecord> {
    return this.reader.forSystem(actor, id);
  }
}

import { Body, Controller, Delete, Get, HttpCode, Inject, Patch, Post, Query } from '@nestjs/common';
import {
  AddWords,
  CheckDrafts as CheckDraftsBody,
  DraftResults,
  EditWord,
  StarterAdded,
  StarterQuery,
  UsageQuery,
  WordCatchesList,
  WordList,
  WordRecord,
  WordsAdded,
} from '@yingda/contracts';
import type { AgentActor } from '@yingda/events';
import { CheckDrafts, WordReader, WriteWords } from '@yingda/knowledge';
import { CurrentActor, For } from './caller';
import { IdParam } from './id-param';

/** Figures without a period are of the last thirty days. */
const USUAL_DAYS = 30;

/** The shop's list of words, and texts looked through with it. */
@Controller('api')
@For('agent')
export class WordsController {
  constructor(
    @Inject(WordReader) private readonly reader: WordReader,
    @Inject(WriteWords) private readonly write: WriteWords,
    @Inject(CheckDrafts) private readonly drafts: CheckDrafts,
  ) {}

  @Get('words')
  list(@CurrentActor() actor: AgentActor): Promise<WordList> {
    return this.reader.list(actor);
  }

  @Get('words/caught')
  caught(@CurrentActor() actor: AgentActor, @Query() query: UsageQuery): Promise<WordCatchesList> {
    return this.reader.caught(actor, { days: query.days ?? USUAL_DAYS });
  }

  @Post('words')
  add(@CurrentActor() actor: AgentActor, @Body() body: AddWords): Promise<WordsAdded> {
    return this.write.add(actor, body);
  }

  @Post('words/starter')
  @HttpCode(200)
  async starter(@CurrentActor() actor: AgentActor, @Query() query: StarterQuery): Promise<StarterAdded> {
    return { added: await this.write.addStarter(actor, query), complete: true };
  }

  @Patch('words/:id')
  edit(
    @CurrentActor() actor: AgentActor,
    @IdParam() wordId: string,
    @Body() body: EditWord,
  ): Promise<WordRecord> {
    return this.write.edit(actor, { wordId, change: body });
  }

  @Delete('words/:id')
  @HttpCode(204)
  async remove(@CurrentActor() actor: AgentActor, @IdParam() wordId: string): Promise<void> {
    await this.write.remove(actor, { wordId });
  }

  @Post('drafts/check')
  @HttpCode(200)
  check(@CurrentActor() actor: AgentActor, @Body() body: CheckDraftsBody): Promise<DraftResults> {
    return this.drafts.execute(actor, body);
  }
}

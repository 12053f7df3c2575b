import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Inject,
  Patch,
  Post,
  Put,
  Query,
} from '@nestjs/common';
import {
  CannedCategory,
  CannedImport,
  CannedResponseList,
  CannedResponseRecord,
  CannedSuggestions,
  CannedUsageList,
  EditCannedCategories,
  EditCannedResponse as EditCannedBody,
  ImportCanned,
  SuggestCanned,
  UsageQuery,
} from '@yingda/contracts';
import type { AgentActor } from '@yingda/events';
import {
  AddCannedResponse,
  CannedCategories,
  CannedFiles,
  CannedReader,
  EditCannedResponse,
  fileFrom,
  RemoveCannedResponse,
} from '@yingda/knowledge';
import { CurrentActor, For } from './caller';
import { IdParam } from './id-param';

/** Figures without a period are of the last thirty days. */
const USUAL_DAYS = 30;

/** What agents insert. */
@Controller('api')
@For('agent')
export class CannedController {
  constructor(
    @Inject(CannedReader) private readonly reader: CannedReader,
    @Inject(AddCannedResponse) private readonly add: AddCannedResponse,
    @Inject(EditCannedResponse) private readonly edit: EditCannedResponse,
    @Inject(RemoveCannedResponse) private readonly remove: RemoveCannedResponse,
    @Inject(CannedCategories) private readonly categories: CannedCategories,
    @Inject(CannedFiles) private readonly files: CannedFiles,
  ) {}

  @Get('canned-responses')
  async list(@CurrentActor() actor: AgentActor): Promise<CannedResponseList> {
    return { items: await this.reader.visibleTo(actor) };
  }

  @Get('canned-responses/usage')
  async usage(@CurrentActor() actor: AgentActor, @Query() query: UsageQuery): Promise<CannedUsageList> {
    return { items: await this.reader.usage(actor, { days: query.days ?? USUAL_DAYS }) };
  }

  @Post('canned-responses/suggest')
  @HttpCode(200)
  async suggest(@CurrentActor() actor: AgentActor, @Body() body: SuggestCanned): Promise<CannedSuggestions> {
    return { items: await this.reader.suggest(actor, body) };
  }

  @Get('canned-responses/export')
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="canned-responses.csv"')
  @Header('Cache-Control', 'no-store')
  export(@CurrentActor() actor: AgentActor): Promise<string> {
    return this.files.export(actor);
  }

  @Post('canned-responses/import')
  @HttpCode(200)
  import(@CurrentActor() actor: AgentActor, @Body() body: ImportCanned): Promise<CannedImport> {
    return this.files.import(actor, { file: fileFrom(body.file), commit: body.commit });
  }

  @Post('canned-responses')
  new(@CurrentActor() actor: AgentActor, @Body() body: EditCannedBody): Promise<CannedResponseRecord> {
    return this.add.execute(actor, body);
  }

  @Patch('canned-responses/:id')
  change(
    @CurrentActor() actor: AgentActor,
    @IdParam() cannedResponseId: string,
    @Body() body: EditCannedBody,
  ): Promise<CannedResponseRecord> {
    return this.edit.execute(actor, { cannedResponseId, change: body });
  }

  @Delete('canned-responses/:id')
  @HttpCode(204)
  async end(@CurrentActor() actor: AgentActor, @IdParam() cannedResponseId: string): Promise<void> {
    await this.remove.execute(actor, { cannedResponseId });
  }

  @Get('canned-categories')
  listCategories(): Promise<CannedCategory[]> {
    return this.categories.all();
  }

  @Put('canned-categories')
  putCategories(
    @CurrentActor() actor: AgentActor,
    @Body() body: EditCannedCategories,
  ): Promise<CannedCategory[]> {
    return this.categories.replace(actor, body);
  }
}

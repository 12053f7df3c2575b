import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, Query } from '@nestjs/common';
import {
  ArticleAct,
  ArticlePage,
  ArticleRecord,
  ArticlesQuery,
  ArticleVersion,
  EditArticle as EditArticleBody,
  PublishArticle as PublishArticleBody,
} from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import {
  AddArticle,
  ArchiveArticle,
  ArticleReader,
  ConfirmArticle,
  EditArticle,
  PublishArticle,
  RestoreArticle,
} from '@yingda/knowledge';
import { CurrentActor, For } from './caller';
import { IdParam } from './id-param';

/** Articles as they are written and published. After `ArticleUseController`, whose paths are words where ids stand here. */
@Controller('api/articles')
@For('agent')
export class ArticlesController {
  constructor(
    @Inject(ArticleReader) private readonly reader: ArticleReader,
    @Inject(AddArticle) private readonly addArticle: AddArticle,
    @Inject(EditArticle) private readonly editArticle: EditArticle,
    @Inject(PublishArticle) private readonly publishArticle: PublishArticle,
    @Inject(ArchiveArticle) private readonly archiveArticle: ArchiveArticle,
    @Inject(ConfirmArticle) private readonly confirmArticle: ConfirmArticle,
    @Inject(RestoreArticle) private readonly restoreArticle: RestoreArticle,
  ) {}

  @Get()
  list(@CurrentActor() actor: AgentActor, @Query() query: ArticlesQuery): Promise<ArticlePage> {
    return this.reader.list(actor, query);
  }

  @Post()
  add(@CurrentActor() actor: AgentActor, @Body() body: EditArticleBody): Promise<ArticleRecord> {
    return this.addArticle.execute(actor, body);
  }

  @Get(':id')
  one(@CurrentActor() actor: AgentActor, @IdParam() articleId: string): Promise<ArticleRecord> {
    return this.reader.one(actor, articleId);
  }

  @Put(':id')
  edit(
    @CurrentActor() actor: AgentActor,
    @IdParam() articleId: string,
    @Body() change: EditArticleBody,
  ): Promise<ArticleRecord> {
    return this.editArticle.execute(actor, { articleId, change });
  }

  @Post(':id/publish')
  @HttpCode(200)
  publish(
    @CurrentActor() actor: AgentActor,
    @IdParam() articleId: string,
    @Body() body: PublishArticleBody,
  ): Promise<ArticleRecord> {
    return this.publishArticle.execute(actor, { ...body, articleId });
  }

  @Post(':id/archive')
  @HttpCode(200)
  archive(
    @CurrentActor() actor: AgentActor,
    @IdParam() articleId: string,
    @Body() { version }: ArticleAct,
  ): Promise<ArticleRecord> {
    return this.archiveArticle.execute(actor, { articleId, version });
  }

  @Post(':id/reviewed')
  @HttpCode(200)
  reviewed(
    @CurrentActor() actor: AgentActor,
    @IdParam() articleId: string,
    @Body() { version }: ArticleAct,
  ): Promise<ArticleRecord> {
    return this.confirmArticle.execute(actor, { articleId, version });
  }

  @Get(':id/versions')
  versions(@CurrentActor() actor: AgentActor, @IdParam() articleId: string): Promise<ArticleVersion[]> {
    return this.reader.versions(actor, articleId);
  }

  @Post(':id/versions/:number/restore')
  @HttpCode(200)
  // eslint-disable-next-line no-restricted-syntax -- each parameter is one part of the request
  restore(
    @CurrentActor() actor: AgentActor,
    @IdParam() articleId: string,
    @Param('number') number: string,
    @Body() { version }: ArticleAct,
  ): Promise<ArticleRecord> {
    if (!/^\d{1,6}$/.test(number)) throw new Refusal('not-found', 'There is no such version.');
    return this.restoreArticle.execute(actor, { articleId, version, number: Number(number) });
  }
}

import {
  Body,
  Controller,
  Get,
  HttpCode,
  Inject,
  Post,
  Put,
  Query,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import {
  ArticleCategories,
  ArticleFigures,
  ArticleFiguresQuery,
  ArticleImage,
  ArticleReading,
  AskArticlesAnswer,
  AskArticlesBody,
  InsertedArticle,
  ReadArticleQuery,
  SearchArticlesQuery,
  Synonyms,
} from '@yingda/contracts';
import { LIMITS, Refusal } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import {
  answeredBy,
  ArticleFiguresReader,
  ArticleImages,
  ArticleReader,
  AskArticles,
  audienceOf,
  CountUse,
  EditVocabulary,
  languageOf,
  ReadArticles,
  requirePublishing,
} from '@yingda/knowledge';
import { HelpAddresses } from '../help/help-addresses';
import { type Upload, uploadName } from './upload';
import { CurrentActor, For } from './caller';
import { IdParam } from './id-param';

/** The knowledge base as it is asked, read, given to customers and counted. */
@Controller('api')
@For('agent')
export class ArticleUseController {
  constructor(
    @Inject(AskArticles) private readonly articles: AskArticles,
    @Inject(ReadArticles) private readonly reading: ReadArticles,
    @Inject(ArticleReader) private readonly reader: ArticleReader,
    @Inject(CountUse) private readonly count: CountUse,
    @Inject(ArticleFiguresReader) private readonly figures: ArticleFiguresReader,
    @Inject(EditVocabulary) private readonly vocabulary: EditVocabulary,
    @Inject(ArticleImages) private readonly images: ArticleImages,
    @Inject(HelpAddresses) private readonly addresses: HelpAddresses,
  ) {}

  @Get('articles/search')
  async search(
    @CurrentActor() actor: AgentActor,
    @Query() { q, locale, inboxId, limit, suggesting }: SearchArticlesQuery,
  ): Promise<ArticleReading[]> {
    const found = await this.articles.ask(q, locale, {
      audience: audienceOf(actor),
      inboxId,
      limit: limit ?? 8,
      near: !suggesting,
    });
    if (!suggesting)
      await this.count.asked({ text: q, language: languageOf(q, locale), best: answeredBy(found) });
    return Promise.all(found.map((article) => this.addresses.linked(article, inboxId)));
  }

  @Post('articles/ask')
  @HttpCode(200)
  async ask(
    @CurrentActor() actor: AgentActor,
    @Body() { questions, audience }: AskArticlesBody,
  ): Promise<AskArticlesAnswer> {
    requirePublishing(actor);
    return { results: await this.articles.keys(questions, { audience: audience ?? audienceOf(actor) }) };
  }

  @Get('articles/figures')
  articleFigures(
    @CurrentActor() actor: AgentActor,
    @Query() query: ArticleFiguresQuery,
  ): Promise<ArticleFigures> {
    return this.figures.of(actor, query);
  }

  @Post('articles/images')
  @UseInterceptors(FileInterceptor('file', { limits: { fileSize: LIMITS.imageBytes, files: 1, fields: 1 } }))
  addImage(
    @CurrentActor() actor: AgentActor,
    @UploadedFile() file: Upload | undefined,
  ): Promise<ArticleImage> {
    if (!file)
      throw new Refusal('invalid-payload', 'Send the picture as multipart/form-data in the field "file".', {
        field: 'file',
      });
    return this.images.add(actor, {
      name: uploadName(file),
      declaredType: file.mimetype,
      bytes: file.buffer,
    });
  }

  @Get('articles/:id/reading')
  async read(
    @CurrentActor() actor: AgentActor,
    @IdParam() articleId: string,
    @Query() { locale, inboxId }: ReadArticleQuery,
  ): Promise<ArticleReading> {
    const reader = {
      audience: audienceOf(actor),
      language: languageOf('', locale),
      inboxId: inboxId ?? null,
    };
    const found = await this.reading.one(articleId, reader);
    if (!found) throw new Refusal('not-found', 'There is no such article.');
    const { languages: _, publishedAt: __, ...reading } = found;
    return this.addresses.linked(reading, inboxId);
  }

  @Post('articles/:id/insertions')
  @HttpCode(204)
  async inserted(
    @CurrentActor() actor: AgentActor,
    @IdParam() articleId: string,
    @Body() body: InsertedArticle,
  ): Promise<void> {
    await this.count.inserted(actor, { ...body, articleId });
  }

  @Get('article-categories')
  async categories(): Promise<ArticleCategories> {
    return { categories: await this.reader.allCategories() };
  }

  @Put('article-categories')
  async setCategories(
    @CurrentActor() actor: AgentActor,
    @Body() { categories }: ArticleCategories,
  ): Promise<ArticleCategories> {
    return { categories: await this.vocabulary.setCategories(actor, categories) };
  }

  @Get('synonyms')
  async synonyms(@CurrentActor() actor: AgentActor): Promise<Synonyms> {
    return { groups: await this.vocabulary.synonyms(actor) };
  }

  @Put('synonyms')
  async setSynonyms(@CurrentActor() actor: AgentActor, @Body() { groups }: Synonyms): Promise<Synonyms> {
    return { groups: await this.vocabulary.setSynonyms(actor, groups) };
  }
}

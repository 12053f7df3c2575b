import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import { InboxReader, type Inbox } from '@yingda/channels';
import {
  VoteOnArticle,
  WidgetArticle,
  WidgetArticleHit,
  WidgetArticleQuery,
  WidgetArticlesQuery,
} from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import { answeredBy, AskArticles, CountUse, languageOf, ReadArticles } from '@yingda/knowledge';
import type { Request } from 'express';
import { HelpAddresses } from '../help/help-addresses';
import { HelpVisitors } from '../help/help-visitors';
import { IdParam } from './id-param';

const SUGGESTIONS = 5;
const EXCERPT = 140;

/** Public articles in the widget, before a shopper asks. Nobody needs to be signed in. */
@Controller('api/widget/articles')
export class WidgetArticlesController {
  constructor(
    @Inject(AskArticles) private readonly articles: AskArticles,
    @Inject(ReadArticles) private readonly reading: ReadArticles,
    @Inject(CountUse) private readonly count: CountUse,
    @Inject(InboxReader) private readonly inboxes: InboxReader,
    @Inject(HelpAddresses) private readonly addresses: HelpAddresses,
    @Inject(HelpVisitors) private readonly visitors: HelpVisitors,
  ) {}

  @Get()
  async suggest(
    @Query() { inboxKey, q, lang, settled }: WidgetArticlesQuery,
    @Req() request: Request,
  ): Promise<WidgetArticleHit[]> {
    await this.visitors.mayRead(request);
    const inbox = await this.inboxOf(inboxKey);
    const found = await this.articles.ask(q, lang, {
      audience: 'public',
      inboxId: inbox.id,
      limit: SUGGESTIONS,
      near: true,
    });
    // What is half typed is no question yet.
    if (settled) await this.count.asked({ text: q, language: languageOf(q, lang), best: answeredBy(found) });
    return found.map(({ id, key, title, text, language }) => ({
      ...{ id, title, excerpt: excerptOf(text) },
      url: this.addresses.page(inboxKey, { slug: key, language }),
    }));
  }

  @Get(':id')
  async one(
    @Param('id') idOrKey: string,
    @Query() { inboxKey, lang }: WidgetArticleQuery,
    @Req() request: Request,
  ): Promise<WidgetArticle> {
    await this.visitors.mayRead(request);
    const inbox = await this.inboxOf(inboxKey);
    const reader = { audience: 'public', language: languageOf('', lang), inboxId: inbox.id } as const;
    const found = await this.reading.one(idOrKey, reader);
    if (!found) throw new Refusal('not-found', 'There is no such article.');
    await this.count.viewed(found.id);
    const { id, key, number, title, html, text, language } = found;
    return { id, number, title, html, text, url: this.addresses.page(inboxKey, { slug: key, language }) };
  }

  @Post(':id/votes')
  @HttpCode(204)
  async vote(
    @IdParam() articleId: string,
    @Body() { inboxKey, helpful, number }: VoteOnArticle,
    @Req() request: Request,
  ): Promise<void> {
    const visitor = await this.visitors.mayVote(request);
    const inbox = await this.inboxOf(inboxKey);
    const reader = { audience: 'public', language: 'zh-CN', inboxId: inbox.id } as const;
    if (!(await this.reading.one(articleId, reader)))
      throw new Refusal('not-found', 'There is no such article.');
    await this.count.vote({ articleId, number, visitor, helpful, inboxId: inbox.id });
  }

  private async inboxOf(key: string): Promise<Inbox> {
    const inbox = await this.inboxes.byKey(key);
    if (!inbox) throw new Refusal('inbox-not-found', `There is no inbox "${key}".`);
    return inbox;
  }
}

function excerptOf(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ')];
  return characters.length > EXCERPT ? `${characters.slice(0, EXCERPT).join('')}…` : characters.join('');
}

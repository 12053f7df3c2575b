import { Body, Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { InboxReader, type Inbox } from '@yingda/channels';
import { Refusal, type Language } from '@yingda/contracts/names';
import { ReadAttachment } from '@yingda/conversations';
import { answeredBy, ArticleImages, AskArticles, CountUse, ReadArticles } from '@yingda/knowledge';
import { isUuid } from '@yingda/platform';
import type { Request, Response } from 'express';
import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream';
import { HelpAddresses } from './help-addresses';
import { helpLanguage } from './help-language';
import {
  articlePage,
  contentsPage,
  foundPage,
  type HelpFrame,
  messagePage,
  type RenderedPage,
} from './help-page';
import { HelpVisitors } from './help-visitors';
import { sitemap } from './sitemap';

const RELATED = 6;
const FOUND = 10;

/** Public help pages of each shop: plain HTML without script, kept by browsers and proxies, checked by their ETag. */
@Controller('help')
export class HelpController {
  constructor(
    @Inject(InboxReader) private readonly inboxes: InboxReader,
    @Inject(ReadArticles) private readonly reading: ReadArticles,
    @Inject(AskArticles) private readonly articles: AskArticles,
    @Inject(CountUse) private readonly count: CountUse,
    @Inject(ArticleImages) private readonly images: ArticleImages,
    @Inject(ReadAttachment) private readonly files: ReadAttachment,
    @Inject(HelpAddresses) private readonly addresses: HelpAddresses,
    @Inject(HelpVisitors) private readonly visitors: HelpVisitors,
  ) {}

  @Get('images/:id')
  async image(@Param('id') id: string, @Res() response: Response): Promise<void> {
    const attachmentId = isUuid(id) ? await this.images.fileOf(id) : null;
    if (!attachmentId) throw new Refusal('attachment-not-found', 'There is no such picture.');
    const file = await this.files.open({ attachmentId });
    response.set({
      'Content-Type': file.contentType,
      'Content-Length': String(file.size),
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Cache-Control': 'public, max-age=31536000, immutable',
    });
    pipeline(file.stream, response, () => undefined);
  }

  @Get(':inboxKey/sitemap.xml')
  async sitemap(@Param('inboxKey') inboxKey: string, @Res() response: Response): Promise<void> {
    const inbox = await this.inboxes.byKey(inboxKey);
    if (!inbox) throw new Refusal('inbox-not-found', 'There is no such shop.');
    const reader = { audience: 'public', language: inbox.language, inboxId: inbox.id } as const;
    const { categories } = await this.reading.contents(reader);
    const slugs = categories.flatMap(({ articles }) => articles.map(({ slug }) => slug));
    response.type('application/xml').set('Cache-Control', 'public, max-age=3600');
    response.send(sitemap(['', ...slugs].map((slug) => this.addresses.page(inboxKey, slug ? { slug } : {}))));
  }

  /** Everything by category; with `q` what answers it. */
  @Get(':inboxKey')
  // eslint-disable-next-line no-restricted-syntax -- each parameter is one part of the request
  async contents(
    @Param('inboxKey') inboxKey: string,
    @Query() query: Record<string, unknown>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const q = typeof query['q'] === 'string' ? query['q'].trim().slice(0, 200) : '';
    const { inbox, frame } = await this.frameOf({ inboxKey, request, ...(q ? { q } : {}) });
    if (!(await this.maySee(frame, { request, response }))) return;
    if (q) {
      const { language } = frame;
      const found = await this.articles.ask(q, language, {
        audience: 'public',
        inboxId: inbox.id,
        limit: FOUND,
        near: true,
      });
      await this.count.asked({ text: q, language, best: answeredBy(found) });
      return send(response, foundPage(frame, found), { kept: false });
    }
    const reader = { audience: 'public', language: frame.language, inboxId: inbox.id } as const;
    send(response, contentsPage(frame, (await this.reading.contents(reader)).categories), { kept: true });
  }

  @Get(':inboxKey/:slug')
  // eslint-disable-next-line no-restricted-syntax -- each parameter is one part of the request
  async article(
    @Param('inboxKey') inboxKey: string,
    @Param('slug') slug: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { inbox, frame } = await this.frameOf({ inboxKey, request });
    if (!(await this.maySee(frame, { request, response }))) return;
    const reader = { audience: 'public', language: frame.language, inboxId: inbox.id } as const;
    const article = await this.reading.one(slug, reader);
    if (!article) return send(response.status(404), messagePage(frame, 'missing'), { kept: false });
    const { categories } = await this.reading.contents(reader);
    const related = (categories.find(({ category }) => category.key === article.category)?.articles ?? [])
      .filter(({ id }) => id !== article.id)
      .slice(0, RELATED);
    // Who only asks whether it has changed has read it before.
    if (request.method === 'GET' && !request.headers['if-none-match']) await this.count.viewed(article.id);
    const voted = request.query['voted'] === 'yes';
    send(response, articlePage(frame, { article, related, voted }), { kept: !voted });
  }

  @Post(':inboxKey/:slug/votes')
  // eslint-disable-next-line no-restricted-syntax -- each parameter is one part of the request
  async vote(
    @Param('inboxKey') inboxKey: string,
    @Param('slug') slug: string,
    @Req() request: Request,
    @Res() response: Response,
    @Body() body: Record<string, unknown>,
  ): Promise<void> {
    const { inbox, frame } = await this.frameOf({ inboxKey, request });
    const visitor = await this.visitors.mayVote(request).catch(() => null);
    if (!visitor) return send(response.status(429), messagePage(frame, 'tooMany'), { kept: false });
    const language: Language = body?.['lang'] === 'en' ? 'en' : 'zh-CN';
    const article = await this.reading.one(slug, { audience: 'public', language, inboxId: inbox.id });
    const [helpful, number] = [body?.['helpful'], Number(body?.['number'])];
    if (!article || !['yes', 'no'].includes(String(helpful)) || !Number.isInteger(number))
      return send(response.status(404), messagePage(frame, 'missing'), { kept: false });
    const vote = { articleId: article.id, number, visitor, helpful: helpful === 'yes', inboxId: inbox.id };
    await this.count.vote(vote);
    response.redirect(
      303,
      `/help/${inboxKey}/${encodeURIComponent(article.key)}?lang=${language}&voted=yes#vote`,
    );
  }

  private async frameOf(from: {
    inboxKey: string;
    request: Request;
    q?: string;
  }): Promise<{ inbox: Inbox; frame: HelpFrame }> {
    const { inboxKey, request, q } = from;
    const inbox = await this.inboxes.byKey(inboxKey);
    if (!inbox) throw new Refusal('inbox-not-found', 'There is no such shop.');
    const { color, logoUrl } = inbox.appearance;
    const language = helpLanguage(request, inbox.language);
    const home = this.addresses.page(inboxKey);
    const frame = { inboxKey, shopName: inbox.shopName, color, logoUrl: logoUrl ?? null, language, home };
    return { inbox, frame: { ...frame, ...(q ? { q } : {}) } };
  }

  private async maySee(
    frame: HelpFrame,
    { request, response }: { request: Request; response: Response },
  ): Promise<boolean> {
    const allowed = await this.visitors.mayRead(request).then(
      () => true,
      () => false,
    );
    if (!allowed) send(response.status(429), messagePage(frame, 'tooMany'), { kept: false });
    return allowed;
  }
}

// No script may run, whatever comes into a page; the one style is named by its hash.
function send(response: Response, { html, style }: RenderedPage, { kept }: { kept: boolean }): void {
  const hash = createHash('sha256').update(style).digest('base64');
  response.set({
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${hash}'; img-src 'self' https: data:; form-action 'self'; base-uri 'none'; frame-ancestors 'self'`,
    'Cache-Control': kept ? 'public, max-age=60, stale-while-revalidate=600' : 'no-store',
    Vary: 'Accept-Language',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
  });
  response.send(html);
}

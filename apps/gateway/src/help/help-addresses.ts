import { InboxReader, type Inbox } from '@yingda/channels';
import { type ArticleReading } from '@yingda/contracts';
import type { Language } from '@yingda/contracts/names';

/** Where help pages are. */
export class HelpAddresses {
  constructor(
    private readonly inboxes: InboxReader,
    private readonly publicUrl: string,
  ) {}

  /** The page of an article; its key where it has one. */
  page(inboxKey: string, { slug, language }: { slug?: string; language?: Language } = {}): string {
    const path = slug ? `/${encodeURIComponent(slug)}` : '';
    return `${this.publicUrl}/help/${inboxKey}${path}${language ? `?lang=${language}` : ''}`;
  }

  /** An article with its public page, where it has one: of the entrance of the conversation, else of the first one. */
  async linked(article: ArticleReading, inboxId: string | undefined): Promise<ArticleReading> {
    if (article.audience !== 'public') return article;
    const inbox = await this.entrance(inboxId);
    if (!inbox) return article;
    return { ...article, url: this.page(inbox.key, { slug: article.key, language: article.language }) };
  }

  private async entrance(inboxId: string | undefined): Promise<Inbox | null> {
    if (inboxId) return this.inboxes.byId(inboxId);
    return (await this.inboxes.all())[0] ?? null;
  }
}

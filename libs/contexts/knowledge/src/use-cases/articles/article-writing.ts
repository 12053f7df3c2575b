import { type ArticleRecord } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import { refOf, type Actor } from '@yingda/events';
import type { AuditEntry, AuditLog, Clock, Outbox, UnitOfWork } from '@yingda/platform';
import type { Article } from '../../domain/articles/article';
import { audienceOf, mayRead } from '../../domain/articles/article-rights';
import type { ShopVariables } from '../../ports';
import type { ArticleTable } from '../../storage/articles/articles';
import type { PublishedArticles } from '../../storage/articles/published-articles';
import { recordOf } from './article-view';

/** What every change of an article is made with. */
export class ArticleWriting {
  constructor(
    readonly unitOfWork: UnitOfWork,
    readonly clock: Clock,
    readonly articles: ArticleTable,
    private readonly published: PublishedArticles,
    private readonly outbox: Outbox,
    private readonly variables: ShopVariables,
    private readonly audit: AuditLog,
  ) {}

  /** One article's row is locked from here on, so that what was read is what is changed. */
  async change(
    actor: Actor,
    { articleId, version, action }: { articleId: string; version: number | undefined; action: string },
    change: (article: Article) => Promise<Article> | Article,
  ): Promise<ArticleRecord> {
    const changed = await this.unitOfWork.run(async () => {
      const current = await this.articles.lock(articleId);
      if (!current || !mayRead(audienceOf(actor), current.content.audience)) throw articleNotFound();
      if (version !== undefined && version !== current.version)
        throw new Refusal('stale-edit', 'Somebody has changed this article meanwhile: look at it again.', {
          version: current.version,
        });
      const next = {
        ...(await change(current)),
        version: current.version + 1,
        updatedAt: this.clock.now(),
        updatedBy: nameOf(actor),
      };
      await this.articles.save(next);
      await this.audit.record(auditOf(actor, action, articleId));
      await this.told(next.id, current.state === 'published' || next.state === 'published');
      return next;
    });
    return this.record(changed);
  }

  /** In the transaction of the change: everybody's index is old now, if what is published has changed. */
  async told(articleId: string, visible: boolean): Promise<void> {
    if (visible) await this.published.moved();
    await this.outbox.append('article.updated', articleId, { articleId });
  }

  async record(article: Article): Promise<ArticleRecord> {
    const variables = await this.variables.of({ inboxId: null, language: 'zh-CN' });
    return recordOf(article, { now: this.clock.now(), variables });
  }
}

export function articleNotFound(): Refusal {
  return new Refusal('not-found', 'There is no such article.');
}

export function auditOf(actor: Actor, action: string, articleId: string | null): AuditEntry {
  const { id, name } = refOf(actor);
  return { actorId: id, actorName: name, action, subjectKind: 'article', subjectId: articleId };
}

export function nameOf(actor: Actor): string | null {
  return actor.kind === 'agent' ? actor.name : null;
}

import { type ArticleRecord } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import { nextReview, unpublishable } from '../../domain/articles/article';
import { requirePublishing, requireWriting } from '../../domain/articles/article-rights';
import { invalid } from '../../domain/canned-response';
import { articleNotFound, type ArticleWriting, nameOf } from './article-writing';

export interface ArticleActCommand {
  articleId: string;
  version: number;
}

/** Publishes the draft as the next version; its next review is counted from now. */
export class PublishArticle {
  constructor(private readonly writing: ArticleWriting) {}

  async execute(actor: Actor, command: ArticleActCommand & { note?: string }): Promise<ArticleRecord> {
    requirePublishing(actor);
    return this.writing.change(actor, { ...command, action: 'article.published' }, async (article) => {
      const problem = unpublishable(article.content);
      if (problem) throw invalid('texts', problem);
      if (article.state === 'published' && !article.changed) return article;
      const number = (await this.writing.articles.lastNumber(article.id)) + 1;
      const publishedAt = this.writing.clock.now();
      await this.writing.articles.addVersion(article.id, {
        number,
        content: article.content,
        note: command.note?.trim() ?? '',
        publishedBy: nameOf(actor),
        publishedAt,
      });
      return {
        ...article,
        state: 'published',
        changed: false,
        publishedNumber: number,
        publishedAt,
        reviewAt: nextReview(article.reviewEveryDays, publishedAt),
      };
    });
  }
}

/** Takes an article out of use. Nothing of it is lost; publishing brings it back. */
export class ArchiveArticle {
  constructor(private readonly writing: ArticleWriting) {}

  async execute(actor: Actor, command: ArticleActCommand): Promise<ArticleRecord> {
    requirePublishing(actor);
    return this.writing.change(actor, { ...command, action: 'article.archived' }, (article) => ({
      ...article,
      state: 'archived',
      changed: true,
    }));
  }
}

/** Somebody has read it and found it right. */
export class ConfirmArticle {
  constructor(private readonly writing: ArticleWriting) {}

  async execute(actor: Actor, command: ArticleActCommand): Promise<ArticleRecord> {
    requirePublishing(actor);
    return this.writing.change(actor, { ...command, action: 'article.reviewed' }, (article) => ({
      ...article,
      reviewAt: nextReview(article.reviewEveryDays, this.writing.clock.now()),
    }));
  }
}

/** Makes what was published once the draft again. */
export class RestoreArticle {
  constructor(private readonly writing: ArticleWriting) {}

  async execute(actor: Actor, command: ArticleActCommand & { number: number }): Promise<ArticleRecord> {
    requireWriting(actor);
    return this.writing.change(actor, { ...command, action: 'article.restored' }, async (article) => {
      const version = await this.writing.articles.version(article.id, command.number);
      if (!version) throw articleNotFound();
      if (article.state === 'archived')
        throw new Refusal('invalid-setting', 'Publish the article again first.', { field: 'state' });
      return { ...article, content: version.content, changed: version.number !== article.publishedNumber };
    });
  }
}

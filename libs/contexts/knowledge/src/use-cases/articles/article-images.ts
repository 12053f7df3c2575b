import { type ArticleImage } from '@yingda/contracts';
import type { Actor } from '@yingda/events';
import type { Clock } from '@yingda/platform';
import { randomUUID } from 'node:crypto';
import { requireWriting } from '../../domain/articles/article-rights';
import type { ArticlePictures } from '../../ports';
import type { ArticleCounters } from '../../storage/articles/article-counters';

/**
 * Pictures of articles. Their address is random and lasts: help pages are kept by browsers, and an article says who may
 * read it, not each of its pictures. Whoever has the address has seen the article.
 */
export class ArticleImages {
  constructor(
    private readonly pictures: ArticlePictures,
    private readonly table: ArticleCounters,
    private readonly clock: Clock,
  ) {}

  async add(
    actor: Actor,
    file: { name: string; declaredType: string; bytes: Buffer },
  ): Promise<ArticleImage> {
    requireWriting(actor);
    const { attachmentId, width, height } = await this.pictures.store({ actor, ...file });
    const id = randomUUID();
    await this.table.addImage(id, attachmentId, this.clock.now());
    return { url: `/help/images/${id}`, width, height };
  }

  /** The stored file behind an address; null when there is none. */
  fileOf(imageId: string): Promise<string | null> {
    return this.table.imageFile(imageId);
  }

  /** Those of these files that are pictures of articles, and stay though no message has them. */
  among(attachmentIds: string[]): Promise<Set<string>> {
    return this.table.imagesAmong(attachmentIds);
  }
}

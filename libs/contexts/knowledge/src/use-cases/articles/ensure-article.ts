import { type EditArticle } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { SystemActor } from '@yingda/events';
import type { ArticleTable } from '../../storage/articles/articles';
import type { PublishArticle } from './publish-article';
import type { AddArticle } from './write-article';

/** Imports articles by their keys and publishes them: what is there already, perhaps edited since, stays as it is. */
export class EnsureArticle {
  constructor(
    private readonly articles: ArticleTable,
    private readonly add: AddArticle,
    private readonly publish: PublishArticle,
  ) {}

  /** True when it was added. */
  async execute(
    actor: SystemActor,
    { input, published }: { input: EditArticle & { key: string }; published: boolean },
  ): Promise<boolean> {
    if (await this.articles.hasKey(input.key)) return false;
    try {
      const { id, version } = await this.add.execute(actor, input);
      if (published) await this.publish.execute(actor, { articleId: id, version });
      return true;
    } catch (error) {
      // Another process imports at the same time.
      if (error instanceof Refusal && error.code === 'already-exists') return false;
      throw error;
    }
  }
}

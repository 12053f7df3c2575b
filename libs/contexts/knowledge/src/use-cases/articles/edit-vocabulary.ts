import { type ArticleCategory, type SynonymGroup } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import type { AuditLog, UnitOfWork } from '@yingda/platform';
import { requirePublishing, requireWriting } from '../../domain/articles/article-rights';
import { invalid } from '../../domain/canned-response';
import { isStorable } from '../../domain/storable';
import type { CategoryTable } from '../../storage/articles/categories';
import type { PublishedArticles } from '../../storage/articles/published-articles';
import { auditOf } from './article-writing';

/** The shop's categories, and its words that mean the same. */
export class EditVocabulary {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly categories: CategoryTable,
    private readonly published: PublishedArticles,
    private readonly audit: AuditLog,
  ) {}

  async setCategories(actor: Actor, categories: readonly ArticleCategory[]): Promise<ArticleCategory[]> {
    requirePublishing(actor);
    if (categories.length === 0) throw invalid('categories', 'Articles need a category.');
    if (new Set(categories.map(({ key }) => key)).size < categories.length)
      throw invalid('categories', 'Every category has a key of its own.');
    if (!isStorable(categories)) throw invalid('categories', 'This text has characters that cannot be kept.');
    try {
      await this.unitOfWork.run(async () => {
        await this.categories.set(categories);
        await this.published.moved();
        await this.audit.record(auditOf(actor, 'article-categories.edited', null));
      });
    } catch (error) {
      if (!String(error).includes('articles_category_fkey')) throw error;
      throw new Refusal('invalid-setting', 'A category with articles stays: move them first.', {
        field: 'categories',
      });
    }
    return this.categories.all();
  }

  synonyms(actor: Actor): Promise<SynonymGroup[]> {
    requireWriting(actor);
    return this.published.synonyms();
  }

  async setSynonyms(actor: Actor, groups: readonly SynonymGroup[]): Promise<SynonymGroup[]> {
    requirePublishing(actor);
    if (!isStorable(groups)) throw invalid('groups', 'This text has characters that cannot be kept.');
    const kept = groups.map(({ language, words }) => ({
      language,
      words: [...new Set(words.map((word) => word.trim()).filter(Boolean))],
    }));
    if (kept.some(({ words }) => words.length < 2))
      throw invalid('groups', 'A group has at least two words.');
    await this.unitOfWork.run(async () => {
      await this.published.moved();
      await this.published.setSynonyms(kept);
      await this.audit.record(auditOf(actor, 'synonyms.edited', null));
    });
    return kept;
  }
}

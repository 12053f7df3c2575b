import type { ArticleInsertion, Language } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import { type Clock, type Outbox, type UnitOfWork, wallAt } from '@yingda/platform';
import { audienceOf, mayRead } from '../../domain/articles/article-rights';
import { normalQuestion } from '../../domain/articles/normal-question';
import type { ArticleCounters } from '../../storage/articles/article-counters';
import type { ArticleTable } from '../../storage/articles/articles';
import { articleNotFound } from './article-writing';
import type { Library } from './library';

/** Days of figures are those of the shop, as in reports. */
const TIME_ZONE = 'Asia/Shanghai';

export interface Vote {
  articleId: string;
  /** Which version was read. */
  number: number;
  /** Who, so that one counts once; never shown. */
  visitor: string;
  helpful: boolean;
  inboxId: string;
}

/** Counts how articles are used. Figures add up days, never single votes or questions. */
export class CountUse {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly counters: ArticleCounters,
    private readonly articles: ArticleTable,
    private readonly library: Library,
    private readonly outbox: Outbox,
  ) {}

  /** Somebody asked: which article came first, if any. Nothing is kept of whom; numbers in the text are left out. */
  async asked(question: { text: string; language: Language; best: string | null }): Promise<void> {
    const text = normalQuestion(question.text);
    const at = this.clock.now();
    const day = dayOf(at);
    await this.unitOfWork.run(async () => {
      if (text !== '')
        await this.counters.asked({
          day,
          language: question.language,
          text,
          answered: question.best !== null,
          at,
        });
      if (question.best) await this.counters.count(question.best, { day, what: 'found', by: 1 });
    });
  }

  async viewed(articleId: string): Promise<void> {
    await this.counters.count(articleId, { day: dayOf(this.clock.now()), what: 'views', by: 1 });
  }

  /** The last word of a visitor about a version counts; only what is public now can be voted on. */
  async vote(vote: Vote): Promise<void> {
    const article = (await this.library.current()).articles.get(vote.articleId);
    if (!article || article.content.audience !== 'public' || article.number < vote.number || vote.number < 1)
      throw articleNotFound();
    const at = this.clock.now();
    const { articleId, number, helpful, inboxId } = vote;
    await this.unitOfWork.run(async () => {
      // The article's row first: events of one article are appended one after the other.
      if (!(await this.articles.lock(articleId))) throw articleNotFound();
      const { changed, before } = await this.counters.vote({ ...vote, at });
      if (!changed) return;
      const day = dayOf(at);
      await this.counters.count(articleId, { day, what: helpful ? 'helpful' : 'unhelpful', by: 1 });
      if (before !== null)
        await this.counters.count(articleId, { day, what: before ? 'helpful' : 'unhelpful', by: -1 });
      await this.outbox.append('article.voted', articleId, { articleId, number, helpful, inboxId });
    });
  }

  /** An agent gave it to a customer. */
  async inserted(
    actor: AgentActor,
    { articleId, conversationId, how }: { articleId: string; conversationId: string; how: ArticleInsertion },
  ): Promise<void> {
    await this.unitOfWork.run(async () => {
      const article = await this.articles.lock(articleId);
      if (!article || !mayRead(audienceOf(actor), article.content.audience)) throw articleNotFound();
      await this.counters.count(articleId, { day: dayOf(this.clock.now()), what: 'inserted', by: 1 });
      await this.outbox.append('article.inserted', articleId, {
        ...{ articleId, conversationId, how },
        agentId: actor.agentId,
      });
    });
  }
}

export function dayOf(at: Date): string {
  return wallAt(TIME_ZONE, at).date;
}

import { type ArticleFigures, type AskedQuestion } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import { dateOfDay, dayOfDate } from '@yingda/platform';
import { requireWriting } from '../../domain/articles/article-rights';
import { invalid } from '../../domain/canned-response';
import type { ArticleCounters, QuestionCount } from '../../storage/articles/article-counters';

const MOST_DAYS = 92;
const ROWS = 50;

/** How articles are used, what is asked most and what nothing answers, beside the period before (figure 35). */
export class ArticleFiguresReader {
  constructor(private readonly counters: ArticleCounters) {}

  /** Days YYYY-MM-DD in the shop's time, both included. */
  async of(actor: Actor, { from, to }: { from: string; to: string }): Promise<ArticleFigures> {
    requireWriting(actor);
    const [first, last] = [dayOfDate(from), dayOfDate(to)];
    if (first === null || last === null || first > last)
      throw invalid('from', 'A period begins before it ends.');
    const days = last - first + 1;
    if (days > MOST_DAYS)
      throw new Refusal('invalid-setting', `Ask for ${MOST_DAYS} days at most.`, { field: 'from' });
    const period = { before: dateOfDay(first - days), from, to };
    const [articles, top, unanswered, totals] = await Promise.all([
      this.counters.articles(period, ROWS),
      this.counters.questions(period, { unanswered: false, limit: ROWS }),
      this.counters.questions(period, { unanswered: true, limit: ROWS }),
      this.counters.totals(period),
    ]);
    return { articles, top: top.map(toAsked), unanswered: unanswered.map(toAsked), ...totals };
  }
}

function toAsked({ lastAt, ...counted }: QuestionCount): AskedQuestion {
  return {
    ...counted,
    asked: counted.asked ?? 0,
    unanswered: counted.unanswered ?? 0,
    lastAt: lastAt.toISOString(),
  };
}

import type { Language } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';

/** A day has a row of its own for so many different questions; what comes beyond them counts in the total only. */
const KINDS_A_DAY = 3_000;

export interface UseOfArticle {
  id: string;
  key: string | null;
  titles: { language: Language; title: string }[];
  views: number;
  found: number;
  inserted: number;
  helpful: number;
  unhelpful: number;
  before: number;
}
export interface QuestionCount {
  language: Language;
  text: string;
  asked: number;
  unanswered: number;
  before: number;
  lastAt: Date;
}
/** Days, both included; `before` is the day on which the period before begins. */
export interface CountedPeriod {
  before: string;
  from: string;
  to: string;
}

export type ArticleCount = 'views' | 'found' | 'inserted' | 'helpful' | 'unhelpful';

/** What is counted day by day; figures add up days, never votes or questions. */
export class ArticleCounters {
  constructor(private readonly database: Database) {}

  async count(
    articleId: string,
    { day, what, by }: { day: string; what: ArticleCount; by: number },
  ): Promise<void> {
    await this.database.query(
      `insert into article_days as days (day, article_id, ${what}) values ($1, $2, greatest($3, 0))
       on conflict (day, article_id) do update set ${what} = greatest(days.${what} + $3, 0)`,
      [day, articleId, by],
    );
  }

  /** True when this visitor's vote is new or another than before; says what it was. */
  async vote(vote: {
    articleId: string;
    number: number;
    visitor: string;
    helpful: boolean;
    at: Date;
  }): Promise<{ changed: boolean; before: boolean | null }> {
    const { articleId, number, visitor, helpful, at } = vote;
    // Inserted first, so that of two clicks at once the second waits for the first and finds it.
    const added = await this.database.query(
      `insert into article_votes (article_id, number, visitor, helpful, voted_at) values ($1, $2, $3, $4, $5)
       on conflict do nothing returning 1`,
      [articleId, number, visitor, helpful, at],
    );
    if (added.length > 0) return { changed: true, before: null };
    const turned = await this.database.query(
      `update article_votes set helpful = $4, voted_at = $5
       where article_id = $1 and number = $2 and visitor = $3 and helpful <> $4 returning 1`,
      [articleId, number, visitor, helpful, at],
    );
    return { changed: turned.length > 0, before: !helpful };
  }

  async asked(question: {
    day: string;
    language: Language;
    text: string;
    answered: boolean;
    at: Date;
  }): Promise<void> {
    const { day, language, text, answered, at } = question;
    const missed = answered ? 0 : 1;
    const known = await this.database.query(
      `update question_days set asked = asked + 1, unanswered = unanswered + $4, last_at = $5
       where day = $1 and language = $2 and text = $3 returning 1`,
      [day, language, text, missed, at],
    );
    const total = await this.database.query<{ kinds: number }>(
      `insert into question_totals as total (day, asked, unanswered, kinds) values ($1, 1, $2, $3)
       on conflict (day) do update set asked = total.asked + 1, unanswered = total.unanswered + $2,
         kinds = total.kinds + $3 returning kinds`,
      [day, missed, known.length > 0 ? 0 : 1],
    );
    if (known.length > 0 || total[0]!.kinds > KINDS_A_DAY) return;
    await this.database.query(
      `insert into question_days as days (day, language, text, asked, unanswered, last_at)
       values ($1, $2, $3, 1, $4, $5) on conflict (day, language, text) do update
         set asked = days.asked + 1, unanswered = days.unanswered + $4, last_at = $5`,
      [day, language, text, missed, at],
    );
  }

  articles({ before, from, to }: CountedPeriod, limit: number): Promise<UseOfArticle[]> {
    return this.database.query<UseOfArticle>(
      `with used as (
         select article_id,
           sum(views) filter (where day >= $2)::int as views, sum(found) filter (where day >= $2)::int as found,
           sum(inserted) filter (where day >= $2)::int as inserted,
           sum(helpful) filter (where day >= $2)::int as helpful,
           sum(unhelpful) filter (where day >= $2)::int as unhelpful,
           sum(views + found + inserted) filter (where day < $2)::int as before
         from article_days where day between $1 and $3 group by article_id)
       select article.id, article.key, coalesce(used.views, 0) as views, coalesce(used.found, 0) as found,
         coalesce(used.inserted, 0) as inserted, coalesce(used.helpful, 0) as helpful,
         coalesce(used.unhelpful, 0) as unhelpful, coalesce(used.before, 0) as before,
         (select jsonb_agg(jsonb_build_object('language', text -> 'language', 'title', text -> 'title'))
          from jsonb_array_elements(article.content -> 'texts') text) as titles
       from used join articles article on article.id = used.article_id
       order by coalesce(used.inserted, 0) + coalesce(used.views, 0) + coalesce(used.found, 0) desc, article.id
       limit $4`,
      [before, from, to, limit],
    );
  }

  questions(
    { before, from, to }: CountedPeriod,
    how: { unanswered: boolean; limit: number },
  ): Promise<QuestionCount[]> {
    const counted = how.unanswered ? 'unanswered' : 'asked';
    return this.database.query<QuestionCount>(
      `select language, text, sum(asked) filter (where day >= $2)::int as asked,
         sum(unanswered) filter (where day >= $2)::int as unanswered,
         coalesce(sum(${counted}) filter (where day < $2), 0)::int as before, max(last_at) as "lastAt"
       from question_days where day between $1 and $3 group by language, text
       having sum(${counted}) filter (where day >= $2) > 0
       order by sum(${counted}) filter (where day >= $2) desc, max(last_at) desc limit $4`,
      [before, from, to, how.limit],
    );
  }

  async totals({
    before,
    from,
    to,
  }: CountedPeriod): Promise<Record<'asked' | 'askedBefore' | 'answerless' | 'answerlessBefore', number>> {
    const rows = await this.database.query<
      Record<'asked' | 'askedBefore' | 'answerless' | 'answerlessBefore', number>
    >(
      `select coalesce(sum(asked) filter (where day >= $2), 0)::int as asked,
         coalesce(sum(asked) filter (where day < $2), 0)::int as "askedBefore",
         coalesce(sum(unanswered) filter (where day >= $2), 0)::int as answerless,
         coalesce(sum(unanswered) filter (where day < $2), 0)::int as "answerlessBefore"
       from question_totals where day between $1 and $3`,
      [before, from, to],
    );
    return rows[0]!;
  }

  async addImage(id: string, attachmentId: string, at: Date): Promise<void> {
    await this.database.query(
      'insert into article_images (id, attachment_id, added_at) values ($1, $2, $3)',
      [id, attachmentId, at],
    );
  }

  async imageFile(id: string): Promise<string | null> {
    const rows = await this.database.query<{ id: string }>(
      'select attachment_id as id from article_images where id = $1',
      [id],
    );
    return rows[0]?.id ?? null;
  }

  /** Those of these files that are pictures of articles. */
  async imagesAmong(attachmentIds: string[]): Promise<Set<string>> {
    const rows = await this.database.query<{ id: string }>(
      'select attachment_id as id from article_images where attachment_id = any($1::uuid[])',
      [attachmentIds],
    );
    return new Set(rows.map(({ id }) => id));
  }
}

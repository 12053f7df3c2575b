import { type WordCatches } from '@yingda/contracts';
import type { Database } from '@yingda/platform';

/** How often each word was caught, by agent and day. */
export class WordCatchTable {
  constructor(private readonly database: Database) {}

  /** Words that were taken off the list meanwhile are left out. */
  async count(
    caught: { wordIds: string[]; agentId: string; outcome: 'held' | 'sent' },
    at: Date,
  ): Promise<void> {
    await this.database.query(
      `insert into word_catches (word_id, agent_id, day, outcome, times, last_at)
       select id, $2, ($4::timestamptz at time zone 'UTC')::date, $3, 1, $4 from words where id = any($1::uuid[])
       order by id
       on conflict on constraint word_catches_pkey
         do update set times = word_catches.times + 1, last_at = greatest(word_catches.last_at, excluded.last_at)`,
      [[...new Set(caught.wordIds)], caught.agentId, caught.outcome, at],
    );
  }

  /** Since a moment, most often caught first. */
  since(from: Date): Promise<WordCatches[]> {
    return this.database.query<WordCatches>(
      `select word_id as "wordId", coalesce(sum(times) filter (where outcome = 'held'), 0)::int as held,
         coalesce(sum(times) filter (where outcome = 'sent'), 0)::int as sent,
         count(distinct agent_id)::int as agents,
         to_char(max(last_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "lastAt"
       from word_catches where day >= ($1::timestamptz at time zone 'UTC')::date
       group by word_id order by sum(times) desc, word_id`,
      [from],
    );
  }
}

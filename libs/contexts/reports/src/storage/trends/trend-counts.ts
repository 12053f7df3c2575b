import { type TrendItem } from '@yingda/contracts';
import { TREND_LIMITS, TREND_SUBJECTS, type TrendSubject } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';
import type { TrendCount, TrendWindow } from '../../domain/trends/trend';

/** Whose teams' only; null: all. */
export type TeamReach = readonly string[] | null;

const CONVERSATIONS = `report_conversations f where f.whole and f.merged_into_id is null`;
/** What is counted, by what, and whether a row is one of a key's. */
const SOURCES: Record<TrendSubject, { from: string; keys: string; is: (key: string) => string }> = {
  topic: {
    ...{ from: `${CONVERSATIONS} and f.topic_id is not null`, keys: 'array[f.topic_id::text]' },
    is: (key) => `f.topic_id = ${key}::uuid`,
  },
  'case-kind': {
    ...{ from: 'report_cases f where f.kind is not null', keys: 'array[f.kind]' },
    is: (key) => `f.kind = ${key}`,
  },
  cause: {
    ...{ from: `report_cases f where f.causes <> '{}'`, keys: 'f.causes' },
    is: (key) => `${key} = any(f.causes)`,
  },
  product: {
    ...{ from: 'report_cases f where f.product is not null', keys: 'array[f.product]' },
    is: (key) => `f.product = ${key}`,
  },
};

/** Counts facts of a few times, each along the index of when things began: what they are of days gone by is never read. */
export class TrendCounts {
  constructor(private readonly database: Database) {}

  /** What was there now, with the mean of the weeks before. What is not there now has not risen, and is left out. */
  async of(now: TrendWindow, before: readonly TrendWindow[]): Promise<TrendCount[]> {
    const all: TrendCount[] = [];
    for (const subject of TREND_SUBJECTS) {
      const here = await this.inTime(subject, now);
      if (here.size === 0) continue;
      const weeks: Map<string, number>[] = [];
      for (const week of before) weeks.push(await this.inTime(subject, week));
      for (const [key, count] of here) {
        const sum = weeks.reduce((total, week) => total + (week.get(key) ?? 0), 0);
        all.push({ subject, key, count, usual: sum / weeks.length });
      }
    }
    return all;
  }

  /** The very ones that were counted, the last first. */
  async behind(
    { subject, key }: { subject: TrendSubject; key: string },
    { from, to }: TrendWindow,
    teams: TeamReach,
  ): Promise<TrendItem[]> {
    const { from: rows, is } = SOURCES[subject];
    const isTalk = subject === 'topic';
    const team = isTalk ? 'f.last_team_id' : 'f.team_id';
    const found = await this.database.query<Omit<TrendItem, 'at'> & { at: Date }>(
      `select ${isTalk ? 'f.conversation_id' : 'null::uuid'} as "conversationId",
         ${isTalk ? 'null::uuid' : 'f.id'} as "caseId", f.number::text as number, f.opened_at as at
       from ${rows} and f.opened_at >= $1 and f.opened_at < $2 and ${is('$3')}
         and ($4::uuid[] is null or ${team} = any($4::uuid[]))
       order by f.opened_at desc limit ${TREND_LIMITS.behind}`,
      [from, to, key, teams],
    );
    return found.map((one) => ({ ...one, at: one.at.toISOString() }));
  }

  private async inTime(subject: TrendSubject, { from, to }: TrendWindow): Promise<Map<string, number>> {
    const source = SOURCES[subject];
    const rows = await this.database.query<{ key: string; count: number }>(
      `select k.key, count(*)::int as count from (select ${source.keys} as keys from ${source.from}
         and f.opened_at >= $1 and f.opened_at < $2) f, unnest(f.keys) k(key) group by k.key`,
      [from, to],
    );
    return new Map(rows.map(({ key, count }) => [key, count]));
  }
}

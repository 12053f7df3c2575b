import type { Database } from '@yingda/platform';
import { FIRST_RESPONSE_SECONDS } from './first-response';

const WEEK_MS = 7 * 86_400_000;
const FRESH_MS = 5 * 60_000;
const FEWEST = 10;
/** The newest so many say enough, and keep the query short in a busy week. */
const SAMPLE = 500;

/** A team's median first response of the last 7 days in seconds; null under 10 cases. Looked up at most every 5 minutes. */
export class TypicalResponseView {
  private readonly known = new Map<string, { at: number; seconds: number | null }>();

  constructor(private readonly database: Database) {}

  async seconds(teamId: string, now: Date): Promise<number | null> {
    const known = this.known.get(teamId);
    if (known && now.getTime() - known.at < FRESH_MS) return known.seconds;
    const [row] = await this.database.query<{ cases: string; median: string | null }>(
      `select count(*) as cases, percentile_cont(0.5) within group (order by ${FIRST_RESPONSE_SECONDS}) as median
         from (select first_response_at, queued_at, opened_at from conversations
                where status in ('closed', 'abandoned') and closed_at >= $2 and team_id = $1 and first_response_at is not null
                order by closed_at desc limit $3) sample`,
      [teamId, new Date(now.getTime() - WEEK_MS), SAMPLE],
    );
    const seconds =
      row && Number(row.cases) >= FEWEST && row.median !== null ? Math.round(Number(row.median)) : null;
    this.known.set(teamId, { at: now.getTime(), seconds });
    return seconds;
  }
}

import type { Clock, Database, Timers } from '@yingda/platform';
import type { BoardMinutesView } from '../views/board-minutes';
import { MINUTE_MS } from './minutes';

const TIMER = 'board.minute';
/** Longer than what is shown, so that a board of before a night off has its evening. */
const KEPT_MS = 3 * 60 * MINUTE_MS;

/** Counts each minute as it ends: a timer, so that one process does it once, whichever lives, and a restart goes on. */
export class BoardMinuteKeeper {
  constructor(
    private readonly database: Database,
    private readonly timers: Timers,
    private readonly clock: Clock,
    private readonly view: BoardMinutesView,
  ) {}

  /** Before the timers start, in every process that runs them. */
  register(): void {
    this.timers.on(TIMER, async (_, dueAt) => {
      // Seen much later, the minute cannot be counted any more: it stays a gap.
      if (this.clock.now().getTime() - dueAt.getTime() < MINUTE_MS) await this.keep(dueAt);
      await this.begin();
    });
  }

  /** At every start, when the database can be reached. */
  async begin(): Promise<void> {
    const next = (Math.floor(this.clock.now().getTime() / MINUTE_MS) + 1) * MINUTE_MS;
    await this.timers.set(TIMER, 'all', new Date(next));
  }

  /** Counts the minute that ended at `end`, once, and forgets what is over. */
  async keep(end: Date): Promise<void> {
    const rows = await this.view.count(new Date(end.getTime() - MINUTE_MS), end);
    // A quiet shop has its zero, too: without a row the minute would be a gap.
    if (rows.every(({ teamId }) => teamId !== null))
      rows.push({
        teamId: null,
        queue: 0,
        longestWaitSeconds: 0,
        waitingForUs: 0,
        arrivals: 0,
        firstResponses: [],
      });
    await this.database.query(
      `insert into board_minutes (minute, team_id, queue, longest_wait_seconds, waiting_for_us, arrivals, first_responses)
       select $1, r."teamId", r.queue, r."longestWaitSeconds", r."waitingForUs", r.arrivals, r."firstResponses"
       from jsonb_to_recordset($2::jsonb) as r("teamId" uuid, queue int, "longestWaitSeconds" int, "waitingForUs" int,
         arrivals int, "firstResponses" int[])
       on conflict on constraint board_minutes_key do nothing`,
      [end, JSON.stringify(rows)],
    );
    await this.database.query('delete from board_minutes where minute < $1', [
      new Date(end.getTime() - KEPT_MS),
    ]);
  }
}

import type { Database } from '@yingda/platform';
import { SAMPLES } from '../domain/pace';

export interface HandleTime {
  teamId: string;
  conversationId: string;
  /** From acceptance to closing. */
  seconds: number;
  closedAt: Date;
}

/** The last handle times of each team; older ones are dropped as new ones come. */
export class HandleTimes {
  constructor(private readonly database: Database) {}

  async record(time: HandleTime): Promise<void> {
    await this.database.query(
      `insert into routing_handle_times (team_id, conversation_id, seconds, closed_at) values ($1, $2, $3, $4)
       on conflict (team_id, conversation_id) do update set seconds = excluded.seconds, closed_at = excluded.closed_at`,
      [time.teamId, time.conversationId, time.seconds, time.closedAt],
    );
    await this.database.query(
      `delete from routing_handle_times where team_id = $1 and conversation_id in (
         select conversation_id from routing_handle_times where team_id = $1
         order by closed_at desc, conversation_id offset ${SAMPLES})`,
      [time.teamId],
    );
  }

  /** Seconds, latest first. */
  async of(teamId: string): Promise<number[]> {
    const rows = await this.database.query<{ seconds: number }>(
      `select seconds from routing_handle_times where team_id = $1 order by closed_at desc limit ${SAMPLES}`,
      [teamId],
    );
    return rows.map((row) => row.seconds);
  }
}

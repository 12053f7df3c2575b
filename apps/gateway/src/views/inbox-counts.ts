import { ConversationCounts } from '@yingda/contracts';
import type { AgentActor } from '@yingda/events';
import type { Clock, Database } from '@yingda/platform';
import { blocked, OPEN, QUEUED, visible } from './inbox-conditions';
import { FIRST_RESPONSE_SECONDS } from './first-response';

/** Screens show 999+ from here on, so nothing is counted further. */
const CAP = 1_000;

/**
 * Counts of the inbox tabs: bounded counts over partial indexes. All count open conversations, so that one's own are
 * never more than all; summaries that are due stand
 * beside them. `dayStart` begins the shop's today.
 */
export class InboxCountsView {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async counts(actor: AgentActor, dayStart: Date): Promise<ConversationCounts> {
    const [open, today] = await Promise.all([this.openCounts(actor), this.todayOf(actor.agentId, dayStart)]);
    return { ...open, ...today };
  }

  private async openCounts(
    actor: AgentActor,
  ): Promise<Omit<ConversationCounts, 'closedToday' | 'firstResponseTodaySeconds'>> {
    const values: unknown[] = [actor.agentId, CAP, this.clock.now()];
    const bind = (value: unknown): string => `$${values.push(value)}`;
    const seen = visible(actor, bind)
      .map((condition) => `and ${condition}`)
      .join(' ');
    const [row] = await this.database.query<{
      mine: string;
      wrap_up: string;
      mine_waiting: string;
      queue: string;
      all_open: string;
      oldest: Date | null;
      mentions: string;
    }>(
      `select
        (select count(*) from conversations c where c.agent_id = $1 and ${OPEN}) as mine,
        (select count(*) from conversations c where c.agent_id = $1 and c.wrap_up_due) as wrap_up,
        (select count(*) from conversations c where c.agent_id = $1 and ${OPEN}
          and c.status <> 'bot' and c.waiting_for = 'us' and not ${blocked('$3')}) as mine_waiting,
        (select count(*) from (select 1 from conversations c where ${QUEUED} ${seen} limit $2) q) as queue,
        (select count(*) from (select 1 from conversations c where ${OPEN} ${seen} limit $2) a) as all_open,
        (select min(c.queued_at) from conversations c where ${QUEUED} ${seen}) as oldest,
        (select count(distinct m.conversation_id) from (select conversation_id from mentions
            where agent_id = $1 and unread order by created_at desc limit $2) m
          join conversations c on c.id = m.conversation_id where true ${seen}) as mentions`,
      values,
    );
    return {
      mine: Number(row?.mine ?? 0),
      wrapUp: Number(row?.wrap_up ?? 0),
      mineWaiting: Number(row?.mine_waiting ?? 0),
      queue: Number(row?.queue ?? 0),
      all: Number(row?.all_open ?? 0),
      queueOldestSince: row?.oldest?.toISOString() ?? null,
      mentions: Number(row?.mentions ?? 0),
    };
  }

  private async todayOf(
    agentId: string,
    dayStart: Date,
  ): Promise<Pick<ConversationCounts, 'closedToday' | 'firstResponseTodaySeconds'>> {
    const [row] = await this.database.query<{ closed: string; median: string | null }>(
      `with mine as (
         select status, closed_at, first_response_id, first_response_at, queued_at, opened_at from conversations c
          where c.agent_id = $1 and c.status in ('closed', 'abandoned') and c.closed_at >= $2
         union all
         select status, closed_at, first_response_id, first_response_at, queued_at, opened_at from conversations c where c.agent_id = $1 and ${OPEN})
       select count(*) filter (where closed_at >= $2) as closed,
              percentile_cont(0.5) within group (order by ${FIRST_RESPONSE_SECONDS})
                filter (where first_response_at >= $2 and exists (
                  select 1 from messages m where m.id = mine.first_response_id and m.author_id = $1)) as median
         from mine`,
      [agentId, dayStart],
    );
    return {
      closedToday: Number(row?.closed ?? 0),
      firstResponseTodaySeconds: row?.median == null ? null : Math.round(Number(row.median)),
    };
  }
}

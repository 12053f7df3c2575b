import type { Risk, ServiceLevelKind, Tier } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';
import type { Course } from '../domain/course';
import type { Outlook } from '../domain/outlook';

/** A conversation as it is kept here. */
export interface KeptCourse {
  course: Course;
  /** How far its timeline was heard. */
  seen: Seen;
  settingsRevision: number;
  openClocks: number;
  risk: Risk | null;
  clockKind: ServiceLevelKind | null;
  clockDueAt: Date | null;
  clockWarnAt: Date | null;
}

/** Numbers of a conversation's head for staff; both only rise. */
export interface Seen {
  position: number;
  revision: number;
}

type Row = Course & Omit<KeptCourse, 'course' | 'seen'> & { seenPosition: number; seenRevision: number };

const COLUMNS = `conversation_id as "conversationId", number, customer_id as "customerId", inbox_id as "inboxId", channel,
  team_id as "teamId", agent_id as "agentId", tier, topic_id as "topicId", subject, status, waiting_for as "waitingFor",
  first_response_at as "firstResponseAt", owed_since as "owedSince", resumed_at as "resumedAt",
  seen_position as "seenPosition", seen_revision as "seenRevision", settings_revision as "settingsRevision",
  open_clocks as "openClocks", risk, clock_kind as "clockKind", clock_due_at as "clockDueAt",
  clock_warn_at as "clockWarnAt"`;

const SAVED =
  `conversation_id, number, customer_id, inbox_id, channel, team_id, agent_id, tier, topic_id, subject, status,
  waiting_for, first_response_at, owed_since, resumed_at, seen_position, seen_revision, settings_revision, open_clocks,
  notice_at, risk, clock_kind, clock_started_at, clock_due_at, clock_warn_at`
    .split(',')
    .map((column) => column.trim());
const SAVE = `insert into service_level_conversations (${SAVED.join(', ')})
  values (${SAVED.map((_, at) => `$${at + 1}`).join(', ')})
  on conflict (conversation_id) do update set
  ${SAVED.slice(1)
    .map((column) => `${column} = excluded.${column}`)
    .join(', ')}`;

/** Rows of `service_level_conversations`. */
export class CoursesTable {
  constructor(private readonly database: Database) {}

  /**
   * Whoever changes clocks of a conversation holds its row here first; that lock orders all changes of its clocks.
   * `skip`: null too when somebody else holds it.
   */
  async lock(conversationId: string, how: { skip: boolean } = { skip: false }): Promise<KeptCourse | null> {
    const [row] = await this.database.query<Row>(
      `select ${COLUMNS} from service_level_conversations where conversation_id = $1
       for no key update${how.skip ? ' skip locked' : ''}`,
      [conversationId],
    );
    return row ? keptOf(row) : null;
  }

  async save(
    course: Course,
    kept: { seen: Seen; settingsRevision: number; outlook: Outlook },
  ): Promise<void> {
    const { seen, settingsRevision, outlook } = kept;
    const { next } = outlook;
    await this.database.query(SAVE, [
      ...[course.conversationId, course.number, course.customerId, course.inboxId, course.channel],
      ...[course.teamId, course.agentId, course.tier, course.topicId, course.subject, course.status],
      ...[course.waitingFor, course.firstResponseAt, course.owedSince, course.resumedAt],
      ...[seen.position, seen.revision, settingsRevision, outlook.openClocks],
      ...[outlook.noticeAt, outlook.risk, next?.kind ?? null, next?.startedAt ?? null],
      ...[next?.dueAt ?? null, next?.warnAt ?? null],
    ]);
  }

  /** Conversations with something to notice before a moment, the longest due first. */
  async due(now: Date, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select conversation_id as id from service_level_conversations
       where notice_at < $1 order by notice_at limit $2`,
      [now, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** The next moment after one at which something is to be noticed; null when there is none before another. */
  async nextNotice(after: Date, before: Date): Promise<Date | null> {
    const [row] = await this.database.query<{ at: Date | null }>(
      `select min(notice_at) as at from service_level_conversations where notice_at >= $1 and notice_at < $2`,
      [after, before],
    );
    return row?.at ?? null;
  }

  /** Looks again later, when what is to be noticed turns out not to be so. */
  async postpone(conversationIds: readonly string[], now: Date, until: Date): Promise<void> {
    await this.database.query(
      `update service_level_conversations set notice_at = $3
       where conversation_id in (select conversation_id from service_level_conversations
         where conversation_id = any($1::uuid[]) and notice_at < $2 order by conversation_id for no key update skip locked)`,
      [conversationIds, now, until],
    );
  }

  /** Conversations whose open clocks were set by earlier settings. */
  async stale(revision: number, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select conversation_id as id from service_level_conversations
       where open_clocks > 0 and settings_revision < $1 order by settings_revision, conversation_id limit $2`,
      [revision, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Open conversations of a customer that are kept under another tier. */
  async ofCustomer(customerId: string, tier: Tier): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select conversation_id as id from service_level_conversations
       where customer_id = $1 and open_clocks > 0 and tier <> $2 order by conversation_id`,
      [customerId, tier],
    );
    return rows.map(({ id }) => id);
  }

  /** Brings the counts of teams up to what conversations are by now; teams in order, so that two never block each other. */
  async count(noTeam: string): Promise<void> {
    await this.database.query(
      `with changed as (
         select conversation_id, coalesce(team_id, $1::uuid) as team, risk,
           coalesce(counted_team_id, $1::uuid) as old_team, counted_risk as old_risk
         from service_level_conversations where uncounted order by conversation_id limit 2000 for no key update skip locked
       ), deltas as (
         select team, sum(late)::int as late, sum(soon)::int as soon from (
           select team, (risk = 'late')::int as late, (risk = 'soon')::int as soon from changed where risk is not null
           union all
           select old_team, -(old_risk = 'late')::int, -(old_risk = 'soon')::int from changed where old_risk is not null
         ) one group by team order by team
       ), kept as (
         insert into service_level_counts as c (team_id, late, soon) select team, late, soon from deltas order by team
         on conflict (team_id) do update set late = c.late + excluded.late, soon = c.soon + excluded.soon
       )
       update service_level_conversations s set counted_risk = s.risk,
         counted_team_id = case when s.risk is null then null else s.team_id end
       from changed where s.conversation_id = changed.conversation_id`,
      [noTeam],
    );
  }

  async hasUncounted(): Promise<boolean> {
    const rows = await this.database.query(
      'select 1 from service_level_conversations where uncounted limit 1',
    );
    return rows.length > 0;
  }
}

function keptOf(row: Row): KeptCourse {
  const { seenPosition, seenRevision, settingsRevision, openClocks, risk, ...rest } = row;
  const { clockKind, clockDueAt, clockWarnAt, ...course } = rest;
  const seen = { position: seenPosition, revision: seenRevision };
  return { course, seen, settingsRevision, openClocks, risk, clockKind, clockDueAt, clockWarnAt };
}

import { type RuleAction, type RuleActionResult, type RuleRun, type RuleTestResult } from '@yingda/contracts';
import type { RuleRunState, RuleTriggerKind } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';
import type { Facts } from '../../domain/rules/facts';
import type { Lately } from '../../domain/rules/limits';

/** A run as its row holds it. */
export interface StoredRun {
  id: string;
  ruleId: string;
  ruleName: string;
  ruleVersion: number;
  /** Its turn among those of the same event. */
  ordinal: number;
  eventId: string;
  trigger: RuleTriggerKind;
  conversationId: string | null;
  customerId: string | null;
  number: string | null;
  depth: number;
  state: RuleRunState;
  why: string | null;
  /** What the event said. */
  facts: { event: Facts; position: number | null };
  conditions: RuleTestResult[];
  actions: RuleAction[];
  results: RuleActionResult[];
  createdAt: Date;
  begunAt: Date | null;
  endedAt: Date | null;
}

/** How a rule did of late. */
export interface RuleDoings {
  ruleId: string;
  runs: number;
  failed: number;
  held: number;
  lastFailedAt: Date | null;
  lastFailedWhy: string | null;
}

const COLUMNS = `id, rule_id as "ruleId", rule_name as "ruleName", rule_version as "ruleVersion", ordinal,
  event_id as "eventId", trigger, conversation_id as "conversationId", customer_id as "customerId", number, depth, state,
  why, facts, conditions, actions, results, created_at as "createdAt", begun_at as "begunAt", ended_at as "endedAt"`;

/** Which runs are read. */
export interface RunsAsked {
  by: { ruleId: string } | { conversationId: string };
  state: RuleRunState | null;
  before: { at: Date; id: string } | null;
  limit: number;
}

/** Rows of `rule_runs`: what is to be done, and the log of it. */
export class RunsTable {
  constructor(private readonly database: Database) {}

  /** Once for an event and a rule, on whichever node and however often it is heard. */
  async add(run: StoredRun): Promise<boolean> {
    const rows = await this.database.query(
      `insert into rule_runs (id, rule_id, rule_name, rule_version, ordinal, event_id, trigger, conversation_id,
         customer_id, number, depth, state, facts, conditions, actions, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'running', $12, $13, $14, $15)
       on conflict on constraint rule_runs_once_key do nothing returning id`,
      [
        ...[run.id, run.ruleId, run.ruleName, run.ruleVersion, run.ordinal, run.eventId, run.trigger],
        ...[run.conversationId, run.customerId, run.number, run.depth],
        ...[run.facts, run.conditions, run.actions].map((value) => JSON.stringify(value)),
        run.createdAt,
      ],
    );
    return rows.length > 0;
  }

  async ofEvent(eventId: string): Promise<StoredRun[]> {
    return this.database.query<StoredRun>(
      `select ${COLUMNS} from rule_runs where event_id = $1 order by ordinal`,
      [eventId],
    );
  }

  /** Those that have something to do, in the order in which they are to do it. */
  async due(limit: number): Promise<{ id: string; of: string }[]> {
    return this.database.query(
      `select id, coalesce(conversation_id, customer_id, id) as of from rule_runs
       where state = 'running' order by created_at, ordinal limit $1`,
      [limit],
    );
  }

  /**
   * The run, when it is nobody else's at this moment and it is its turn. Its row is locked before any agent or
   * conversation, and by nobody who holds one, so that those who work on runs never wait in a circle.
   */
  async claim(id: string): Promise<StoredRun | null> {
    const [run] = await this.database.query<StoredRun>(
      `select ${COLUMNS} from rule_runs r where id = $1 and state = 'running' and not exists (
         select 1 from rule_runs e where e.event_id = r.event_id and e.ordinal < r.ordinal and e.state = 'running')
       for no key update skip locked`,
      [id],
    );
    return run ?? null;
  }

  /** The run while it waits, waiting for whoever holds it. */
  async lockWaiting(id: string): Promise<StoredRun | null> {
    const [run] = await this.database.query<StoredRun>(
      `select ${COLUMNS} from rule_runs where id = $1 and state = 'waiting' for no key update`,
      [id],
    );
    return run ?? null;
  }

  async save(run: StoredRun): Promise<void> {
    await this.database.query(
      `update rule_runs set state = $2, why = $3, conditions = $4, results = $5, begun_at = $6, ended_at = $7
       where id = $1`,
      [
        ...[run.id, run.state, run.why],
        ...[JSON.stringify(run.conditions), JSON.stringify(run.results), run.begunAt, run.endedAt],
      ],
    );
  }

  /** How often rules have run lately; counts the run that asks towards the minute. */
  async lately(run: StoredRun, now: Date): Promise<Lately> {
    const minute = new Date(Math.floor(now.getTime() / 60_000) * 60_000);
    const [counted] = await this.database.query<{ runs: number }>(
      `insert into rule_minutes (rule_id, minute, runs) values ($1, $2, 1)
       on conflict (rule_id, minute) do update set runs = rule_minutes.runs + 1 returning runs`,
      [run.ruleId, minute],
    );
    const [here] = await this.database.query<{ ruleHere: number; allHere: number }>(
      `select count(*) filter (where rule_id = $2)::int as "ruleHere", count(*)::int as "allHere" from rule_runs
       where conversation_id = $1 and created_at > $3 and begun_at is not null and state <> 'held'`,
      [run.conversationId, run.ruleId, new Date(now.getTime() - 3_600_000)],
    );
    return { ...here!, ruleMinute: counted!.runs };
  }

  async page({ by, state, before, limit }: RunsAsked): Promise<StoredRun[]> {
    const [column, id] = 'ruleId' in by ? ['rule_id', by.ruleId] : ['conversation_id', by.conversationId];
    return this.database.query<StoredRun>(
      `select ${COLUMNS} from rule_runs where ${column} = $1
         and ($2::timestamptz is null or (created_at, id) < ($2, $3::uuid)) and ($4::text is null or state = $4)
       order by created_at desc, id desc limit $5`,
      [id, before?.at ?? null, before?.id ?? null, state, limit],
    );
  }

  /** Of every rule there is, since a moment; each is counted up to a thousand runs, the newest ones. */
  activity(since: Date): Promise<RuleDoings[]> {
    return this.database.query<RuleDoings>(
      `select r.id as "ruleId", count(*) filter (where x.state <> 'held')::int as runs,
         count(*) filter (where x.state = 'failed')::int as failed,
         count(*) filter (where x.state = 'held')::int as held,
         max(x.created_at) filter (where x.state = 'failed') as "lastFailedAt",
         (array_agg(x.why order by x.created_at desc) filter (where x.state = 'failed'))[1] as "lastFailedWhy"
       from rules r left join lateral (
         select state, why, created_at from rule_runs where rule_id = r.id and created_at > $1
         order by created_at desc, id desc limit 1000) x on true
       group by r.id`,
      [since],
    );
  }

  async forget(before: Date): Promise<void> {
    await this.database.query(`delete from rule_runs where created_at < $1 and ended_at is not null`, [
      before,
    ]);
    await this.database.query('delete from rule_webhooks where created_at < $1', [before]);
    await this.database.query('delete from rule_minutes where minute < $1', [before]);
  }
}

/** The run as screens show it; `webhooks` by the action they belong to. */
export function runOf(run: StoredRun, webhooks: ReadonlyMap<number, Partial<RuleActionResult>>): RuleRun {
  const results = run.results.map((result, index) => {
    const more = webhooks.get(index);
    return more ? { ...result, ...more, details: { ...result.details, ...more.details } } : result;
  });
  const rest = run.actions.slice(results.length).map(({ kind }): RuleActionResult => {
    const state = run.endedAt === null ? 'pending' : 'skipped';
    return { kind, state, at: null, why: null, details: {} };
  });
  return {
    id: run.id,
    ruleId: run.ruleId,
    ruleName: run.ruleName,
    ruleVersion: run.ruleVersion,
    trigger: run.trigger,
    eventId: run.eventId,
    conversationId: run.conversationId,
    number: run.number,
    customerId: run.customerId,
    at: run.createdAt.toISOString(),
    endedAt: run.endedAt?.toISOString() ?? null,
    depth: run.depth,
    state: run.state,
    why: run.why,
    conditions: run.conditions,
    actions: [...results, ...rest],
  };
}

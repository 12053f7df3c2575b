import type { ConversationStatus } from '@yingda/contracts/names';
import { type Clock, type Timers, type UnitOfWork } from '@yingda/platform';
import { v5 as uuidV5 } from 'uuid';
import type { Facts } from '../../domain/rules/facts';
import { over } from '../../domain/rules/facts';
import { RuleSet } from '../../domain/rules/rule-set';
import { type Since, sinceOf, type TimeTrigger, TIME_TRIGGERS } from '../../domain/rules/times';
import type { RuleFacts } from '../../rule-ports';
import type { RulesTable } from '../../storage/rules/rules-table';
import type { RunsTable, StoredRun } from '../../storage/rules/runs-table';
import { WAIT_TIMER } from './act';
import type { AskRules } from './ask-rules';
import type { RunRules } from './run-rules';

const TIME_TIMER = 'automation.rule-time';

interface TimePayload {
  kind: TimeTrigger;
  seconds: number;
  status: ConversationStatus | null;
  conversationId: string;
}

/** Rules for when time has passed, and rules that wait. Timers are rows, so both survive every restart. */
export class WatchTimes {
  constructor(
    private readonly timers: Timers,
    private readonly unitOfWork: UnitOfWork,
    private readonly tables: { rules: RulesTable; runs: RunsTable },
    private readonly does: { ask: AskRules; runner: RunRules },
    private readonly facts: RuleFacts,
    private readonly clock: Clock,
  ) {}

  register(): void {
    this.timers.on<TimePayload>(TIME_TIMER, (payload) => this.passed(payload));
    this.timers.on<{ runId: string }>(WAIT_TIMER, ({ runId }) => this.goOn(runId));
  }

  /**
   * Sets the timers of those rules that may match here; the same of several rules is one. A later message of the same
   * side moves them. Rules made later hear of the next that happens.
   */
  async expect(conversationId: string, now: Since, facts: Facts): Promise<void> {
    const rules = await this.tables.rules.current();
    for (const kind of TIME_TRIGGERS) {
      if (!rules.hears(kind)) continue;
      const wanted = new Map<string, TimePayload>();
      for (const { trigger } of rules.candidates(kind, facts)) {
        const [seconds, status] = [trigger.seconds!, trigger.status ?? null];
        const payload = { kind, seconds, status, conversationId };
        if (sinceOf(kind, now, status)) wanted.set(keyOf(payload), payload);
      }
      for (const [key, payload] of wanted) {
        const since = sinceOf(kind, now, payload.status)!;
        const dueAt = new Date(since.getTime() + payload.seconds * 1_000);
        // An event heard late, and long after, has nothing to wait for any more.
        if (dueAt.getTime() < this.clock.now().getTime() - LATE_MS) continue;
        await this.timers.set(TIME_TIMER, key, dueAt, payload);
      }
    }
  }

  private async passed({ kind, seconds, status, conversationId }: TimePayload): Promise<void> {
    const sheet = await this.facts.sheet(conversationId);
    const since = sheet && sinceOf(kind, sheet, status);
    // Answered, closed or moved on meanwhile; whoever wrote again has set the timer anew.
    if (!since || since.getTime() + seconds * 1_000 > this.clock.now().getTime() + 1_000) return;
    const occasion = [kind, seconds, status ?? '', conversationId, since.toISOString()].join(' ');
    await this.does.ask.execute({
      eventId: uuidV5(occasion, uuidV5.URL),
      trigger: kind,
      at: this.clock.now(),
      ...{ conversationId, customerId: sheet.customerId, facts: {}, position: null, cause: undefined },
      only: ({ trigger }) => trigger.seconds === seconds && (trigger.status ?? null) === status,
    });
  }

  /** After a wait: on, if its conditions still hold. */
  private async goOn(runId: string): Promise<void> {
    const run = await this.tables.runs.lockWaiting(runId);
    if (!run) return;
    const now = this.clock.now();
    const judged = await this.judged(run);
    const results = run.results.map((result, index) =>
      index === run.results.length - 1
        ? { ...result, state: 'done' as const, at: now.toISOString() }
        : result,
    );
    const conditions = judged?.results ?? run.conditions;
    if (judged && !judged.met) {
      const why = 'Its conditions no longer held after the wait.';
      await this.tables.runs.save({ ...run, state: 'stopped', why, endedAt: now, conditions, results });
      return;
    }
    await this.tables.runs.save({ ...run, state: 'running', conditions, results });
    this.unitOfWork.afterCommit(() => this.does.runner.wake());
  }

  // By the version it ran by: conversation and customer as they are now, the event as it was.
  private async judged(run: StoredRun) {
    const content = await this.tables.rules.version(run.ruleId, run.ruleVersion);
    if (!content) return null;
    const sheet = run.conversationId ? await this.facts.sheet(run.conversationId) : null;
    const said = Object.entries(run.facts.event).filter(
      ([field]) => !/^(conversation|customer)\./.test(field),
    );
    const facts = over(Object.fromEntries(said), sheet?.facts ?? {});
    return new RuleSet([{ ...content, id: run.ruleId, version: run.ruleVersion }]).judge(run.ruleId, facts);
  }
}

/** Times that were over longer ago than this when they were heard of are left alone. */
const LATE_MS = 3_600_000;

function keyOf({ kind, seconds, status, conversationId }: TimePayload): string {
  return [kind, seconds, status ?? '', conversationId].join(' ');
}

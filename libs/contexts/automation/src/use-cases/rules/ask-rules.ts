import type { RuleTriggerKind } from '@yingda/contracts/names';
import type { RuleCause } from '@yingda/events';
import { type Clock, newId, type UnitOfWork } from '@yingda/platform';
import { depthOf } from '../../domain/rules/chain';
import { type Facts, over } from '../../domain/rules/facts';
import type { AskedRule, Match } from '../../domain/rules/rule-set';
import type { RuleFacts, RuleSheet } from '../../rule-ports';
import type { RulesTable } from '../../storage/rules/rules-table';
import type { RunsTable, StoredRun } from '../../storage/rules/runs-table';
import type { RunRules } from './run-rules';

/** Something that happened, as rules hear of it. */
export interface Happening {
  /** Whatever is done because of it is done once for this id. */
  eventId: string;
  trigger: RuleTriggerKind;
  /** When it was: what is long over sets nothing going any more. */
  at: Date;
  conversationId: string | null;
  customerId: string | null;
  /** What the event says; what it does not is read as it is now. */
  facts: Facts;
  /** Place of the customer's message, where it is one. */
  position: number | null;
  cause: RuleCause | undefined;
  /** Only these are asked: those whose time it is. */
  only?: (rule: AskedRule) => boolean;
}

/**
 * Older things are history, told by an import or the demo, or heard of after a long silence of ours: a machine that answers
 * them now does more harm than one that keeps still.
 */
const OVER_MS = 3_600_000;

/** Finds the rules that something sets going, and writes down what they are to do; done is it by `RunRules`. */
export class AskRules {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tables: { rules: RulesTable; runs: RunsTable },
    private readonly facts: RuleFacts,
    private readonly clock: Clock,
    private readonly runner: RunRules,
  ) {}

  /** The runs of this event, by an earlier delivery or this one. */
  async execute(happening: Happening): Promise<StoredRun[]> {
    const { trigger, eventId, facts, only, cause, at } = happening;
    if (at.getTime() < this.clock.now().getTime() - OVER_MS) return [];
    const rules = await this.tables.rules.current();
    if (!rules.hears(trigger)) return [];
    const asked = ({ id }: AskedRule) => depthOf(cause, id) !== null;
    const open = rules.candidates(trigger, facts).filter((rule) => asked(rule) && (only?.(rule) ?? true));
    if (open.length === 0) return [];
    return this.unitOfWork.run(async () => {
      const earlier = await this.tables.runs.ofEvent(eventId);
      if (earlier.length > 0) return earlier;
      const sheet = await this.sheetOf(happening);
      const known = over(facts, sheet?.facts ?? {});
      const matches = rules.match(trigger, known, (rule) => asked(rule) && (only?.(rule) ?? true));
      const runs = matches.map((match, ordinal) => this.runOf(happening, match, { ordinal, sheet }));
      for (const run of runs) await this.tables.runs.add(run);
      if (runs.length > 0) this.unitOfWork.afterCommit(() => this.runner.wake());
      return runs;
    });
  }

  private async sheetOf({ conversationId, customerId }: Happening): Promise<RuleSheet | null> {
    const id = conversationId ?? (customerId ? await this.facts.conversationOf(customerId) : null);
    return id ? this.facts.sheet(id) : null;
  }

  private runOf(
    happening: Happening,
    { rule, results }: Match,
    { ordinal, sheet }: { ordinal: number; sheet: RuleSheet | null },
  ): StoredRun {
    const { eventId, trigger, facts, position, cause } = happening;
    return {
      ...{ id: newId(), ruleId: rule.id, ruleName: rule.name, ruleVersion: rule.version, ordinal },
      ...{ eventId, trigger, number: sheet?.number ?? null },
      conversationId: sheet?.conversationId ?? happening.conversationId,
      customerId: sheet?.customerId ?? happening.customerId,
      depth: depthOf(cause, rule.id)!,
      ...{ state: 'running', why: null, facts: { event: facts, position } },
      ...{ conditions: results, actions: rule.actions, results: [] },
      ...{ createdAt: this.clock.now(), begunAt: null, endedAt: null },
    };
  }
}

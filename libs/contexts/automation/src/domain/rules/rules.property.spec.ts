import fc from 'fast-check';
import { RULE_LIMITS, type RuleActionKind, type RuleTriggerKind } from '@yingda/contracts/names';
import type { RuleCause } from '@yingda/events';
import { depthOf } from './chain';
import type { Facts } from './facts';
import { holdOf } from './limits';
import { type AskedRule, RuleSet } from './rule-set';

const TRIGGERS = [
  'message.customer',
  'conversation.transferred',
  'conversation.queued',
  'conversation.assigned',
  'conversation.closed',
  'customer.updated',
  'case.opened',
] as const satisfies readonly RuleTriggerKind[];
const KINDS = [
  'reply',
  'team',
  'assign',
  'close',
  'tag',
  'attribute',
  'case',
] as const satisfies readonly RuleActionKind[];
const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const test = fc.oneof(
  fc.record({
    kind: fc.constant('test' as const),
    field: fc.constant('message.text' as const),
    operator: fc.constantFrom('contains' as const, 'contains-all' as const),
    value: fc.array(fc.constantFrom('退款', 'refund', '你好', 'order'), { minLength: 1, maxLength: 2 }),
  }),
  fc.record({
    kind: fc.constant('test' as const),
    field: fc.constant('conversation.team' as const),
    operator: fc.constantFrom('is' as const, 'is-not' as const),
    value: fc.constantFrom('t1', 't2'),
  }),
);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    test,
    fc.record({
      kind: fc.constantFrom('all' as const, 'any' as const, 'not' as const),
      conditions: fc.array(tie('tree'), { maxLength: 3 }),
    }),
  ),
}));
const rules = fc
  .array(
    fc.record({
      trigger: fc.record({ kind: fc.constantFrom(...TRIGGERS) }),
      conditions: tree.map((one) => ({ kind: 'all' as const, conditions: [one] })),
      actions: fc.array(
        fc.constantFrom(...KINDS).map((kind) => ({ kind })),
        { minLength: 1, maxLength: 4 },
      ),
      stopAfter: fc.boolean(),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map(
    (all) =>
      all.map((one, index) => ({
        ...{ id: uuid(index + 1), version: 1, name: `r${index}`, enabled: true, teamIds: [], ...one },
      })) as AskedRule[],
  );
const texts = fc.array(fc.constantFrom('退款', 'a refund please', '你好 order', 'hm'), {
  minLength: 1,
  maxLength: 6,
});

interface Event {
  trigger: RuleTriggerKind;
  facts: Facts;
  cause: RuleCause | undefined;
  message: number | null;
}

/** One conversation within an hour, with everything that rules cause, and a routing that answers every queueing. */
class World {
  readonly runs: { ruleId: string; message: number | null }[] = [];
  /** Automatic messages since each of the customer's. */
  readonly said = new Map<number, number>();
  private readonly queue: Event[] = [];
  private team = 't1';
  private turn = 0;

  constructor(private readonly set: RuleSet) {}

  customerWrites(text: string): void {
    this.turn += 1;
    this.tell('message.customer', { facts: { 'message.text': text }, cause: undefined, message: this.turn });
    while (this.queue.length > 0) this.hear(this.queue.shift()!);
  }

  private hear({ trigger, facts, cause, message }: Event): void {
    const matches = this.set.match(trigger, facts, ({ id }) => depthOf(cause, id) !== null);
    for (const { rule } of matches) {
      const lately = {
        ruleHere: this.runs.filter(({ ruleId }) => ruleId === rule.id).length,
        allHere: this.runs.length,
        ruleMinute: this.runs.filter(({ ruleId }) => ruleId === rule.id).length + 1,
      };
      if (holdOf(lately, rule)) continue;
      this.runs.push({ ruleId: rule.id, message });
      for (const { kind } of rule.actions)
        this.act(kind, { trigger, by: { ruleId: rule.id, depth: depthOf(cause, rule.id)! } });
    }
  }

  private act(kind: RuleActionKind, { trigger, by }: { trigger: RuleTriggerKind; by: RuleCause }): void {
    const atMost = trigger === 'message.customer' ? 1 : RULE_LIMITS.messagesPerTurn;
    const spoken = this.said.get(this.turn) ?? 0;
    switch (kind) {
      case 'reply':
        if (spoken < atMost) this.said.set(this.turn, spoken + 1);
        return;
      case 'team':
        this.team = this.team === 't1' ? 't2' : 't1';
        this.tell('conversation.transferred', { cause: by });
        // Routing gives it away on its own account: what it does no longer names the rule.
        this.tell('conversation.queued', { cause: undefined });
        this.tell('conversation.assigned', { cause: undefined });
        return;
      case 'assign':
        return this.tell('conversation.assigned', { cause: by });
      case 'close':
        return this.tell('conversation.closed', { cause: by });
      case 'case':
        return this.tell('case.opened', { cause: by });
      case 'attribute':
        return this.tell('customer.updated', { cause: undefined });
      default:
    }
  }

  private tell(trigger: RuleTriggerKind, event: Partial<Event>): void {
    const facts = { 'conversation.team': this.team, ...event.facts };
    this.queue.push({ trigger, cause: event.cause, message: event.message ?? null, facts });
  }
}

const numRuns = Number(process.env['PROPERTY_RUNS'] ?? 300);

describe('whatever rules a shop writes', () => {
  it('they come to an end, run no more than limits let them, and flood nobody with messages', () => {
    fc.assert(
      fc.property(rules, texts, (some, said) => {
        const world = new World(new RuleSet(some));
        for (const text of said) world.customerWrites(text);
        expect(world.runs.length).toBeLessThanOrEqual(RULE_LIMITS.allPerConversationHour);
        for (const { id } of some)
          expect(world.runs.filter(({ ruleId }) => ruleId === id).length).toBeLessThanOrEqual(
            RULE_LIMITS.perConversationHour,
          );
        for (const count of world.said.values())
          expect(count).toBeLessThanOrEqual(RULE_LIMITS.messagesPerTurn);
      }),
      { numRuns },
    );
  });

  it('a message sets each of them going at most once, the same ones every time', () => {
    fc.assert(
      fc.property(rules, texts, (some, said) => {
        const [one, other] = [new World(new RuleSet(some)), new World(new RuleSet(some))];
        for (const text of said) {
          one.customerWrites(text);
          other.customerWrites(text);
        }
        expect(other.runs).toEqual(one.runs);
        const straight = one.runs.filter(({ message }) => message !== null);
        expect(new Set(straight.map(({ ruleId, message }) => `${ruleId} ${message}`)).size).toBe(
          straight.length,
        );
      }),
      { numRuns },
    );
  });

  it('leaving rules out beforehand changes nothing: the index answers as asking each of them would', () => {
    const facts = fc.record({
      'message.text': fc.constantFrom('退款', 'a refund please', '你好 order', 'hm', ''),
      'conversation.team': fc.constantFrom('t1', 't2', null),
    });
    fc.assert(
      fc.property(rules, facts, fc.constantFrom(...TRIGGERS), (some, known, trigger) => {
        const set = new RuleSet(some);
        const expected: string[] = [];
        for (const rule of some) {
          if (rule.trigger.kind !== trigger || !set.judge(rule.id, known)!.met) continue;
          expected.push(rule.id);
          if (rule.stopAfter) break;
        }
        expect(set.match(trigger, known).map(({ rule }) => rule.id)).toEqual(expected);
      }),
      { numRuns },
    );
  });
});

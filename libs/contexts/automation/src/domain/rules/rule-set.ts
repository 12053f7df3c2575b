import { type RuleCondition, type RuleContent, type RuleTestResult } from '@yingda/contracts';
import type { RuleField, RuleTriggerKind } from '@yingda/contracts/names';
import { plainOf } from '../mood/plain';
import type { Facts } from './facts';
import { gateOf, type Gate } from './gate';
import { compileTest, type Reading, type Test, valueOf } from './tests';
import { WordFinder } from './word-finder';

/** A rule as it is asked. */
export interface AskedRule extends RuleContent {
  id: string;
  version: number;
}

/** A rule whose conditions are met, with how each test came out. */
export interface Match {
  rule: AskedRule;
  results: RuleTestResult[];
}

type Node = { path: string; met: (reading: Reading, flip?: string) => boolean };

class CompiledRule {
  readonly gates: Gate[];
  private readonly root: Node;
  private readonly tests: { path: string; condition: RuleCondition; negated: boolean; test: Test }[] = [];

  constructor(
    readonly rule: AskedRule,
    readonly turn: number,
    words: WordFinder,
  ) {
    this.root = this.node(rule.conditions, { path: 'conditions', negated: false }, words);
    const own = gateOf(rule.conditions, words);
    const teams: Gate = { field: 'conversation.team', values: new Set(rule.teamIds) };
    this.gates = [...(own ? [own] : []), ...(rule.teamIds.length > 0 ? [teams] : [])];
  }

  met(reading: Reading, flip?: string): boolean {
    return this.inTeams(reading.facts) && this.root.met(reading, flip);
  }

  explain(reading: Reading): RuleTestResult[] {
    return this.tests.map(({ path, condition, negated, test }) => {
      const { field, key, operator, value } = condition;
      const actual = valueOf(reading.facts, condition);
      return {
        ...{ path, field: field!, operator: operator!, met: test(reading), negated },
        ...(key === undefined ? {} : { key }),
        ...(value === undefined ? {} : { value }),
        ...(actual === null ? {} : { actual: shown(actual) }),
      };
    });
  }

  /** Not met, and would be if one single test had come out the other way. */
  nearly(reading: Reading): boolean {
    if (!this.inTeams(reading.facts) || this.root.met(reading)) return false;
    return this.tests.some(({ path }) => this.root.met(reading, path));
  }

  private inTeams(facts: Facts): boolean {
    const { teamIds } = this.rule;
    return teamIds.length === 0 || teamIds.includes(String(facts['conversation.team'] ?? ''));
  }

  private node(condition: RuleCondition, at: { path: string; negated: boolean }, words: WordFinder): Node {
    const { path } = at;
    if (condition.kind === 'test') {
      const test = compileTest(condition, words);
      this.tests.push({ ...at, condition, test });
      return { path, met: (reading, flip) => test(reading) !== (flip === path) };
    }
    const negated = at.negated !== (condition.kind === 'not');
    const children = (condition.conditions ?? []).map((child, index) =>
      this.node(child, { path: `${path}.conditions.${index}`, negated }, words),
    );
    if (condition.kind === 'all')
      return { path, met: (reading, flip) => children.every((child) => child.met(reading, flip)) };
    const some = (reading: Reading, flip?: string) => children.some((child) => child.met(reading, flip));
    return { path, met: condition.kind === 'any' ? some : (reading, flip) => !some(reading, flip) };
  }
}

/** Rules of one trigger by what they can only match on. */
class Index {
  private readonly always: CompiledRule[] = [];
  private readonly gated = new Map<Gate['field'], Map<string | number, CompiledRule[]>>();

  add(rule: CompiledRule): void {
    const [gate] = rule.gates;
    if (!gate) return void this.always.push(rule);
    const byValue = this.gated.get(gate.field) ?? new Map<string | number, CompiledRule[]>();
    this.gated.set(gate.field, byValue);
    for (const value of gate.values) {
      const rules = byValue.get(value) ?? [];
      byValue.set(value, rules);
      rules.push(rule);
    }
  }

  /** In their turn; only those that may match. */
  candidates({ facts, found }: Reading): CompiledRule[] {
    const open = new Set(this.always);
    for (const [field, byValue] of this.gated)
      for (const rules of opened({ field, byValue }, { facts, found }))
        for (const rule of rules) open.add(rule);
    return [...open]
      .filter(({ gates }) =>
        gates.every(
          ({ field, values }) =>
            field === 'words' || isUnknown(facts, field) || values.has(facts[field] as string),
        ),
      )
      .sort((a, b) => a.turn - b.turn);
  }
}

function isUnknown(facts: Facts, field: RuleField): boolean {
  return facts[field] === undefined;
}

// Of what the event does not say nothing can be left out yet.
function opened(
  { field, byValue }: { field: Gate['field']; byValue: Map<string | number, CompiledRule[]> },
  { facts, found }: Pick<Reading, 'facts' | 'found'>,
): Iterable<CompiledRule[]> {
  if (field !== 'words' && isUnknown(facts, field)) return byValue.values();
  const values = field === 'words' ? [...found] : [facts[field] as string];
  return values.map((value) => byValue.get(value) ?? []);
}

/** All rules that are on, compiled: what is asked of an event costs by the rules that can match, not by all there are. */
export class RuleSet {
  private readonly indexes = new Map<RuleTriggerKind, Index>();
  private readonly byId = new Map<string, CompiledRule>();
  private readonly words = new WordFinder();

  /** `rules` in their order. */
  constructor(rules: readonly AskedRule[]) {
    rules.forEach((rule, turn) => {
      const compiled = new CompiledRule(rule, turn, this.words);
      const index = this.indexes.get(rule.trigger.kind) ?? new Index();
      this.indexes.set(rule.trigger.kind, index);
      index.add(compiled);
      this.byId.set(rule.id, compiled);
    });
  }

  get size(): number {
    return this.byId.size;
  }

  /** Whether any rule waits for this trigger at all. */
  hears(trigger: RuleTriggerKind): boolean {
    return this.indexes.has(trigger);
  }

  /** Rules that may match by what the event says of itself: when there are none, nothing needs to be read. */
  candidates(trigger: RuleTriggerKind, facts: Facts): AskedRule[] {
    const index = this.indexes.get(trigger);
    return index ? index.candidates(this.read(facts)).map(({ rule }) => rule) : [];
  }

  /** The rules that match, in their order and no further than one that says stop. Always the same for the same facts. */
  match(trigger: RuleTriggerKind, facts: Facts, asked?: (rule: AskedRule) => boolean): Match[] {
    const index = this.indexes.get(trigger);
    if (!index) return [];
    const reading = this.read(facts);
    const matches: Match[] = [];
    for (const compiled of index.candidates(reading)) {
      const { rule } = compiled;
      if (asked && !asked(rule)) continue;
      if (!compiled.met(reading)) continue;
      matches.push({ rule, results: compiled.explain(reading) });
      if (rule.stopAfter) break;
    }
    return matches;
  }

  /** How one rule stands to these facts, whatever its trigger. */
  judge(ruleId: string, facts: Facts): { met: boolean; nearly: boolean; results: RuleTestResult[] } | null {
    const compiled = this.byId.get(ruleId);
    if (!compiled) return null;
    const reading = this.read(facts);
    const met = compiled.met(reading);
    return { met, nearly: !met && compiled.nearly(reading), results: compiled.explain(reading) };
  }

  private read(facts: Facts): Reading {
    const text = facts['message.text'];
    const plain = typeof text === 'string' ? plainOf(text) : '';
    return { facts, plain, found: this.words.find(plain) };
  }
}

const SHOWN = 300;

function shown(value: string | number | boolean | readonly string[]): string | number | boolean | string[] {
  if (typeof value === 'string') return value.slice(0, SHOWN);
  return typeof value === 'object' ? value.map((item) => item.slice(0, SHOWN)) : value;
}

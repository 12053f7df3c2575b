import type {
  AuditLog,
  Clock,
  Cryptor,
  Database,
  Jobs,
  Log,
  Outbox,
  Timers,
  UnitOfWork,
} from '@yingda/platform';
import type { Speaking } from './ports';
import { RuleReactions } from './reactions/rules/rule-reactions';
import type {
  RuleCanned,
  RuleCases,
  RuleDeeds,
  RuleFacts,
  RuleOutside,
  RulePast,
  RulePeople,
  RulePromises,
  RuleSurveys,
} from './rule-ports';
import { RulesTable } from './storage/rules/rules-table';
import { RunsTable } from './storage/rules/runs-table';
import { WebhooksTable } from './storage/rules/webhooks-table';
import { Act } from './use-cases/rules/act';
import { AskRules } from './use-cases/rules/ask-rules';
import { CallWebhook } from './use-cases/rules/call-webhook';
import { EditRules } from './use-cases/rules/edit-rules';
import { ForgetRuns } from './use-cases/rules/forget-runs';
import { PauseRule } from './use-cases/rules/pause-rule';
import { Reply } from './use-cases/rules/reply';
import { RuleReader } from './use-cases/rules/rule-reader';
import { RulesResponder } from './use-cases/rules/rules-responder';
import { RunRules } from './use-cases/rules/run-rules';
import { TryRule } from './use-cases/rules/try-rule';
import { WatchTimes } from './use-cases/rules/watch-times';

/** What rules stand on. */
export interface RulesGround {
  database: Database;
  unitOfWork: UnitOfWork;
  clock: Clock;
  outbox: Outbox;
  audit: AuditLog;
  log: Log;
  timers: Timers;
  jobs: Jobs;
  cryptor: Cryptor;
  speaking: Speaking;
  facts: RuleFacts;
  deeds: RuleDeeds;
  people: RulePeople;
  surveys: RuleSurveys;
  promises: RulePromises;
  cases: RuleCases;
  canned: RuleCanned;
  outside: RuleOutside;
  past: RulePast;
}

/** Rules, put together. */
export interface Rules {
  edit: EditRules;
  reader: RuleReader;
  ask: AskRules;
  runner: RunRules;
  responder: RulesResponder;
  reactions: RuleReactions;
  webhook: CallWebhook;
  forget: ForgetRuns;
  tryOut: TryRule;
}

export function createRules(ground: RulesGround): Rules {
  const { database, unitOfWork, clock, outbox, audit, log, timers, jobs, cryptor, facts, people } = ground;
  const rules = new RulesTable(database);
  const runs = new RunsTable(database);
  const webhooks = new WebhooksTable(database);
  const webhook = new CallWebhook(webhooks, jobs, { outside: ground.outside, cryptor }, clock);
  const reply = new Reply(ground.speaking, ground.canned);
  const { deeds, surveys, promises, cases } = ground;
  const act = new Act(facts, { deeds, people, surveys, promises, cases, reply, webhook }, timers, clock);
  const pause = new PauseRule(rules, people, outbox, audit, clock);
  const runner = new RunRules(unitOfWork, { rules, runs }, { act, pause }, clock, log);
  const ask = new AskRules(unitOfWork, { rules, runs }, facts, clock, runner);
  const times = new WatchTimes(timers, unitOfWork, { rules, runs }, { ask, runner }, facts, clock);
  return {
    edit: new EditRules(unitOfWork, clock, rules, audit),
    reader: new RuleReader(rules, runs, webhooks, cryptor, clock),
    responder: new RulesResponder(ask),
    reactions: new RuleReactions(ask, times),
    forget: new ForgetRuns(runs, clock),
    tryOut: new TryRule(ground.past),
    ...{ ask, runner, webhook },
  };
}

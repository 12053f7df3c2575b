import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import {
  AuditLog,
  CLOCK,
  type Clock,
  Cryptor,
  Database,
  Jobs,
  LOG,
  type Log,
  Outbox,
} from '@yingda/platform';
import { Timers, UnitOfWork } from '@yingda/platform';
import { createRules, type Rules } from './create-rules';
import { Speaking } from './ports';
import { RuleReactions } from './reactions/rules/rule-reactions';
import { RuleCanned, RuleDeeds, RuleFacts, RuleOutside, RulePast, RulePeople } from './rule-ports';
import { RuleCases, RulePromises, RuleSurveys } from './rule-ports';
import { CallWebhook } from './use-cases/rules/call-webhook';
import { EditRules } from './use-cases/rules/edit-rules';
import { ForgetRuns } from './use-cases/rules/forget-runs';
import { RuleReader } from './use-cases/rules/rule-reader';
import { RulesResponder } from './use-cases/rules/rules-responder';
import { RunRules } from './use-cases/rules/run-rules';
import { TryRule } from './use-cases/rules/try-rule';

const RULES = Symbol('Rules');

type Own = [Database, UnitOfWork, Clock, Outbox, AuditLog, Log, Timers, Jobs, Cryptor];
type Ports = [
  ...[Speaking, RuleFacts, RuleDeeds, RulePeople, RuleSurveys],
  ...[RulePromises, RuleCanned, RuleOutside, RulePast, RuleCases],
];

const rules: Provider = {
  provide: RULES,
  inject: [
    ...[Database, UnitOfWork, CLOCK, Outbox, AuditLog, LOG, Timers, Jobs, Cryptor],
    ...[Speaking, RuleFacts, RuleDeeds, RulePeople, RuleSurveys],
    ...[RulePromises, RuleCanned, RuleOutside, RulePast, RuleCases],
  ],
  useFactory: (...parts: [...Own, ...Ports]) => {
    const [database, unitOfWork, clock, outbox, audit, log, timers, jobs, cryptor, ...ports] = parts;
    const [speaking, facts, deeds, people, surveys, promises, canned, outside, past, cases] = ports;
    return createRules({
      ...{ database, unitOfWork, clock, outbox, audit, log, timers, jobs, cryptor },
      ...{ speaking, facts, deeds, people, surveys, promises, canned, outside, past, cases },
    });
  },
};

function part<T>(token: abstract new (...args: never[]) => T, pick: (all: Rules) => T) {
  return { provide: token, inject: [RULES], useFactory: pick };
}

const parts = [
  part(EditRules, (all) => all.edit),
  part(RuleReader, (all) => all.reader),
  part(RunRules, (all) => all.runner),
  part(RulesResponder, (all) => all.responder),
  part(RuleReactions, (all) => all.reactions),
  part(CallWebhook, (all) => all.webhook),
  part(ForgetRuns, (all) => all.forget),
  part(TryRule, (all) => all.tryOut),
];

/** Rules with the ports they are given: `Speaking` and all of `rule-ports.ts`. */
@Module({})
export class RulesModule {
  static with(ports: Provider[]): DynamicModule {
    return { module: RulesModule, providers: [...ports, rules, ...parts], exports: parts };
  }
}

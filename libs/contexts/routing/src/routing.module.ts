import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import {
  AuditLog,
  CLOCK,
  type Clock,
  Cryptor,
  Database,
  LOG,
  type Log,
  Outbox,
  Timers,
  UnitOfWork,
} from '@yingda/platform';
import { createRouting, type Routing } from './create-routing';
import {
  Acquaintance,
  AgentOutlook,
  AgentPool,
  CallPlanning,
  ConversationActions,
  ConversationStandings,
} from './ports';
import { RoutingReactions } from './reactions/routing-reactions';
import { CallbackReader } from './use-cases/callback-reader';
import { CallbackWork } from './use-cases/callback-work';
import { ClaimRoom } from './use-cases/claim-room';
import { DrainQueues } from './use-cases/drain-queues';
import { EditRules } from './use-cases/edit-rules';
import { EditSkills } from './use-cases/edit-skills';
import { ForgetDecisions } from './use-cases/forget-decisions';
import { PlanCallback } from './use-cases/plan-callback';
import { RejoinQueue } from './use-cases/rejoin-queue';
import { QueueReader } from './use-cases/queue-reader';
import { QueueWatcher } from './use-cases/queue-watcher';
import { RaisePriority } from './use-cases/raise-priority';
import { RoutingReader } from './use-cases/routing-reader';
import { RoutingTimers } from './use-cases/routing-timers';
import { SetPromotion } from './use-cases/set-promotion';
import { TakeFromQueue } from './use-cases/take-from-queue';

const ROUTING = Symbol('Routing');

const routing: Provider = {
  provide: ROUTING,
  inject: [
    ...[Database, UnitOfWork, CLOCK, Timers, LOG, AuditLog, Outbox, Cryptor],
    ...[AgentPool, ConversationActions, ConversationStandings, Acquaintance, AgentOutlook, CallPlanning],
  ],
  useFactory: (...parts: Parts) => {
    const [database, unitOfWork, clock, timers, log, audit, outbox, cryptor, ...ports] = parts;
    const [pool, conversations, standings, acquaintance, outlook, planning] = ports;
    const own = { database, unitOfWork, clock, timers, log, audit, outbox, cryptor };
    return createRouting({ ...own, pool, conversations, standings, acquaintance, outlook, planning });
  },
};

type Parts = [
  ...[Database, UnitOfWork, Clock, Timers, Log, AuditLog, Outbox, Cryptor],
  ...[AgentPool, ConversationActions, ConversationStandings, Acquaintance, AgentOutlook, CallPlanning],
];

function part<T>(token: abstract new (...args: never[]) => T, pick: (routing: Routing) => T) {
  return { provide: token, inject: [ROUTING], useFactory: pick };
}

const parts = [
  part(TakeFromQueue, (one) => one.takeFromQueue),
  part(ClaimRoom, (one) => one.claimRoom),
  part(DrainQueues, (one) => one.drainQueues),
  part(QueueReader, (one) => one.queueReader),
  part(RoutingReader, (one) => one.routingReader),
  part(EditRules, (one) => one.editRules),
  part(EditSkills, (one) => one.editSkills),
  part(ForgetDecisions, (one) => one.forgetDecisions),
  part(RaisePriority, (one) => one.raisePriority),
  part(SetPromotion, (one) => one.setPromotion),
  part(QueueWatcher, (one) => one.queueWatcher),
  part(RoutingTimers, (one) => one.routingTimers),
  part(PlanCallback, (one) => one.planCallback),
  part(RejoinQueue, (one) => one.rejoinQueue),
  part(CallbackWork, (one) => one.callbackWork),
  part(CallbackReader, (one) => one.callbackReader),
  part(RoutingReactions, (one) => one.routingReactions),
];

/** Routing with the ports it is given: all of `ports.ts`. */
@Module({})
export class RoutingModule {
  static with(ports: Provider[]): DynamicModule {
    return { module: RoutingModule, providers: [...ports, routing, ...parts], exports: parts };
  }
}

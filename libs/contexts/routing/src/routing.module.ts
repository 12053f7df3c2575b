import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { CLOCK, type Clock, Database, LOG, type Log, Timers, UnitOfWork } from '@yingda/platform';
import { createRouting, type Routing } from './create-routing';
import { AgentPool, ConversationActions, ConversationStandings } from './ports';
import { RoutingReactions } from './reactions/routing-reactions';
import { DrainQueues } from './use-cases/drain-queues';
import { QueueReader } from './use-cases/queue-reader';
import { QueueWatcher } from './use-cases/queue-watcher';
import { RoutingTimers } from './use-cases/routing-timers';
import { TakeFromQueue } from './use-cases/take-from-queue';

const ROUTING = Symbol('Routing');

const routing: Provider = {
  provide: ROUTING,
  inject: [Database, UnitOfWork, CLOCK, Timers, LOG, AgentPool, ConversationActions, ConversationStandings],
  useFactory: (...parts: Parts) => {
    const [database, unitOfWork, clock, timers, log, pool, conversations, standings] = parts;
    return createRouting({ database, unitOfWork, clock, timers, log, pool, conversations, standings });
  },
};

type Parts = [
  ...[Database, UnitOfWork, Clock, Timers, Log],
  ...[AgentPool, ConversationActions, ConversationStandings],
];

function part<T>(token: abstract new (...args: never[]) => T, pick: (routing: Routing) => T) {
  return { provide: token, inject: [ROUTING], useFactory: pick };
}

const parts = [
  part(TakeFromQueue, (one) => one.takeFromQueue),
  part(DrainQueues, (one) => one.drainQueues),
  part(QueueReader, (one) => one.queueReader),
  part(QueueWatcher, (one) => one.queueWatcher),
  part(RoutingTimers, (one) => one.routingTimers),
  part(RoutingReactions, (one) => one.routingReactions),
];

/** Routing with the ports it is given: all of `ports.ts`. */
@Module({})
export class RoutingModule {
  static with(ports: Provider[]): DynamicModule {
    return { module: RoutingModule, providers: [...ports, routing, ...parts], exports: parts };
  }
}

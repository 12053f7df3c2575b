import type { Clock, Database, Log, Timers, UnitOfWork } from '@yingda/platform';
import type { AgentPool, ConversationActions, ConversationStandings } from './ports';
import { RoutingReactions } from './reactions/routing-reactions';
import { HandleTimes } from './storage/handle-times';
import { MissedOffers } from './storage/missed-offers';
import { QueueTable } from './storage/queue';
import { DrainQueues } from './use-cases/drain-queues';
import { FindForgotten } from './use-cases/find-forgotten';
import { MissOffer } from './use-cases/miss-offer';
import { PlaceNext } from './use-cases/place-next';
import { QueueReader } from './use-cases/queue-reader';
import { QueueWatcher } from './use-cases/queue-watcher';
import { ReturnConversations } from './use-cases/return-conversations';
import { RoutingTimers } from './use-cases/routing-timers';
import { TakeFromQueue } from './use-cases/take-from-queue';

/** What routing is made of. */
export interface RoutingNeeds {
  database: Database;
  unitOfWork: UnitOfWork;
  clock: Clock;
  timers: Timers;
  log: Log;
  pool: AgentPool;
  conversations: ConversationActions;
  standings: ConversationStandings;
}

/** The context put together, without Nest: the module hands its parts out, specs use it as it is. */
export interface Routing {
  takeFromQueue: TakeFromQueue;
  drainQueues: DrainQueues;
  forgotten: FindForgotten;
  queueReader: QueueReader;
  queueWatcher: QueueWatcher;
  routingTimers: RoutingTimers;
  routingReactions: RoutingReactions;
}

export function createRouting(needs: RoutingNeeds): Routing {
  const { database, unitOfWork, clock, timers, pool, conversations } = needs;
  const queue = new QueueTable(database);
  const handleTimes = new HandleTimes(database);
  const missedOffers = new MissedOffers(database);
  const watcher = new QueueWatcher(unitOfWork);
  const placeNext = new PlaceNext(unitOfWork, clock, queue, pool, conversations, timers, watcher);
  const drain = new DrainQueues(placeNext, unitOfWork, needs.log);
  const missOffer = new MissOffer(unitOfWork, clock, queue, missedOffers, pool, conversations);
  const returns = new ReturnConversations(unitOfWork, pool, conversations);
  const remedies = { returns, missOffer, drain, watcher };
  const forgotten = new FindForgotten(unitOfWork, clock, queue, needs.standings, remedies, needs.log);
  return {
    takeFromQueue: new TakeFromQueue(unitOfWork, queue, pool, conversations, timers, watcher),
    drainQueues: drain,
    forgotten,
    queueReader: new QueueReader(queue, handleTimes, pool),
    queueWatcher: watcher,
    routingTimers: new RoutingTimers(timers, clock, queue, missOffer, forgotten, drain, watcher),
    routingReactions: new RoutingReactions({ queue, handleTimes, missedOffers }, needs, {
      returns,
      drain,
      watcher,
    }),
  };
}

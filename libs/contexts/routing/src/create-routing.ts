import type { Clock, Database, Log, Timers, UnitOfWork } from '@yingda/platform';
import type { AgentPool, ConversationActions } from './ports';
import { RoutingReactions } from './reactions/routing-reactions';
import { HandleTimes } from './storage/handle-times';
import { MissedOffers } from './storage/missed-offers';
import { QueueTable } from './storage/queue';
import { DeclineOffer } from './use-cases/decline-offer';
import { DrainQueues } from './use-cases/drain-queues';
import { EndOffer } from './use-cases/end-offer';
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
}

/** The context put together, without Nest: the module hands its parts out, specs use it as it is. */
export interface Routing {
  takeFromQueue: TakeFromQueue;
  declineOffer: DeclineOffer;
  drainQueues: DrainQueues;
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
  const endOffer = new EndOffer(unitOfWork, clock, queue, missedOffers, pool, conversations, timers);
  const returns = new ReturnConversations(unitOfWork, pool, conversations);
  const tables = { queue, handleTimes, missedOffers };
  return {
    takeFromQueue: new TakeFromQueue(unitOfWork, queue, pool, conversations, timers, watcher),
    declineOffer: new DeclineOffer(unitOfWork, endOffer, drain, watcher),
    drainQueues: drain,
    queueReader: new QueueReader(queue, handleTimes, pool),
    queueWatcher: watcher,
    routingTimers: new RoutingTimers(timers, clock, queue, endOffer, drain, watcher),
    routingReactions: new RoutingReactions(tables, pool, timers, returns, drain, watcher),
  };
}

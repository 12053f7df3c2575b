import type { AuditLog, Clock, Cryptor, Database, Log, Outbox, Timers, UnitOfWork } from '@yingda/platform';
import { type Callbacks, createCallbacks } from './create-callbacks';
import type {
  Acquaintance,
  AgentOutlook,
  AgentPool,
  CallPlanning,
  ConversationActions,
  ConversationStandings,
} from './ports';
import { RoutingReactions } from './reactions/routing-reactions';
import { AgentPaces } from './storage/agent-paces';
import { CallbackTable } from './storage/callbacks';
import { DecisionsTable } from './storage/decisions';
import { HandleTimes } from './storage/handle-times';
import { Line } from './storage/line';
import { MissedOffers } from './storage/missed-offers';
import { QueueTable } from './storage/queue';
import { RulesTable } from './storage/rules';
import { Unanswered } from './storage/unanswered';
import { SkillsTable } from './storage/skills';
import { ClaimRoom } from './use-cases/claim-room';
import { DrainQueues } from './use-cases/drain-queues';
import { EditRules } from './use-cases/edit-rules';
import { EditSkills } from './use-cases/edit-skills';
import { EnterQueue } from './use-cases/enter-queue';
import { FindForgotten } from './use-cases/find-forgotten';
import { ForgetDecisions } from './use-cases/forget-decisions';
import { MissReply } from './use-cases/miss-reply';
import { MissOffer } from './use-cases/miss-offer';
import { PlaceNext } from './use-cases/place-next';
import { QueueReader } from './use-cases/queue-reader';
import { QueueWatcher } from './use-cases/queue-watcher';
import { RaisePriority } from './use-cases/raise-priority';
import { ReturnConversations } from './use-cases/return-conversations';
import { RoutingReader } from './use-cases/routing-reader';
import { RoutingTimers } from './use-cases/routing-timers';
import { SetPromotion } from './use-cases/set-promotion';
import { Situations } from './use-cases/situations';
import { TakeFromQueue } from './use-cases/take-from-queue';

/** What routing is made of. */
export interface RoutingNeeds {
  database: Database;
  unitOfWork: UnitOfWork;
  clock: Clock;
  timers: Timers;
  log: Log;
  audit: AuditLog;
  pool: AgentPool;
  conversations: ConversationActions;
  acquaintance: Acquaintance;
  standings: ConversationStandings;
  outlook: AgentOutlook;
  outbox: Outbox;
  cryptor: Cryptor;
  planning: CallPlanning;
}

/** The context put together, without Nest: the module hands its parts out, specs use it as it is. */
export interface Routing extends Callbacks {
  takeFromQueue: TakeFromQueue;
  claimRoom: ClaimRoom;
  drainQueues: DrainQueues;
  forgotten: FindForgotten;
  queueReader: QueueReader;
  queueWatcher: QueueWatcher;
  routingReader: RoutingReader;
  editRules: EditRules;
  editSkills: EditSkills;
  raisePriority: RaisePriority;
  setPromotion: SetPromotion;
  forgetDecisions: ForgetDecisions;
  routingTimers: RoutingTimers;
  routingReactions: RoutingReactions;
}

export function createRouting(needs: RoutingNeeds): Routing {
  const { database, unitOfWork, clock, timers, audit, pool, conversations } = needs;
  const queue = new QueueTable(database);
  const handleTimes = new HandleTimes(database);
  const paces = new AgentPaces(database);
  const missedOffers = new MissedOffers(database);
  const unanswered = new Unanswered(database);
  const watcher = new QueueWatcher(unitOfWork);
  const rules = new RulesTable(database);
  const skills = new SkillsTable(database);
  const decisions = new DecisionsTable(database);
  const situations = new Situations(rules, decisions, queue, pool, clock);
  const tables = { queue, line: new Line(database), decisions, situations };
  const placeNext = new PlaceNext(unitOfWork, clock, tables, pool, conversations, timers, watcher);
  const enterQueue = new EnterQueue(queue, rules, needs.acquaintance, unanswered);
  const drain = new DrainQueues(placeNext, unitOfWork, needs.log);
  const missOffer = new MissOffer(unitOfWork, clock, { queue, missedOffers, rules }, pool, conversations);
  const returns = new ReturnConversations(unitOfWork, pool, conversations);
  const replies = { rules, unanswered };
  const missReply = new MissReply(unitOfWork, clock, timers, replies, pool, conversations);
  const remedies = { returns, missOffer, drain, watcher };
  const forgotten = new FindForgotten(unitOfWork, clock, enterQueue, needs.standings, remedies, needs.log);
  const callbacks = new CallbackTable(database, needs.cryptor);
  const claimRoom = new ClaimRoom(queue, rules, pool);
  const picking = { watcher, claimRoom };
  const takeFromQueue = new TakeFromQueue(unitOfWork, queue, pool, conversations, timers, picking);
  const ground = { callbacks, rules, enterQueue, watcher, queue, situations, drain, takeFromQueue };
  return {
    ...createCallbacks(needs, ground),
    takeFromQueue,
    claimRoom,
    drainQueues: drain,
    forgotten,
    queueReader: new QueueReader({ queue, handleTimes, paces }, situations, needs.outlook, clock, watcher),
    queueWatcher: watcher,
    routingReader: new RoutingReader(rules, skills, decisions, queue, situations),
    editRules: new EditRules(rules, queue, unitOfWork, clock, audit, { enterQueue, drain, watcher, pool }),
    editSkills: new EditSkills(skills, pool, unitOfWork, audit, drain),
    raisePriority: new RaisePriority(unitOfWork, { queue, rules }, { drain, watcher }),
    setPromotion: new SetPromotion(rules, queue, unitOfWork, clock, audit, drain),
    forgetDecisions: new ForgetDecisions(decisions, clock),
    routingTimers: new RoutingTimers(timers, clock, pool, queue, {
      missOffer,
      missReply,
      forgotten,
      drain,
      watcher,
    }),
    routingReactions: new RoutingReactions(
      { queue, handleTimes, paces, missedOffers, decisions, rules, callbacks, unanswered },
      needs,
      {
        returns,
        drain,
        enterQueue,
        missReply,
        watcher,
      },
    ),
  };
}

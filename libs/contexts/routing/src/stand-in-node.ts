import {
  AuditLog,
  Cryptor,
  type Clock,
  type Database,
  Outbox,
  Relay,
  silentLog,
  Timers,
  UnitOfWork,
} from '@yingda/platform';
import { createRouting, type Routing } from './create-routing';
import { StandInPlanning } from './stand-in-planning';
import { StandInOutlook } from './stand-in-outlook';
import { StandInStandings } from './stand-in-standings';
import { StandInAgents } from './stand-in-agents';
import { StandInConversations } from './stand-in-conversations';
import { StandInAcquaintance } from './stand-in-acquaintance';

/** One process that routes, with its own connections to the database it shares with others. */
export interface StandInNode {
  unitOfWork: UnitOfWork;
  outbox: Outbox;
  timers: Timers;
  relay: Relay;
  agents: StandInAgents;
  conversations: StandInConversations;
  acquaintance: StandInAcquaintance;
  standings: StandInStandings;
  outlook: StandInOutlook;
  planning: StandInPlanning;
  routing: Routing;
  /** What the queues' watchers heard, in order. */
  heard: string[];
  /** Does as a unit of work, and waits until this node has drawn every consequence. */
  act<T>(work: () => Promise<T>): Promise<T>;
  settled(): Promise<void>;
}

/** Puts a process together; `relay.start()` makes it react. */
export function standInNode(database: Database, clock: Clock): StandInNode {
  const unitOfWork = new UnitOfWork(database);
  const outbox = new Outbox(database, clock);
  const timers = new Timers(database, unitOfWork, clock);
  const relay = new Relay(database, unitOfWork, outbox, clock);
  const agents = new StandInAgents(database);
  const conversations = new StandInConversations(database, outbox, clock);
  const acquaintance = new StandInAcquaintance();
  const standings = new StandInStandings(database);
  const planning = new StandInPlanning(conversations);
  const outlook = new StandInOutlook(database);
  const told = { log: silentLog, audit: new AuditLog(database, clock), outbox };
  const parts = { database, unitOfWork, clock, timers, cryptor: new Cryptor('s'.repeat(32)), ...told };
  const routing = createRouting({
    ...parts,
    pool: agents,
    conversations,
    acquaintance,
    standings,
    outlook,
    planning,
  });
  const heard: string[] = [];
  routing.queueWatcher.onChanged((teamId) => heard.push(teamId));
  routing.routingReactions.register(relay);
  routing.routingTimers.register();
  const settled = async () => {
    // What a placement announces is heard by the relay, which may ask for another one.
    for (let i = 0; i < 2; i++) {
      await relay.caughtUp();
      await routing.forgotten.settled();
      await routing.drainQueues.settled();
    }
    await relay.caughtUp();
  };
  const act = async <T>(work: () => Promise<T>) => {
    const result = await unitOfWork.run(work);
    await settled();
    return result;
  };
  const stood = { agents, conversations, acquaintance, standings, outlook, planning };
  return { unitOfWork, outbox, timers, relay, ...stood, routing, heard, act, settled };
}

import { type Clock, type Database, Outbox, Relay, silentLog, Timers, UnitOfWork } from '@yingda/platform';
import { createRouting, type Routing } from './create-routing';
import { StandInStandings } from './stand-in-standings';
import { StandInAgents, StandInConversations } from './stand-ins';

/** One process that routes, with its own connections to the database it shares with others. */
export interface StandInNode {
  unitOfWork: UnitOfWork;
  outbox: Outbox;
  timers: Timers;
  relay: Relay;
  agents: StandInAgents;
  conversations: StandInConversations;
  standings: StandInStandings;
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
  const standings = new StandInStandings(database);
  const parts = { database, unitOfWork, clock, timers, log: silentLog };
  const routing = createRouting({ ...parts, pool: agents, conversations, standings });
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
  const stood = { agents, conversations, standings };
  return { unitOfWork, outbox, timers, relay, ...stood, routing, heard, act, settled };
}

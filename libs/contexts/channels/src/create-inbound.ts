import {
  type Clock,
  type Database,
  type Jobs,
  type Leases,
  type Log,
  Rounds,
  type UnitOfWork,
} from '@yingda/platform';
import type { Piece } from './adapters/piece';
import type { AdapterContexts, OptOuts, People, SendingSide, Talks } from './ports';
import { ApiRequestTable } from './storage/api-requests';
import { ChannelCursorTable } from './storage/channel-cursors';
import { ChannelEventTable } from './storage/channel-events';
import { ChannelMediaTable } from './storage/channel-media';
import { ChannelMessageTable } from './storage/channel-messages';
import { GatheredEvents } from './storage/gathered-events';
import type { InboxTable } from './storage/inboxes';
import type { Accounts } from './use-cases/accounts';
import { AccountWatch } from './use-cases/account-watch';
import { callProvider } from './use-cases/call-provider';
import { FetchMedia } from './use-cases/fetch-media';
import { type Afterwards, HandleEvent } from './use-cases/handle-event';
import { ForgetEvents } from './use-cases/forget-events';
import { HookAccounts } from './use-cases/hook-accounts';
import { KeepEvents } from './use-cases/keep-events';
import { LearnProfile, Newcomers } from './use-cases/newcomers';
import { PlaceMessage } from './use-cases/place-message';
import { PullAccounts } from './use-cases/pull-accounts';
import { ReceiveHook } from './use-cases/receive-hook';
import { ReceiveMessage } from './use-cases/receive-message';
import { WatchAccounts } from './use-cases/watch-accounts';
import { WorkInbound } from './use-cases/work-inbound';

/** What receiving is made of. */
export interface InboundNeeds {
  database: Database;
  unitOfWork: UnitOfWork;
  clock: Clock;
  log: Log;
  leases: Leases;
  jobs: Pick<Jobs, 'send'>;
  inboxes: InboxTable;
  accounts: Accounts;
  people: People;
  talks: Talks;
  contexts: AdapterContexts;
  /** Null where nothing is sent. */
  sending: SendingSide | null;
  /** Without it words like STOP say nothing of notices. */
  optOuts?: OptOuts;
}

/** The receiving half of the context. */
export interface Inbound {
  receiveHook: ReceiveHook;
  keepEvents: KeepEvents;
  workInbound: WorkInbound;
  fetchMedia: FetchMedia;
  pullAccounts: PullAccounts;
  watchAccounts: WatchAccounts;
  learnProfile: LearnProfile;
  forgetEvents: ForgetEvents;
  events: ChannelEventTable;
  accountWatch: AccountWatch;
  worker: InboundWorker;
  /** There is something new to work on, so many milliseconds from now. */
  wake: (inMs: number) => void;
}

/** What goes on by itself, in whichever processes work in the background. */
export class InboundWorker {
  private readonly rounds: readonly Rounds[];

  constructor(
    events: Rounds,
    private readonly watching: WatchAccounts,
    ...others: Rounds[]
  ) {
    this.rounds = [events, ...others];
  }

  /** `when`: whether it is this process's turn. */
  start(how: { when?: () => boolean } = {}): void {
    for (const rounds of this.rounds) rounds.start(how);
  }

  /** Ends with what is in hand. */
  async stop(): Promise<void> {
    await Promise.all(this.rounds.map((rounds) => rounds.stop()));
    await this.watching.stop();
  }
}

export function createInbound(needs: InboundNeeds): Inbound {
  const { database, unitOfWork, clock, log, leases, jobs, inboxes, accounts, contexts } = needs;
  const { people, talks, sending } = needs;
  const events = new ChannelEventTable(database);
  const messages = new ChannelMessageTable(database);
  const media = new ChannelMediaTable(database);
  const cursors = new ChannelCursorTable(database);
  const newcomers = new Newcomers(accounts, jobs);
  const placing = new PlaceMessage(accounts, messages, sending);
  const optOuts = needs.optOuts ?? null;
  const passage = { people, talks, sending, optOuts, messages, media, newcomers, placing };
  const keepEvents = new KeepEvents(events, clock, log);
  // A connection of their own: they wait for nothing that is worked on.
  const hooks = new GatheredEvents(new ChannelEventTable(database, database.writer()));
  const keepHooks = new KeepEvents(hooks, clock, log);
  const afterwards = afterCommits(needs, () => pulling.wake());
  const receive = new ReceiveMessage(passage);
  const handle = new HandleEvent(inboxes, accounts, passage, receive, cursors, afterwards);
  const workInbound = new WorkInbound(unitOfWork, events, handle, clock, log, () => hooks.isPressed);
  const fetchMedia = new FetchMedia({ inboxes, accounts, events, media, talks }, contexts, clock, log);
  const working = new Rounds(() => workInbound.round(), {
    name: 'Work on providers’ events',
    log,
    everyMs: 250,
  });
  const pullWay = { inboxes, accounts, cursors, keep: keepEvents, contexts };
  const wake = (inMs: number) => working.wake(inMs);
  const pullAccounts = new PullAccounts(pullWay, unitOfWork, { leases, clock, log, wake });
  const pulling = new Rounds(() => pullAccounts.round(), {
    name: 'Pulling of accounts',
    log,
    everyMs: 1_000,
  });
  const onNews = () => pulling.wake();
  const watchAccounts = new WatchAccounts(pullWay, { leases, clock, log, onNews });
  return {
    receiveHook: new ReceiveHook(new HookAccounts(inboxes, accounts), keepHooks, clock, log, wake),
    keepEvents,
    wake,
    workInbound,
    fetchMedia,
    pullAccounts,
    watchAccounts,
    learnProfile: new LearnProfile(inboxes, accounts, people, contexts),
    forgetEvents: new ForgetEvents({ events, media, requests: new ApiRequestTable(database) }, clock),
    events,
    accountWatch: new AccountWatch(inboxes, accounts, contexts, { events, cursors }),
    worker: new InboundWorker(
      working,
      watchAccounts,
      new Rounds(() => fetchMedia.round(), { name: 'Fetching of files', log, everyMs: 500 }),
      pulling,
      new Rounds(() => watchAccounts.round(), { name: 'Watching of accounts', log, everyMs: 10_000 }),
    ),
  };
}

function afterCommits(needs: InboundNeeds, pull: () => void): Afterwards {
  const { unitOfWork, contexts, log } = needs;
  return {
    pull: () => unitOfWork.afterCommit(pull),
    answer: (inboxId, piece) =>
      unitOfWork.afterCommit(() => {
        send(needs, inboxId, piece).catch((error: unknown) =>
          log.warn({ err: error, inboxId }, 'A tap or a word could not be answered'),
        );
      }),
    acknowledge: (inboxId, tell) =>
      unitOfWork.afterCommit(() => {
        contexts
          .of(inboxId)
          .then(tell)
          .catch((error: unknown) => log.info({ err: error, inboxId }, 'An act could not be acknowledged'));
      }),
  };
}

async function send(
  { inboxes, accounts, contexts, log }: InboundNeeds,
  inboxId: string,
  piece: Piece,
): Promise<void> {
  const inbox = await inboxes.byId(inboxId);
  const adapter = inbox && accounts.adapterOf(inbox);
  if (!adapter) return;
  const outcome = await callProvider(adapter, piece, { context: await contexts.of(inboxId), log });
  if (!outcome.ok) log.info({ inboxId, code: outcome.code }, 'A tap or a word was not answered');
}

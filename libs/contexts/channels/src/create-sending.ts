import type { Clock, Cryptor, Database, Log, Outbox, RateLimiter, UnitOfWork } from '@yingda/platform';
import { conversationOfToken } from './adapters/email/threading';
import { createFollowUps, type FollowUpNeeds, type FollowUps } from './create-follow-ups';
import type { MailSubjects, OptOuts, People, Replies, StoredFiles } from './ports';
import { SendOut } from './reactions/send-out';
import { AnsweredMessages } from './storage/answered';
import { DeliveryTable } from './storage/deliveries';
import { FollowUpTable } from './storage/follow-ups';
import { InboxTable } from './storage/inboxes';
import { JoinedLines } from './storage/joined-lines';
import { LaneTable } from './storage/lanes';
import { OrphanReceipts } from './storage/orphan-receipts';
import { WindowTable } from './storage/windows';
import type { Accounts } from './use-cases/accounts';
import { BuildAdapterContext } from './use-cases/adapter-contexts';
import { CheckOutgoing, OutletReader, PreviewOutgoing } from './use-cases/check-outgoing';
import { DeliveryNews } from './use-cases/delivery-news';
import { DeliveryReader } from './use-cases/delivery-reader';
import { JoinLines } from './use-cases/join-lines';
import { MAIL_THREAD_KEY, MailThreads } from './use-cases/mail-threads';
import { NoticeAccountReader } from './use-cases/notice-accounts';
import { Outgoing } from './use-cases/outgoing';
import { QueueDeliveries } from './use-cases/queue-deliveries';
import { ResendMessage } from './use-cases/resend-message';
import { SendLane } from './use-cases/send-lane';
import { OutboundWorker } from './use-cases/outbound-worker';
import { ChangeOutgoing } from './use-cases/change-outgoing';
import { ChangeStep } from './use-cases/change-step';
import { EndSession } from './use-cases/end-session';
import { HearReceived } from './use-cases/sending-side';
import { SettlePiece } from './use-cases/settle-piece';
import { ShowTyping } from './use-cases/show-typing';
import { TemplateReader } from './use-cases/template-reader';
import { TokenCache } from './use-cases/token-cache';
import { WindowReader } from './use-cases/window-reader';

/** What the sending half of channels is made of. */
export interface SendingNeeds {
  database: Database;
  unitOfWork: UnitOfWork;
  clock: Clock;
  outbox: Outbox;
  cryptor: Cryptor;
  limiter: RateLimiter;
  log: Log;
  people: People;
  replies: Replies;
  files: StoredFiles;
  subjects: MailSubjects;
  /** Without it mails of machines name no way to end them. */
  optOuts?: OptOuts;
  privateHosts: readonly string[];
  /** Without it nobody is noticed leaving, and nobody is warned. */
  followUp?: FollowUpNeeds;
  /** 0 to 1, to keep tries apart; chance when not given. */
  random?: () => number;
}

/** The sending half put together. */
export interface Sending {
  adapterContexts: BuildAdapterContext;
  hearReceived: HearReceived;
  changeOutgoing: ChangeOutgoing;
  checkOutgoing: CheckOutgoing;
  templateReader: TemplateReader;
  noticeAccounts: NoticeAccountReader;
  showTyping: ShowTyping;
  endSession: EndSession;
  previewOutgoing: PreviewOutgoing;
  outletReader: OutletReader;
  deliveryReader: DeliveryReader;
  resendMessage: ResendMessage;
  sendOut: SendOut;
  worker: OutboundWorker;
  /** Null without `followUp`. */
  followUps: FollowUps | null;
}

export function createSending(needs: SendingNeeds, accounts: Accounts): Sending {
  const { database, unitOfWork, clock, outbox, cryptor, people, replies, files, log } = needs;
  const inboxes = new InboxTable(database);
  const lanes = new LaneTable(database);
  const deliveries = new DeliveryTable(database);
  const windowTable = new WindowTable(database);
  const orphans = new OrphanReceipts(database);
  const answered = new AnsweredMessages(database);
  const tokens = new TokenCache(database, clock, cryptor);
  const own = { clock, privateHosts: needs.privateHosts };
  const contexts = new BuildAdapterContext(inboxes, accounts, tokens, files, own);
  const outgoing = new Outgoing(inboxes, accounts, people, replies, { files, answered });
  const windows = new WindowReader(windowTable, deliveries, clock);
  const templates = new TemplateReader(outgoing, contexts);
  const followUpTable = new FollowUpTable(database);
  const lines = new JoinedLines(database);
  const news = new DeliveryNews(deliveries, windows, outbox, { followUps: followUpTable, lines });
  const settling = { lanes, deliveries, windows: windowTable, orphans, news };
  const settle = new SettlePiece(settling);
  const lane = new SendLane(unitOfWork, clock, {
    ...settling,
    ...{ inboxes, outgoing, people, contexts, settle, log },
    changes: new ChangeStep(deliveries, news),
    lines: new JoinLines(lines, deliveries),
    isStillDue: async (mail) => followUps === null || followUps.send.isStillDue(mail),
    limiter: needs.limiter,
    random: needs.random ?? Math.random,
  });
  const worker = new OutboundWorker(clock, lanes, { lane, orphans, log });
  const threads = new MailThreads(accounts, answered, needs.subjects, cryptor);
  const queueing = { lanes, deliveries, windows, news, threads, optOuts: needs.optOuts ?? null };
  const queue = new QueueDeliveries(unitOfWork, clock, outgoing, queueing, worker.wake);
  const followUps: FollowUps | null =
    needs.followUp === undefined
      ? null
      : createFollowUps(needs.followUp, {
          ...{
            database,
            unitOfWork,
            clock,
            outbox,
            people,
            inboxes,
            lanes,
            deliveries,
            outgoing,
            threads,
            news,
          },
          ...{ followUps: followUpTable, windows: windowTable, wake: worker.wake },
        });
  if (followUps) news.onWindow = (target) => followUps.warn.heard(target);
  return {
    followUps,
    adapterContexts: contexts,
    hearReceived: new HearReceived(clock, {
      ...{
        inboxes,
        people,
        replies,
        outgoing,
        lanes,
        deliveries,
        windows: windowTable,
        orphans,
        followUps: followUpTable,
        settle,
        news,
      },
      conversationOfToken: (token) => conversationOfToken(token, cryptor.derive(MAIL_THREAD_KEY)),
    }),
    changeOutgoing: new ChangeOutgoing(unitOfWork, clock, {
      ...{ inboxes, lanes, deliveries, outgoing, people, windows, news },
      wake: worker.wake,
    }),
    checkOutgoing: new CheckOutgoing(outgoing, windows, templates),
    templateReader: templates,
    noticeAccounts: new NoticeAccountReader(inboxes, accounts, templates),
    showTyping: new ShowTyping(clock, {
      ...{ outgoing, answered, contexts, log },
      windows: windowTable,
      limiter: needs.limiter,
    }),
    endSession: new EndSession(unitOfWork, clock, { outgoing, contexts, log, lanes, windows: windowTable }),
    previewOutgoing: new PreviewOutgoing(outgoing, windows),
    outletReader: new OutletReader(outgoing, windows, people, replies, inboxes),
    deliveryReader: new DeliveryReader(deliveries, inboxes, followUpTable),
    resendMessage: new ResendMessage(unitOfWork, clock, {
      ...{ lanes, deliveries, outgoing, people, windows, lines, news },
      wake: worker.wake,
    }),
    sendOut: new SendOut(queue),
    worker,
  };
}

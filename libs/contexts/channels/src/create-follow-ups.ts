import type { Clock, Database, Outbox, Timers, UnitOfWork } from '@yingda/platform';
import type { People } from './ports';
import type { Attendance, MailPeople, UnreadTalks, WaitingCustomers } from './follow-up-ports';
import { FollowUpReactions } from './reactions/follow-up';
import { AbsenceTable } from './storage/absences';
import type { DeliveryTable } from './storage/deliveries';
import type { FollowUpTable } from './storage/follow-ups';
import type { InboxTable } from './storage/inboxes';
import type { LaneTable } from './storage/lanes';
import type { WindowTable } from './storage/windows';
import { WindowEndings, WindowWatchTable } from './storage/window-watch';
import type { DeliveryNews } from './use-cases/delivery-news';
import { FollowUpReader } from './use-cases/follow-up-reader';
import type { MailThreads } from './use-cases/mail-threads';
import type { Outgoing } from './use-cases/outgoing';
import { PlanFollowUp } from './use-cases/plan-follow-up';
import { SendFollowUp } from './use-cases/send-follow-up';
import { WarnOfEnding } from './use-cases/warn-of-ending';
import { WriteFollowUp } from './use-cases/write-follow-up';

/** What it takes to notice that somebody left, or waits too long. */
export interface FollowUpNeeds {
  attendance: Attendance;
  unread: UnreadTalks;
  mailPeople: MailPeople;
  waiting: WaitingCustomers;
  timers: Timers;
}

/** What of the sending half it is made of. */
export interface FollowUpGround {
  database: Database;
  unitOfWork: UnitOfWork;
  clock: Clock;
  outbox: Outbox;
  people: People;
  inboxes: InboxTable;
  followUps: FollowUpTable;
  lanes: LaneTable;
  deliveries: DeliveryTable;
  windows: WindowTable;
  outgoing: Outgoing;
  threads: MailThreads;
  news: DeliveryNews;
  wake: () => void;
}

/** Answers that go on by mail, and windows that end while somebody waits. */
export interface FollowUps {
  plan: PlanFollowUp;
  send: SendFollowUp;
  warn: WarnOfEnding;
  reader: FollowUpReader;
  endings: WindowEndings;
  reactions: FollowUpReactions;
}

export function createFollowUps(needs: FollowUpNeeds, ground: FollowUpGround): FollowUps {
  const { attendance, unread, mailPeople, waiting, timers } = needs;
  const { database, unitOfWork, clock, inboxes, windows, outgoing } = ground;
  const absences = new AbsenceTable(database);
  const write = new WriteFollowUp(outgoing, ground.threads);
  const own = { absences, write, attendance, unread, people: mailPeople, timers };
  const plan = new PlanFollowUp(unitOfWork, clock, { ...ground, ...own });
  const send = new SendFollowUp(unitOfWork, clock, { ...ground, ...own });
  const watch = new WindowWatchTable(database);
  const warn = new WarnOfEnding(clock, { ...ground, watch, waiting, timers });
  return {
    ...{ plan, send, warn },
    reader: new FollowUpReader(inboxes, absences, windows, attendance, mailPeople),
    endings: new WindowEndings(database),
    reactions: new FollowUpReactions(plan, send, warn, timers),
  };
}

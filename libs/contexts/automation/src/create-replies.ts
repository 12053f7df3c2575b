import type { AuditLog, Clock, Database, Outbox, Timers, UnitOfWork } from '@yingda/platform';
import type { Cut } from './domain/replies/boundaries';
import type { Speaking } from './ports';
import { AnswerMessages } from './reactions/replies/answer-messages';
import type { PastMessages, ReplyDeeds, ReplyFiles, ReplyOrders } from './reply-ports';
import type { ReplySurroundings, ReplyTalks } from './reply-ports';
import { AutoRepliesTable } from './storage/replies/auto-replies-table';
import { ReplyLog } from './storage/replies/reply-log';
import { ReplyLogReads } from './storage/replies/reply-log-reads';
import { ReplySettingsTable } from './storage/replies/reply-settings-table';
import { AutoReplyReader } from './use-cases/replies/auto-reply-reader';
import { EditAutoReplies } from './use-cases/replies/edit-auto-replies';
import { EditReplySettings } from './use-cases/replies/edit-reply-settings';
import { EnsureAutoReplies } from './use-cases/replies/ensure-auto-replies';
import { ForgetReplyLog } from './use-cases/replies/forget-reply-log';
import { KeywordResponder } from './use-cases/replies/keyword-responder';
import { Listen } from './use-cases/replies/listen';
import { Notices } from './use-cases/replies/notices';
import { Occasions } from './use-cases/replies/occasions';
import { OrderAnswers } from './use-cases/replies/order-answers';
import { ReplyLogReader } from './use-cases/replies/reply-log-reader';
import { ReplySet } from './use-cases/replies/reply-set';
import { ReplyValues } from './use-cases/replies/reply-values';
import { SayReply } from './use-cases/replies/say-reply';
import { TryAutoReplies } from './use-cases/replies/try-auto-replies';

/** What auto-replies are made of. */
export interface ReplyNeeds {
  database: Database;
  unitOfWork: UnitOfWork;
  clock: Clock;
  outbox: Outbox;
  audit: AuditLog;
  timers: Timers;
  cut: Cut;
  speaking: Speaking;
  talks: ReplyTalks;
  surroundings: ReplySurroundings;
  deeds: ReplyDeeds;
  past: PastMessages;
  files: ReplyFiles;
  orders: ReplyOrders;
}

/** The part put together, without Nest: the module hands its parts out, specs use it as it is. */
export interface Replies {
  edit: EditAutoReplies;
  settings: EditReplySettings;
  reader: AutoReplyReader;
  decided: ReplyLogReader;
  attempt: TryAutoReplies;
  ensure: EnsureAutoReplies;
  keywords: KeywordResponder;
  answer: AnswerMessages;
  occasions: Occasions;
  forget: ForgetReplyLog;
}

export function createReplies(needs: ReplyNeeds): Replies {
  const { database, unitOfWork, clock, outbox, audit, timers, cut } = needs;
  const { speaking, talks, surroundings, deeds, past, files, orders } = needs;
  const tables = { replies: new AutoRepliesTable(database), settings: new ReplySettingsTable(database) };
  const log = new ReplyLog(database);
  const set = new ReplySet(tables.replies, tables.settings, cut);
  const values = new ReplyValues(surroundings, clock);
  const sayReply = new SayReply(unitOfWork, clock, outbox, { values, log, speaking, files });
  const notices = new Notices(surroundings, log);
  const listen = new Listen(set, talks, surroundings, log, clock);
  const occasions = new Occasions(set, talks, surroundings, { listen, notices, sayReply }, clock);
  const edit = new EditAutoReplies(unitOfWork, clock, tables, files, { audit, outbox });
  return {
    edit,
    settings: new EditReplySettings(unitOfWork, tables.settings, audit),
    reader: new AutoReplyReader(tables.replies, log),
    decided: new ReplyLogReader(new ReplyLogReads(database), clock),
    attempt: new TryAutoReplies(set, past),
    ensure: new EnsureAutoReplies(unitOfWork, tables, edit, clock),
    keywords: new KeywordResponder(listen, notices, sayReply, deeds, new OrderAnswers(orders, log)),
    answer: new AnswerMessages(occasions, log, timers),
    occasions,
    forget: new ForgetReplyLog(log, clock),
  };
}

import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import {
  AuditLog,
  CLOCK,
  type Clock,
  cutWords,
  Database,
  Outbox,
  Timers,
  UnitOfWork,
} from '@yingda/platform';
import { createReplies, type Replies } from './create-replies';
import { Speaking } from './ports';
import { AnswerMessages } from './reactions/replies/answer-messages';
import {
  PastMessages,
  ReplyDeeds,
  ReplyFiles,
  ReplyOrders,
  ReplySurroundings,
  ReplyTalks,
} from './reply-ports';
import { AutoReplyReader } from './use-cases/replies/auto-reply-reader';
import { EditAutoReplies } from './use-cases/replies/edit-auto-replies';
import { EditReplySettings } from './use-cases/replies/edit-reply-settings';
import { EnsureAutoReplies } from './use-cases/replies/ensure-auto-replies';
import { ForgetReplyLog } from './use-cases/replies/forget-reply-log';
import { KeywordResponder } from './use-cases/replies/keyword-responder';
import { ReplyLogReader } from './use-cases/replies/reply-log-reader';
import { TryAutoReplies } from './use-cases/replies/try-auto-replies';

const REPLIES = Symbol('Replies');

type Parts = [
  ...[Database, UnitOfWork, Clock, Outbox, AuditLog, Timers],
  ...[Speaking, ReplyTalks, ReplySurroundings, ReplyDeeds, PastMessages, ReplyFiles, ReplyOrders],
];

const replies: Provider = {
  provide: REPLIES,
  inject: [
    ...[Database, UnitOfWork, CLOCK, Outbox, AuditLog, Timers],
    ...[Speaking, ReplyTalks, ReplySurroundings, ReplyDeeds, PastMessages, ReplyFiles, ReplyOrders],
  ],
  useFactory: (...parts: Parts) => {
    const [database, unitOfWork, clock, outbox, audit, timers, ...ports] = parts;
    const [speaking, talks, surroundings, deeds, past, files, orders] = ports;
    const own = { database, unitOfWork, clock, outbox, audit, timers, cut: cutWords };
    return createReplies({ ...own, speaking, talks, surroundings, deeds, past, files, orders });
  },
};

function part<T>(token: abstract new (...args: never[]) => T, pick: (replies: Replies) => T) {
  return { provide: token, inject: [REPLIES], useFactory: pick };
}

const parts = [
  part(EditAutoReplies, (one) => one.edit),
  part(EditReplySettings, (one) => one.settings),
  part(AutoReplyReader, (one) => one.reader),
  part(ReplyLogReader, (one) => one.decided),
  part(TryAutoReplies, (one) => one.attempt),
  part(EnsureAutoReplies, (one) => one.ensure),
  part(KeywordResponder, (one) => one.keywords),
  part(AnswerMessages, (one) => one.answer),
  part(ForgetReplyLog, (one) => one.forget),
];

/** Auto-replies with the ports they are given: `Speaking` and all of `reply-ports.ts`. */
@Module({})
export class RepliesModule {
  static with(ports: Provider[]): DynamicModule {
    return { module: RepliesModule, providers: [...ports, replies, ...parts], exports: parts };
  }
}

import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { AuditLog, CLOCK, type Clock, Database, Outbox, Timers, UnitOfWork } from '@yingda/platform';
import { AnswerBase, BotConversations, BotCustomers, BotInboxes } from './bot-ports';
import { createBot, type Bot } from './create-bot';
import { Speaking } from './ports';
import { BotReactions } from './reactions/bot-reactions';
import { BotTalksTable } from './storage/bot/bot-talks-table';
import { BotResponder } from './use-cases/bot/bot-responder';
import { BotRoster } from './use-cases/bot/bot-roster';
import { EditBots } from './use-cases/bot/edit-bots';
import { HandOverToPeople } from './use-cases/bot/hand-over-to-people';
import { TryBot } from './use-cases/bot/try-bot';

const BOT = Symbol('Bot');

type Parts = [
  ...[Database, UnitOfWork, Clock, Outbox, AuditLog, Timers],
  ...[Speaking, AnswerBase, BotConversations, BotCustomers, BotInboxes],
];

const bot: Provider = {
  provide: BOT,
  inject: [
    ...[Database, UnitOfWork, CLOCK, Outbox, AuditLog, Timers],
    ...[Speaking, AnswerBase, BotConversations, BotCustomers, BotInboxes],
  ],
  useFactory: (...parts: Parts) => {
    const [database, unitOfWork, clock, outbox, audit, timers, ...ports] = parts;
    const [speaking, answers, conversations, customers, inboxes] = ports;
    const own = { database, unitOfWork, clock, outbox, audit, timers };
    return createBot({ ...own, speaking, answers, conversations, customers, inboxes });
  },
};

function part<T>(token: abstract new (...args: never[]) => T, pick: (bot: Bot) => T) {
  return { provide: token, inject: [BOT], useFactory: pick };
}

const parts = [
  part(EditBots, (one) => one.edit),
  part(BotRoster, (one) => one.roster),
  part(TryBot, (one) => one.attempt),
  part(BotTalksTable, (one) => one.talks),
  part(HandOverToPeople, (one) => one.handOver),
  part(BotResponder, (one) => one.responder),
  part(BotReactions, (one) => one.reactions),
];

/** The bot with the ports it is given: `Speaking` and all of `bot-ports.ts`. */
@Module({})
export class BotModule {
  static with(ports: Provider[]): DynamicModule {
    return { module: BotModule, providers: [...ports, bot, ...parts], exports: parts };
  }
}

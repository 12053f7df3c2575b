import type { AuditLog, Clock, Database, Outbox, Timers, UnitOfWork } from '@yingda/platform';
import type { AnswerBase, BotConversations, BotCustomers, BotInboxes } from './bot-ports';
import type { Speaking } from './ports';
import { BotReactions } from './reactions/bot-reactions';
import { BotSettingsTable } from './storage/bot/bot-settings-table';
import { BotTalksTable } from './storage/bot/bot-talks-table';
import { BotResponder } from './use-cases/bot/bot-responder';
import { BotRoster } from './use-cases/bot/bot-roster';
import { Containment } from './use-cases/bot/containment';
import { EditBots } from './use-cases/bot/edit-bots';
import { HandOverToPeople } from './use-cases/bot/hand-over-to-people';
import { SilenceWatch } from './use-cases/bot/silence-watch';
import { Think } from './use-cases/bot/think';
import { TryBot } from './use-cases/bot/try-bot';

/** What the bot is made of. */
export interface BotNeeds {
  database: Database;
  unitOfWork: UnitOfWork;
  clock: Clock;
  outbox: Outbox;
  audit: AuditLog;
  timers: Timers;
  speaking: Speaking;
  answers: AnswerBase;
  conversations: BotConversations;
  customers: BotCustomers;
  inboxes: BotInboxes;
}

/** The bot put together, without Nest: the module hands its parts out, specs use it as it is. */
export interface Bot {
  edit: EditBots;
  roster: BotRoster;
  attempt: TryBot;
  talks: BotTalksTable;
  handOver: HandOverToPeople;
  responder: BotResponder;
  reactions: BotReactions;
}

export function createBot(needs: BotNeeds): Bot {
  const { database, unitOfWork, clock, outbox, audit, timers, ...ports } = needs;
  const { speaking, answers, conversations, customers, inboxes } = ports;
  const settings = new BotSettingsTable(database);
  const talks = new BotTalksTable(database);
  const think = new Think(answers);
  const stores = { settings, talks };
  const handOver = new HandOverToPeople(unitOfWork, clock, stores, { conversations, inboxes }, outbox);
  const silence = new SilenceWatch(clock, timers, settings, { conversations, handOver });
  const containment = new Containment(clock, timers, talks, outbox);
  const parts = { settings, talks, conversations, customers, inboxes, speaking, think, handOver, silence };
  return {
    edit: new EditBots(unitOfWork, clock, settings, inboxes, { outbox, audit }),
    roster: new BotRoster(settings, inboxes),
    attempt: new TryBot(settings, inboxes, think),
    talks,
    handOver,
    responder: new BotResponder(unitOfWork, clock, outbox, parts),
    reactions: new BotReactions({ ...stores, conversations }, { handOver, silence, containment }),
  };
}

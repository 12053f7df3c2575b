import { type BotSettings, type Content } from '@yingda/contracts';
import type { Language } from '@yingda/contracts/names';
import type { Clock, Outbox, UnitOfWork } from '@yingda/platform';
import { v5 as uuidV5 } from 'uuid';
import type { BotConversations, BotCustomers, BotInbox, BotInboxes } from '../../bot-ports';
import type { Decision } from '../../domain/bot/decide';
import { Responder, type Heard } from '../../domain/heard';
import type { Said, Speaking } from '../../ports';
import type { BotSettingsTable } from '../../storage/bot/bot-settings-table';
import type { BotTalksTable, StoredTalk } from '../../storage/bot/bot-talks-table';
import type { HandOverToPeople } from './hand-over-to-people';
import type { SilenceWatch } from './silence-watch';
import type { Think } from './think';

const SAYINGS = '0b9f0d0e-9c0d-4b44-8f0e-5e2a8a3f6c77';

/** What the bot works with. */
export interface BotParts {
  settings: BotSettingsTable;
  talks: BotTalksTable;
  conversations: BotConversations;
  customers: BotCustomers;
  inboxes: BotInboxes;
  speaking: Speaking;
  think: Think;
  handOver: HandOverToPeople;
  silence: SilenceWatch;
}

/**
 * Answers what customers write while the bot has the conversation. What it says is stored only while that is so and no
 * person has written since (`Say.onlyWhile`, `Say.answers`), under the lock that people's messages take, too.
 */
export class BotResponder extends Responder {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly parts: BotParts,
  ) {
    super();
  }

  override async answer(heard: Heard): Promise<boolean> {
    if (heard.status !== 'bot') return false;
    const { talks, conversations, settings, inboxes, handOver } = this.parts;
    if (await talks.turnOf(heard.eventId)) return true;
    if ((await conversations.standing(heard.conversationId))?.status !== 'bot') return false;
    const { conversationId, inboxId } = heard;
    const [plan, inbox] = [await settings.of(inboxId), await inboxes.find(inboxId)];
    if (!plan.active || !inbox) return handOver.execute({ conversationId, reason: 'off' });
    const known = await this.known(heard);
    // Whose message is late: people have had it since.
    if (known.outcome !== 'open') return false;
    await this.turn(heard, known, { plan, inbox });
    return true;
  }

  private async known(heard: Heard): Promise<StoredTalk> {
    const { talks } = this.parts;
    const { conversationId, inboxId, customerId } = heard;
    const found = await talks.find(conversationId);
    if (found?.outcome === 'open') return found;
    if (found) await talks.again(conversationId);
    else await talks.begin({ conversationId, inboxId, customerId, now: this.clock.now() });
    return (await talks.find(conversationId))!;
  }

  private async turn(
    heard: Heard,
    known: StoredTalk,
    { plan, inbox }: { plan: BotSettings; inbox: BotInbox },
  ): Promise<void> {
    const { talks, handOver, silence, think } = this.parts;
    const itemId = heard.content.kind === 'text' ? (heard.content.choice?.itemId ?? null) : null;
    const { talk } = known;
    const { decision } = await think.about({ talk, heard: { text: heard.text, itemId }, plan, inbox });
    await this.unitOfWork.run(async () => {
      const said = decision.say
        ? await this.say(heard, decision.say, nameOf(plan, decision.talk.language))
        : null;
      // Somebody in person has it, or it is over: whatever was thought of is nobody's any more.
      if (said && !said.said && ['answered', 'held', 'closed', 'spoken'].includes(said.why)) return;
      const at = this.clock.now();
      const spoke = said?.said === true;
      if (!(await talks.save(known, decision.talk, { saidAt: spoke ? at : null })))
        throw new Error(`Another turn of ${known.conversationId} came between`);
      await talks.addTurn({ ...turnOf(heard, decision), at, said: spoke });
      if (said?.said)
        await this.tell(heard, { decision, messageId: said.id, first: known.firstSaidAt === null });
      await this.learn(heard, { before: talk.facts, now: decision.talk.facts });
      await silence.expect(heard.conversationId, plan.silenceMinutes);
      const { conversationId } = heard;
      const to = decision.handOver;
      if (to)
        await handOver.execute({
          ...{ conversationId, reason: to.reason, talk: decision.talk },
          ...{ urgent: to.reason === 'safety', complaint: to.reason !== 'safety' && to.first },
        });
      // A bot that cannot say what it knows is no help: people may reach the customer in another way.
      else if (!spoke) await handOver.execute({ conversationId, reason: 'off', talk: decision.talk });
    });
  }

  private async learn(
    { customerId, identityId, inboxId }: Heard,
    { before, now }: Record<'before' | 'now', Record<string, string>>,
  ): Promise<void> {
    const given = Object.entries(now).filter(([key, value]) => before[key] !== value);
    if (given.length > 0)
      await this.parts.customers.learn({ customerId, identityId, inboxId }, Object.fromEntries(given));
  }

  /** Another machine's word (a greeting, say) keeps it from nothing; a person's does. */
  private async say(heard: Heard, content: Content, name: string): Promise<Said> {
    const { conversationId, eventId, position } = heard;
    const clientMessageId = uuidV5(`answer:${eventId}`, SAYINGS);
    const say = { conversationId, clientMessageId, content, by: 'bot', onlyWhile: ['bot'] as const };
    const speaker = { kind: 'bot' as const, name };
    const said = await this.parts.speaking.say({ ...say, speaker, answers: position });
    if (said.said || said.why !== 'spoken') return said;
    // Both are decided under the same lock, which this unit of work holds by now.
    return this.parts.speaking.say({ ...say, speaker });
  }

  private async tell(
    heard: Heard,
    { decision, messageId, first }: { decision: Decision; messageId: string; first: boolean },
  ): Promise<void> {
    const { conversationId, inboxId } = heard;
    await this.outbox.append('bot.answered', conversationId, {
      ...{ conversationId, inboxId, messageId, first, deed: decision.deed },
      ...{ articleKey: decision.article?.key ?? null, score: decision.article?.score ?? null },
    });
  }
}

function turnOf({ eventId, conversationId, position }: Heard, { deed, article, handOver, talk }: Decision) {
  return {
    ...{ eventId, conversationId, position, deed, mood: talk.mood },
    ...{ articleKey: article?.key ?? null, score: article?.score ?? null, reason: handOver?.reason ?? null },
  };
}

function nameOf({ name }: BotSettings, language: Language | null): string {
  return language === 'en' ? name.en : name.zh;
}

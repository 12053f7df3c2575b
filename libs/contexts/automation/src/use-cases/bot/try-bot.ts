import { type BotPlan, type BotTry, type Content } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import type { BotInboxes } from '../../bot-ports';
import { percent } from '../../domain/bot/decide';
import { checkPlan } from '../../domain/bot/plan';
import { newTalk } from '../../domain/bot/talk';
import type { BotSettingsTable } from '../../storage/bot/bot-settings-table';
import { requireAutomation } from './edit-bots';
import type { Think } from './think';

/** Tries the bot out on a text, as saved or as it is being edited. */
export class TryBot {
  constructor(
    private readonly settings: BotSettingsTable,
    private readonly inboxes: BotInboxes,
    private readonly think: Think,
  ) {}

  /** @throws Refusal not-permitted, inbox-not-found, invalid-setting */
  async execute(
    actor: Actor,
    inboxId: string,
    asked: { text: string; plan?: BotPlan | null },
  ): Promise<BotTry> {
    requireAutomation(actor);
    const inbox = await this.inboxes.find(inboxId);
    if (!inbox) throw new Refusal('inbox-not-found', 'There is no such inbox.');
    if (asked.plan) checkPlan(asked.plan);
    const plan = asked.plan ?? (await this.settings.of(inboxId));
    const heard = { text: asked.text, itemId: null };
    const { decision, signals, found } = await this.think.about({ talk: newTalk(), heard, plan, inbox });
    return {
      deed: decision.deed,
      ...readable(decision.say),
      handsOver: decision.handOver?.reason ?? null,
      mood: signals.mood,
      words: signals.words.slice(0, 50),
      candidates: found.slice(0, 10).map(({ key, title, score }) => ({ key, title, score: percent(score) })),
      threshold: plan.threshold,
    };
  }
}

function readable(say: Content | null): { text: string; items: string[] } {
  if (say?.kind === 'menu') return { text: say.text, items: say.items.map(({ label }) => label) };
  return { text: say?.kind === 'text' ? say.text : '', items: [] };
}

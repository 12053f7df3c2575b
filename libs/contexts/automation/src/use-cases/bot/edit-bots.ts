import { type BotPlan, type BotSettings } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import { type Actor, refOf } from '@yingda/events';
import type { AuditLog, Clock, Outbox, UnitOfWork } from '@yingda/platform';
import type { BotInboxes } from '../../bot-ports';
import { checkPlan } from '../../domain/bot/plan';
import type { BotSettingsTable } from '../../storage/bot/bot-settings-table';

/** The bots of the shop's inboxes, read and set by who may edit what machines do. */
export class EditBots {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly settings: BotSettingsTable,
    private readonly inboxes: BotInboxes,
    private readonly records: { outbox: Outbox; audit: AuditLog },
  ) {}

  /** Of every inbox. @throws Refusal not-permitted */
  async all(actor: Actor): Promise<BotSettings[]> {
    requireAutomation(actor);
    return this.settings.among((await this.inboxes.all()).map(({ id }) => id));
  }

  /** @throws Refusal not-permitted, inbox-not-found */
  async of(actor: Actor, inboxId: string): Promise<BotSettings> {
    requireAutomation(actor);
    await this.known(inboxId);
    return this.settings.of(inboxId);
  }

  /** As a whole. @throws Refusal not-permitted, inbox-not-found, invalid-setting, stale-edit */
  async edit(actor: Actor, inboxId: string, edited: BotPlan & { version: number }): Promise<BotSettings> {
    requireAutomation(actor);
    await this.known(inboxId);
    checkPlan(edited);
    const { version, ...plan } = edited;
    return this.unitOfWork.run(async () => {
      if (!(await this.settings.save(inboxId, planOf(plan), { version, now: this.clock.now() })))
        throw new Refusal('stale-edit', 'Somebody else has changed this bot; look at it again.');
      const { id: actorId, name: actorName } = refOf(actor);
      await this.records.audit.record({
        ...{ actorId, actorName, action: 'bot.edited', subjectKind: 'inbox', subjectId: inboxId },
        details: { active: plan.active, duty: plan.duty, threshold: plan.threshold },
      });
      await this.records.outbox.append('bot.updated', inboxId, { inboxId });
      return this.settings.of(inboxId);
    });
  }

  private async known(inboxId: string): Promise<void> {
    if (!(await this.inboxes.find(inboxId))) throw new Refusal('inbox-not-found', 'There is no such inbox.');
  }
}

/** Whoever edits auto-replies and rules edits the bot, and tries it. @throws Refusal not-permitted */
export function requireAutomation(actor: Actor): void {
  if (actor.kind === 'system') return;
  if (actor.kind === 'agent' && (actor.permissions['automation.edit'] ?? 'none') !== 'none') return;
  throw new Refusal('not-permitted', 'Your role does not allow this; ask an administrator.', {
    permission: 'automation.edit',
  });
}

/** Only what belongs to a plan: a request may carry more. */
function planOf(plan: BotPlan): BotPlan {
  const { active, duty, name, greeting, menu, threshold, patience, questions, words, silenceMinutes } = plan;
  return { active, duty, name, greeting, menu, threshold, patience, questions, words, silenceMinutes };
}

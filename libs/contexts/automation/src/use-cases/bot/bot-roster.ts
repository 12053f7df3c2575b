import type { BotInboxes } from '../../bot-ports';
import type { BotSettingsTable } from '../../storage/bot/bot-settings-table';

/** Whether the bot of an inbox takes what begins there now. */
export class BotRoster {
  constructor(
    private readonly settings: BotSettingsTable,
    private readonly inboxes: BotInboxes,
  ) {}

  async takes(inboxId: string): Promise<boolean> {
    const duty = await this.settings.dutyOf(inboxId);
    if (duty !== 'out-of-hours') return duty === 'always';
    return (await this.inboxes.find(inboxId))?.open === false;
  }
}

import { type MessageTemplate } from '@yingda/contracts';
import { numberOf } from '../adapters/settings';
import { NOTICE_PACE } from '../adapters/notice-pace';
import type { InboxTable } from '../storage/inboxes';
import type { Accounts } from './accounts';
import type { TemplateReader } from './template-reader';

/** What who writes to many needs to know of accounts. */
export class NoticeAccountReader {
  constructor(
    private readonly inboxes: InboxTable,
    private readonly accounts: Accounts,
    private readonly templateReader: TemplateReader,
  ) {}

  /** Messages a minute that may go to many through each; the web and what is gone are left out. */
  async paces(inboxIds: readonly string[]): Promise<Map<string, number>> {
    const paces = new Map<string, number>();
    for (const id of new Set(inboxIds)) {
      const inbox = await this.inboxes.byId(id);
      if (!inbox || !this.accounts.adapterOf(inbox)) continue;
      const pace = numberOf(this.accounts.settingsOf(inbox), NOTICE_PACE, 0);
      if (pace >= 1) paces.set(id, pace);
    }
    return paces;
  }

  /** What the account's provider has approved; empty where there are no such texts. @throws Refusal temporarily-unavailable */
  async templates(inboxId: string): Promise<MessageTemplate[]> {
    const inbox = await this.inboxes.byId(inboxId);
    const adapter = inbox && this.accounts.adapterOf(inbox);
    return inbox && adapter
      ? this.templateReader.ofAccount({ inbox, adapter, can: this.accounts.capabilitiesOf(inbox) })
      : [];
  }
}

import { type ConversationState, type FollowUp } from '@yingda/contracts';
import { mailboxFor } from '../domain/follow-up';
import { sendingRules } from '../domain/sending-rules';
import type { Attendance, MailPeople } from '../follow-up-ports';
import type { AbsenceTable } from '../storage/absences';
import type { InboxTable } from '../storage/inboxes';
import type { WindowTable } from '../storage/windows';

/** What becomes of answers that the shopper of a conversation is not there to read. */
export class FollowUpReader {
  constructor(
    private readonly inboxes: InboxTable,
    private readonly absences: AbsenceTable,
    private readonly windows: WindowTable,
    private readonly attendance: Attendance,
    private readonly people: MailPeople,
  ) {}

  /** Null where customers are not on the web. */
  async of({
    channel,
    inboxId,
    customerId,
  }: Pick<ConversationState, 'channel' | 'inboxId' | 'customerId'>): Promise<FollowUp | null> {
    if (channel !== 'web') return null;
    const all = await this.inboxes.all();
    const shop = all.find(({ id }) => id === inboxId);
    if (!shop) return null;
    const rules = sendingRules(shop.sending);
    const told = { goneSince: await this.goneSince(customerId), afterSeconds: rules.mailAfterSeconds };
    if (!rules.mail) return { state: 'off', ...told };
    const mailbox = mailboxFor(shop, rules.mailInboxId, all);
    if (!mailbox) return { state: 'no-inbox', ...told };
    const address = await this.people.masked(customerId, mailbox.id);
    if (address === null) return { state: 'no-address', ...told };
    const stopped = await this.isStopped(customerId, mailbox.id);
    return { state: stopped ? 'stopped' : 'ready', ...told, address };
  }

  // When nobody can say, nothing is claimed.
  private async goneSince(customerId: string): Promise<string | null> {
    const here = await this.attendance.isHere(customerId).catch(() => true);
    return here ? null : ((await this.absences.since(customerId))?.toISOString() ?? null);
  }

  private async isStopped(customerId: string, mailboxId: string): Promise<boolean> {
    for (const identityId of await this.people.known(customerId, mailboxId))
      if ((await this.windows.find(identityId, mailboxId)).unreachableSince) return true;
    return false;
  }
}

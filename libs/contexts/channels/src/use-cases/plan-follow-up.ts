import { type StaffEntry } from '@yingda/contracts';
import type { DomainEvent } from '@yingda/events';
import type { Clock, Timers, UnitOfWork } from '@yingda/platform';
import { mailboxFor } from '../domain/follow-up';
import { sendingRules } from '../domain/sending-rules';
import type { Attendance } from '../follow-up-ports';
import type { AbsenceTable } from '../storage/absences';
import type { FollowUpTable } from '../storage/follow-ups';
import type { InboxTable } from '../storage/inboxes';
import { FOLLOW_UP_TIMER, type FollowUpLook } from './send-follow-up';

/** Storage and others that planning needs. */
export interface PlanParts {
  inboxes: InboxTable;
  followUps: FollowUpTable;
  absences: AbsenceTable;
  attendance: Attendance;
  timers: Pick<Timers, 'set'>;
}

const KNOWN_MS = 5_000;
const MOST_KNOWN = 1_000;
/** What was said longer ago is a history that is being filled in; nobody waits for it. */
const NEW_MS = 10 * 60_000;
/** Longer than a reload or a tunnel; shorter than what is waited before a mail. */
const USUAL_MS = 120_000;

/** When to look whether a shopper has read what was said to them, and what their coming and going changes of that. */
export class PlanFollowUp {
  /** Milliseconds to wait by inbox (null: no mail goes from there), and until when that need not be asked again. */
  private readonly known = new Map<string, { afterMs: number | null; until: number }>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly parts: PlanParts,
  ) {}

  /** After somebody of the shop has said something on the web. */
  async said({ payload }: DomainEvent<'message.sent'>): Promise<void> {
    const { conversation, entries } = payload;
    const now = this.clock.now();
    const isNew = ({ createdAt }: StaffEntry) => now.getTime() - Date.parse(createdAt) < NEW_MS;
    if (conversation.channel !== 'web' || !entries.some((entry) => isSaidByPerson(entry) && isNew(entry)))
      return;
    const afterMs = await this.afterMs(conversation.inboxId);
    if (afterMs === null) return;
    const { id: conversationId, customerId } = conversation;
    if (await this.parts.followUps.ask(conversationId, customerId, now))
      await this.look({ conversationId, customerId }, new Date(now.getTime() + afterMs));
  }

  /** The last page of a shopper was closed. */
  async left(customerId: string, inboxId: string): Promise<void> {
    const now = this.clock.now();
    const afterMs = (await this.afterMs(inboxId)) ?? USUAL_MS;
    await this.unitOfWork.run(async () => {
      await this.parts.absences.left(customerId, now);
      for (const conversationId of await this.parts.followUps.pendingOf(customerId))
        await this.look({ conversationId, customerId }, new Date(now.getTime() + afterMs));
    });
    this.parts.attendance.tell(customerId, now);
  }

  async back(customerId: string): Promise<void> {
    if (await this.parts.absences.back(customerId)) this.parts.attendance.tell(customerId, null);
  }

  private look(look: FollowUpLook, at: Date): Promise<void> {
    return this.parts.timers.set(FOLLOW_UP_TIMER, look.conversationId, at, look);
  }

  // Most shops have no mailbox, and all of their messages would be asked about.
  private async afterMs(inboxId: string): Promise<number | null> {
    const known = this.known.get(inboxId);
    if (known && known.until > performance.now()) return known.afterMs;
    const all = await this.parts.inboxes.all();
    const shop = all.find(({ id }) => id === inboxId);
    const rules = shop && sendingRules(shop.sending);
    const goes = rules?.mail && mailboxFor(shop!, rules.mailInboxId, all) !== null;
    const afterMs = goes ? rules.mailAfterSeconds * 1_000 : null;
    if (this.known.size >= MOST_KNOWN) this.known.clear();
    this.known.set(inboxId, { afterMs, until: performance.now() + KNOWN_MS });
    return afterMs;
  }
}

// What was sent through another channel, because somebody chose it, is known there.
function isSaidByPerson(entry: StaffEntry): boolean {
  return (
    entry.entry === 'message' &&
    entry.author.kind === 'agent' &&
    entry.sequence != null &&
    !entry.identityId &&
    !entry.copiedFromId
  );
}

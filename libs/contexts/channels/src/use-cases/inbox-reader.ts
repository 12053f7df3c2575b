import { type ChannelForm, type InboxRecord } from '@yingda/contracts';
import { Refusal, type Tier } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import { type Clock, type Cryptor } from '@yingda/platform';
import { type CalendarSettings, calendarSettings } from '../domain/calendar';
import type { Inbox } from '../domain/inbox';
import { requireSettings } from '../domain/rights';
import type { OpeningHours } from '../ports';
import type { InboxTable } from '../storage/inboxes';
import type { Accounts } from './accounts';

/** Inboxes as others need them. */
export class InboxReader {
  constructor(
    private readonly inboxes: InboxTable,
    private readonly cryptor: Cryptor,
    private readonly clock: Clock,
    private readonly accounts: Accounts,
    private readonly opening: OpeningHours,
  ) {}

  /** Null when there is none of that key. */
  byKey(key: string): Promise<Inbox | null> {
    return this.inboxes.byKey(key);
  }

  byId(inboxId: string): Promise<Inbox | null> {
    return this.inboxes.byId(inboxId);
  }

  /** All, oldest first. */
  all(): Promise<Inbox[]> {
    return this.inboxes.all();
  }

  /** All as an administrator edits them; refused to others. */
  async records(actor: Actor): Promise<InboxRecord[]> {
    requireSettings(actor);
    const inboxes = await this.inboxes.all();
    const own = await this.opening.own(inboxes.map(({ id }) => id));
    return inboxes.map((inbox) => this.accounts.recordOf(inbox, own.get(inbox.id)));
  }

  /** Channels that can be connected, with their forms; refused to who may not connect them. */
  async forms(actor: Actor): Promise<ChannelForm[]> {
    requireSettings(actor);
    return this.accounts.forms();
  }

  /** Those that a team answers: it cannot be archived while there are some. */
  ofTeam(teamId: string): Promise<Inbox[]> {
    return this.inboxes.ofTeam(teamId);
  }

  /** The secrets that sign visitors' identities now, the newest first. For verification only, never for a screen. */
  async secretsOf(inboxId: string): Promise<string[]> {
    const stored = await this.inboxes.secretsOf(inboxId);
    if (!stored) throw new Refusal('inbox-not-found', 'There is no such inbox.');
    const { secret, previousSecret, previousValidUntil } = stored;
    const previous = previousSecret && previousValidUntil! > this.clock.now() ? [previousSecret] : [];
    return [secret, ...previous].map((one) => this.cryptor.decrypt(one));
  }

  /** The calendar part of what the widget is told; a customer of a tier may have a calendar of their own. */
  async settingsFor(
    inbox: Pick<Inbox, 'id' | 'teamId' | 'paused'>,
    { now, tier }: { now: Date; tier?: Tier },
  ): Promise<CalendarSettings> {
    const calendar = await this.opening.of({
      inboxId: inbox.id,
      teamId: inbox.teamId,
      ...(tier ? { tier } : {}),
    });
    return calendarSettings({ calendar, paused: inbox.paused }, now);
  }
}

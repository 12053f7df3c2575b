import { CalendarReader, Entrances, GiveInboxCalendar } from '@yingda/agents';
import { InboxReader, OpeningHours, type OpenTimes, type OwnCalendar } from '@yingda/channels';
import { type Hours } from '@yingda/contracts';
import type { Tier } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import type { Lookup } from './lookup';

/** channels → agents: when an inbox is open, by the calendars of the shop. */
export class HoursFromCalendars extends OpeningHours {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async of(asked: { inboxId: string; teamId: string; tier?: Tier }): Promise<OpenTimes | null> {
    return (await this.lookup.get(CalendarReader).applying(asked))?.calendar ?? null;
  }
  override own(inboxIds: string[]): Promise<ReadonlyMap<string, OwnCalendar>> {
    return this.lookup.get(CalendarReader).ofInboxes(inboxIds);
  }
  override give(
    actor: Actor,
    inbox: { id: string; name: string },
    to: { calendarId: string | null } | { hours: Hours | null },
  ): Promise<boolean> {
    return this.lookup.get(GiveInboxCalendar).execute(actor, inbox, to);
  }
}

/** agents → channels: inboxes that can go by a calendar. */
export class EntrancesFromChannels extends Entrances {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async ids(): Promise<string[]> {
    return (await this.lookup.get(InboxReader).all()).map(({ id }) => id);
  }
}

import { type EditInbox, type Hours, type WeekDays } from '@yingda/contracts';
import type { Actor } from '@yingda/events';
import { Calendar, newId } from '@yingda/platform';
import { DEFAULT_APPEARANCE, type Inbox } from './domain/inbox';
import type { OpenTimes } from './domain/calendar';
import { OpeningHours, type OwnCalendar, TeamDirectory } from './ports';

/** The sample shop's hours in Shanghai: Monday to Friday 9–21, Saturday and Sunday 9:30–22. */
export function someHours(days: Partial<WeekDays> = {}, with_: Partial<Omit<Hours, 'days'>> = {}): Hours {
  const weekday = () => [{ open: '09:00', close: '21:00' }];
  const weekend = () => [{ open: '09:30', close: '22:00' }];
  const week: WeekDays = {
    mon: weekday(),
    tue: weekday(),
    wed: weekday(),
    thu: weekday(),
    fri: weekday(),
    sat: weekend(),
    sun: weekend(),
  };
  return { timeZone: 'Asia/Shanghai', holidays: [], ...with_, days: { ...week, ...days } };
}

/** A web inbox that is open round the clock and lets every page show the widget. */
export function anInbox(with_: Partial<Inbox> = {}): Inbox {
  const id = newId();
  return {
    id,
    key: `shop-${id.slice(-12)}`,
    channel: 'web',
    name: '官网',
    shopName: '示例商城',
    teamId: newId(),
    language: 'zh-CN',
    appearance: { ...DEFAULT_APPEARANCE },
    preChat: [],
    livePreview: false,
    origins: [],
    paused: false,
    lastSeenAt: null,
    lastSeenOrigin: null,
    refusedOrigin: null,
    settings: null,
    capabilityOverrides: {},
    // Each message for itself, so that specs of other things need not think of it.
    sending: { joinLines: false },
    version: 1,
    ...with_,
  };
}

/** What an administrator fills in to add an inbox. */
export function inboxInput(with_: Partial<EditInbox> = {}): EditInbox {
  return { key: `shop-${newId().slice(-12)}`, name: '官网', shopName: '示例商城', teamId: newId(), ...with_ };
}

/** A directory in which every team exists but those named. */
export class AllTeamsBut extends TeamDirectory {
  constructor(private readonly missing: string[] = []) {
    super();
  }

  async exists(teamId: string): Promise<boolean> {
    return !this.missing.includes(teamId);
  }
}

/** Calendars in memory: an inbox has its own or none, and teams and tiers have none. */
export class KeptHours extends OpeningHours {
  private readonly calendars = new Map<string, OwnCalendar>();

  async of({ inboxId }: { inboxId: string }): Promise<OpenTimes | null> {
    const own = this.calendars.get(inboxId);
    return own ? new Calendar(own.hours) : null;
  }

  async own(inboxIds: string[]): Promise<ReadonlyMap<string, OwnCalendar>> {
    return new Map([...this.calendars].filter(([inboxId]) => inboxIds.includes(inboxId)));
  }

  async give(
    _actor: Actor,
    inbox: { id: string },
    to: { calendarId: string | null } | { hours: Hours | null },
  ): Promise<boolean> {
    const before = JSON.stringify(this.calendars.get(inbox.id));
    if ('hours' in to && to.hours) {
      const calendarId = this.calendars.get(inbox.id)?.calendarId ?? newId();
      this.calendars.set(inbox.id, { calendarId, hours: to.hours });
    } else this.calendars.delete(inbox.id);
    return JSON.stringify(this.calendars.get(inbox.id)) !== before;
  }
}

import { type EditInbox, type Hours, type WeekDays } from '@yingda/contracts';
import { newId } from '@yingda/platform';
import { DEFAULT_APPEARANCE, type Inbox } from './domain/inbox';
import { TeamDirectory } from './ports';

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
    hours: null,
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

import type { Tier } from '@yingda/contracts/names';
import { Calendar, type CalendarRules, type Database } from '@yingda/platform';
import type { Began } from '../domain/facts-of';
import type { Circumstances } from '../ports';

interface Row {
  id: string;
  tier: Tier;
  calendarId: string | null;
  version: number | null;
}
/** Of a conversation, what its circumstances are asked by. */
interface Subject {
  id: string;
  customerId: string;
  inboxId: string;
  teamId: string | null;
}

const KEPT = 1_000;
const ROUND_THE_CLOCK = (from: number, to: number) => to - from;

/**
 * Under what conversations began: their customers' tier and the calendar that counted. Found out when a conversation is
 * first seen and kept from then on, so that its facts stay the same when tiers and calendars are changed later.
 */
export class Beginnings {
  private readonly calendars = new Map<string, Calendar>();

  constructor(
    private readonly database: Database,
    private readonly circumstances: Circumstances,
  ) {}

  async of(subjects: readonly Subject[]): Promise<Map<string, Began>> {
    const known = await this.database.query<Row>(
      `select conversation_id as id, tier, calendar_id as "calendarId", calendar_version as version
       from report_circumstances where conversation_id = any($1)`,
      [subjects.map(({ id }) => id)],
    );
    const rows = new Map(known.map((row) => [row.id, row]));
    for (const subject of subjects) if (!rows.has(subject.id)) rows.set(subject.id, await this.find(subject));
    const found = new Map<string, Began>();
    for (const [id, row] of rows) found.set(id, { tier: row.tier, openBetween: await this.openBetween(row) });
    return found;
  }

  private async find({ id, ...subject }: Subject): Promise<Row> {
    const { tier, calendar } = await this.circumstances.of(subject);
    if (calendar)
      await this.database.query(
        `insert into report_calendars (calendar_id, version, rules) values ($1, $2, $3)
         on conflict (calendar_id, version) do nothing`,
        [calendar.id, calendar.version, JSON.stringify(calendar.rules)],
      );
    await this.database.query(
      `insert into report_circumstances (conversation_id, tier, calendar_id, calendar_version)
       values ($1, $2, $3, $4) on conflict (conversation_id) do nothing`,
      [id, tier, calendar?.id ?? null, calendar?.version ?? null],
    );
    return { id, tier, calendarId: calendar?.id ?? null, version: calendar?.version ?? null };
  }

  private async openBetween({ calendarId, version }: Row): Promise<Began['openBetween']> {
    if (!calendarId) return ROUND_THE_CLOCK;
    const key = `${calendarId}/${version}`;
    let calendar = this.calendars.get(key);
    if (!calendar) {
      const [row] = await this.database.query<{ rules: CalendarRules }>(
        'select rules from report_calendars where calendar_id = $1 and version = $2',
        [calendarId, version],
      );
      calendar = new Calendar(row!.rules);
      if (this.calendars.size >= KEPT) this.calendars.clear();
      this.calendars.set(key, calendar);
    }
    const worked = calendar;
    return (from, to) => worked.openTimeBetween(new Date(from), new Date(to));
  }
}

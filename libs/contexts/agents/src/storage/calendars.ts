import { type CalendarPlan, type CalendarUses } from '@yingda/contracts';
import type { Tier } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';
import type { ShopCalendar } from '../domain/calendar-plan';

/** Whose opening times are asked for. */
export interface CalendarSubject {
  inboxId?: string | null;
  teamId?: string | null;
  tier?: Tier | null;
}

const COLUMNS = 'c.id, c.name, c.plan, c.version';

/** Rows of `calendars` and `calendar_assignments`. */
export class Calendars {
  constructor(private readonly database: Database) {}

  all(): Promise<ShopCalendar[]> {
    return this.database.query<ShopCalendar>(
      `select ${COLUMNS} from calendars c order by c.created_at, c.id`,
    );
  }

  /** Edits of one calendar wait for each other, and for nobody who only reads it or begins to go by it. */
  async lock(id: string): Promise<ShopCalendar | null> {
    return this.one('where c.id = $1 for no key update', [id]);
  }

  /** Nobody can begin to go by it any more: an assignment holds the key of its calendar. */
  async lockForRemoval(id: string): Promise<ShopCalendar | null> {
    return this.one('where c.id = $1 for update', [id]);
  }

  /** It cannot be removed until the unit of work is over. */
  async hold(id: string): Promise<ShopCalendar | null> {
    return this.one('where c.id = $1 for key share', [id]);
  }

  async add(calendar: ShopCalendar, now: Date): Promise<void> {
    const { id, name, plan, version } = calendar;
    await this.database.query(
      `insert into calendars (id, name, plan, version, created_at, updated_at) values ($1, $2, $3, $4, $5, $5)`,
      [id, name, JSON.stringify(plan), version, now],
    );
  }

  async save({ id, name, plan, version }: ShopCalendar, now: Date): Promise<void> {
    await this.database.query(
      'update calendars set name = $2, plan = $3, version = $4, updated_at = $5 where id = $1',
      [id, name, JSON.stringify(plan), version, now],
    );
  }

  async remove(id: string): Promise<void> {
    await this.database.query('delete from calendars where id = $1', [id]);
  }

  async names(): Promise<string[]> {
    return (await this.database.query<{ name: string }>('select name from calendars')).map(
      ({ name }) => name,
    );
  }

  /** Who goes by each calendar; calendars that nobody goes by are left out. */
  async uses(): Promise<Map<string, CalendarUses>> {
    const rows = await this.database.query<{ calendarId: string; kind: string; subject: string }>(
      'select calendar_id as "calendarId", kind, subject from calendar_assignments order by kind, subject',
    );
    const found = new Map<string, CalendarUses>();
    for (const { calendarId, kind, subject } of rows) {
      const uses = found.get(calendarId) ?? { teamIds: [], inboxIds: [], tiers: [] };
      if (kind === 'team') uses.teamIds.push(subject);
      else if (kind === 'inbox') uses.inboxIds.push(subject);
      else uses.tiers.push(subject as Tier);
      found.set(calendarId, uses);
    }
    return found;
  }

  /** The calendar that counts for a subject: its tier's, else its inbox's, else its team's; null when there is none. */
  async applying({ tier, inboxId, teamId }: CalendarSubject): Promise<ShopCalendar | null> {
    return this.one(
      `join calendar_assignments a on a.calendar_id = c.id
       where (a.kind = 'tier' and a.subject = $1) or (a.kind = 'inbox' and a.subject = $2)
         or (a.kind = 'team' and a.subject = $3)
       order by array_position(array['tier', 'inbox', 'team'], a.kind) limit 1`,
      [tier ?? null, inboxId ?? null, teamId ?? null],
    );
  }

  /** What inboxes themselves were given. */
  async ofInboxes(inboxIds: string[]): Promise<Map<string, { calendarId: string; plan: CalendarPlan }>> {
    const rows = await this.database.query<{ inboxId: string; calendarId: string; plan: CalendarPlan }>(
      `select a.subject as "inboxId", c.id as "calendarId", c.plan from calendar_assignments a
       join calendars c on c.id = a.calendar_id where a.kind = 'inbox' and a.subject = any($1)`,
      [inboxIds],
    );
    return new Map(rows.map(({ inboxId, ...own }) => [inboxId, own]));
  }

  /** Exactly these go by it; what went by another is taken from there. Gives the calendars they were taken from. */
  async setUses(calendarId: string, uses: CalendarUses): Promise<string[]> {
    const subjects = [
      ...uses.teamIds.map((subject) => ({ kind: 'team', subject })),
      ...uses.inboxIds.map((subject) => ({ kind: 'inbox', subject })),
      ...uses.tiers.map((subject) => ({ kind: 'tier', subject })),
    ];
    const given = [subjects.map(({ kind }) => kind), subjects.map(({ subject }) => subject)];
    const before = await this.database.query<{ id: string }>(
      `select distinct a.calendar_id as id from calendar_assignments a
       join unnest($2::text[], $3::text[]) as s (kind, subject) on s.kind = a.kind and s.subject = a.subject
       where a.calendar_id <> $1`,
      [calendarId, ...given],
    );
    await this.database.query(
      `delete from calendar_assignments where calendar_id = $1
         and (kind, subject) not in (select * from unnest($2::text[], $3::text[]))`,
      [calendarId, ...given],
    );
    await this.database.query(
      `insert into calendar_assignments (kind, subject, calendar_id)
       select distinct kind, subject, $1::uuid from unnest($2::text[], $3::text[]) as s (kind, subject)
       order by kind, subject
       on conflict (kind, subject) do update set calendar_id = excluded.calendar_id`,
      [calendarId, ...given],
    );
    return before.map(({ id }) => id);
  }

  /** One inbox goes by a calendar, or by none of its own. */
  async assignInbox(inboxId: string, calendarId: string | null): Promise<void> {
    if (calendarId === null) {
      await this.database.query(`delete from calendar_assignments where kind = 'inbox' and subject = $1`, [
        inboxId,
      ]);
      return;
    }
    await this.database.query(
      `insert into calendar_assignments (kind, subject, calendar_id) values ('inbox', $1, $2)
       on conflict (kind, subject) do update set calendar_id = excluded.calendar_id`,
      [inboxId, calendarId],
    );
  }

  private async one(rest: string, values: unknown[]): Promise<ShopCalendar | null> {
    const rows = await this.database.query<ShopCalendar>(
      `select ${COLUMNS} from calendars c ${rest}`,
      values,
    );
    return rows[0] ?? null;
  }
}

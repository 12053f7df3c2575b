import type { Migration, Sql } from '@yingda/platform';
import { newId } from '@yingda/platform';

interface StoredHours {
  timeZone: string;
  days: unknown;
  holidays: string[];
}
interface InboxHours {
  id: string;
  name: string;
  hours: StoredHours;
  updatedAt: Date;
}

/** Hours of inboxes become calendars: one for all inboxes that have the same, called like the oldest of them. */
export const inboxHours: Migration = {
  name: '0202-inbox-hours',
  async up(sql) {
    const inboxes = await sql<InboxHours>(
      `select id, name, hours, updated_at as "updatedAt" from inboxes where hours is not null order by created_at, id`,
    );
    const groups = new Map<string, InboxHours[]>();
    // jsonb writes the same value in the same way.
    for (const inbox of inboxes) {
      const key = JSON.stringify(inbox.hours);
      groups.set(key, [...(groups.get(key) ?? []), inbox]);
    }
    for (const group of groups.values()) await giveCalendar(sql, group);
    await sql('alter table inboxes drop column hours');
  },
  async down(sql) {
    await sql('alter table inboxes add column hours jsonb');
    await sql(`update inboxes i set hours = jsonb_build_object('timeZone', c.plan -> 'timeZone', 'days', c.plan -> 'days',
        'holidays', (select coalesce(jsonb_agg(h -> 'date'), '[]') from jsonb_array_elements(c.plan -> 'holidays') h))
      from calendar_assignments a join calendars c on c.id = a.calendar_id
      where a.kind = 'inbox' and a.subject = i.id::text`);
    await sql(`delete from calendar_assignments where kind = 'inbox'`);
  },
};

async function giveCalendar(sql: Sql, group: InboxHours[]): Promise<void> {
  const [{ name: wanted, hours, updatedAt }] = group as [InboxHours];
  const taken = new Set(
    (await sql<{ name: string }>('select lower(name) as name from calendars')).map(({ name }) => name),
  );
  let name = wanted;
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${wanted} ${n}`;
  const id = newId();
  const holidays = hours.holidays.map((date) => ({ date, name: '' }));
  const plan = { timeZone: hours.timeZone, days: hours.days, holidays, makeUpDays: [], exceptions: [] };
  await sql(
    'insert into calendars (id, name, plan, version, created_at, updated_at) values ($1, $2, $3, 1, $4, $4)',
    [id, name, JSON.stringify(plan), updatedAt],
  );
  for (const inbox of group) {
    await sql(`insert into calendar_assignments (kind, subject, calendar_id) values ('inbox', $1, $2)`, [
      inbox.id,
      id,
    ]);
  }
}

import { type Addressee, type Ways } from '@yingda/automation';
import type { Channel, NoticeLeftOut, NoticePurpose } from '@yingda/contracts/names';
import type { Clock, Database } from '@yingda/platform';
import { type Consent, consented, type Known, type MetAt, wayTo } from './notice-ways';

/** Conversations looked at to know by which ways somebody was met: the newest ones. */
const NEWEST = 20;
const CUSTOMER = `c.id as "customerId", c.name as "customerName", c.language, c.joined_into is not null as joined,
  exists (select 1 from customer_blocks b where b.customer_id = c.id and b.undone_at is null
    and (b.until is null or b.until > $2)) as blocked`;
const MET = `json_build_object('conversationId', t.id, 'inboxId', t.inbox_id, 'channel', t.channel,
  'hasWindow', w.opened_at is not null, 'windowEndsAt', w.ends_at, 'quotaLeft', w.quota_left,
  'unreachable', w.unreachable_since is not null)`;
const WINDOW = 'left join channel_windows w on w.identity_id = t.identity_id and w.inbox_id = t.inbox_id';

/** Customers as far as notices go: many of them in a bounded number of statements, each along an index. */
export class NoticeFactsView {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async reached(customerIds: readonly string[], ways: Ways): Promise<Addressee[]> {
    if (customerIds.length === 0) return [];
    const now = this.clock.now();
    const rows = await this.database.query<Omit<Known, 'consents'>>(
      `select ${CUSTOMER}, coalesce(m.met, '[]') as met
       from unnest($1::uuid[]) with ordinality as a (id, no) join customers c on c.id = a.id
       left join lateral (
         select json_agg(${MET} order by t.opened_at desc, t.id desc) as met from (
           select id, inbox_id, channel, identity_id, opened_at from conversations
           where customer_id = c.id and merged_into_id is null order by opened_at desc, id desc limit ${NEWEST}) t ${WINDOW}
         where t.channel = any($3::text[]) and ($4::uuid[] = '{}' or t.inbox_id = any($4))
           and not exists (select 1 from imported_conversations i where i.conversation_id = t.id)) m on true
       order by a.no`,
      [customerIds, now, ways.channels, ways.inboxIds],
    );
    return this.chosen(rows, ways, now);
  }

  /** Along the index of open conversations; by customer, so that who waits twice is there once. */
  async waiting(
    ways: Ways & { teamIds: readonly string[] },
    { afterId, limit }: { afterId: string | null; limit: number },
  ): Promise<{ people: Addressee[]; next: string | null }> {
    const now = this.clock.now();
    const rows = await this.database.query<Omit<Known, 'consents'>>(
      `select ${CUSTOMER}, json_build_array(${MET}) as met from (
         select distinct on (customer_id) customer_id, id, inbox_id, channel, identity_id from conversations
         where status in ('queued', 'offered') and not left_message
           and ($3::uuid[] = '{}' or team_id = any($3)) and ($4::uuid[] = '{}' or inbox_id = any($4))
           and ($5::uuid is null or customer_id > $5)
         order by customer_id, array_position($1::text[], channel), queued_at, id limit $6) t
       join customers c on c.id = t.customer_id ${WINDOW} order by t.customer_id`,
      [ways.channels, now, ways.teamIds, ways.inboxIds, afterId, limit],
    );
    const people = await this.chosen(rows, ways, now);
    return { people, next: rows.length === limit ? rows.at(-1)!.customerId : null };
  }

  /** Teams in whose queues somebody waits. */
  async teams(): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select distinct team_id as id from conversations
       where status in ('queued', 'offered') and team_id is not null`,
    );
    return rows.map(({ id }) => id);
  }

  async obstacle(
    customerId: string,
    way: { channel: Channel; purpose: NoticePurpose },
  ): Promise<NoticeLeftOut | null> {
    const [row] = await this.database.query<{ joined: boolean; blocked: boolean }>(
      `select ${CUSTOMER} from customers c where c.id = $1`,
      [customerId, this.clock.now()],
    );
    if (!row || row.joined) return 'joined';
    if (row.blocked) return 'blocked';
    const said = (await this.consents([customerId], way.purpose)).get(customerId) ?? [];
    return consented(said, way) ? null : 'no-consent';
  }

  /** Nobody is called by a code. */
  async names(customerIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.database.query<{ id: string; name: string }>(
      'select id, name from customers where id = any($1::uuid[])',
      [customerIds],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  async shopName(inboxId: string): Promise<string> {
    const [row] = await this.database.query<{ name: string }>(
      'select shop_name as name from inboxes where id = $1',
      [inboxId],
    );
    return row?.name ?? '';
  }

  private async chosen(rows: Omit<Known, 'consents'>[], ways: Ways, now: Date): Promise<Addressee[]> {
    const consents = await this.consents(
      rows.map((one) => one.customerId),
      ways.purpose,
    );
    return rows.map((row) => {
      const met = row.met.map((one): MetAt => {
        const { windowEndsAt } = one;
        return { ...one, windowEndsAt: windowEndsAt && new Date(windowEndsAt) };
      });
      return wayTo({ ...row, met, consents: consents.get(row.customerId) ?? [] }, ways, now);
    });
  }

  /** What each has said of it, with what was said by those who were joined into them. */
  private async consents(
    customerIds: readonly string[],
    purpose: NoticePurpose,
  ): Promise<Map<string, Consent[]>> {
    const rows = await this.database.query<Consent & { customerId: string }>(
      `with recursive family (id, head) as (
         select id, id from unnest($1::uuid[]) as asked (id)
         union select c.id, f.head from customers c join family f on c.joined_into = f.id)
       select distinct on (f.head, c.channel) f.head as "customerId", c.channel, c.given, c.at
       from family f join customer_consents c on c.customer_id = f.id and c.purpose = $2
       order by f.head, c.channel, c.at desc, c.id desc`,
      [customerIds, purpose],
    );
    const found = new Map<string, Consent[]>();
    for (const { customerId, ...one } of rows) found.set(customerId, [...(found.get(customerId) ?? []), one]);
    return found;
  }
}

import type { Channel, Language, NoticePurpose, NoticeRecipientState } from '@yingda/contracts/names';
import { cursorIn, cursorOf, type Database } from '@yingda/platform';

/** One customer of a notice as it is kept. */
export interface Recipient {
  id: string;
  noticeId: string;
  customerId: string;
  state: NoticeRecipientState;
  reason: string | null;
  channel: Channel | null;
  inboxId: string | null;
  conversationId: string | null;
  language: Language;
  messageId: string | null;
  sequence: number | null;
  sentAt: Date | null;
  at: Date;
}

/** A change of counts: so many more (or fewer) of this kind. */
export interface TallyChange {
  noticeId: string;
  state: NoticeRecipientState;
  channel: Channel | null;
  inboxId: string | null;
  reason: string | null;
  by: number;
}

const COLUMNS = `id, notice_id as "noticeId", customer_id as "customerId", state, reason, channel, inbox_id as "inboxId",
  conversation_id as "conversationId", language, message_id as "messageId", sequence, sent_at as "sentAt", at`;
const NO_INBOX = '00000000-0000-0000-0000-000000000000';
/** Ids are made in order of time, so a page goes on from the last one's id; the moment in the cursor says nothing more. */
const NO_TIME = new Date(0);

/** Rows of `notice_recipients`, with the counts of `notice_tallies` kept beside them. */
export class RecipientsTable {
  constructor(private readonly database: Database) {}

  /** Those who were not in the list yet. */
  async add(recipients: Recipient[]): Promise<Recipient[]> {
    if (recipients.length === 0) return [];
    const added = await this.database.query<{ id: string }>(
      `insert into notice_recipients (id, notice_id, customer_id, state, reason, channel, inbox_id, conversation_id,
         language, at)
       select id, "noticeId", "customerId", state, reason, channel, "inboxId", "conversationId", language, at
       from jsonb_to_recordset($1::jsonb) as r(id uuid, "noticeId" uuid, "customerId" uuid, state text, reason text,
         channel text, "inboxId" uuid, "conversationId" uuid, language text, at timestamptz)
       on conflict on constraint notice_recipients_once_key do nothing returning id`,
      [JSON.stringify(recipients)],
    );
    const ids = new Set(added.map(({ id }) => id));
    const news = recipients.filter(({ id }) => ids.has(id));
    await this.tally(news.map((one) => ({ ...one, by: 1 })));
    return news;
  }

  /** The next one whose turn has not come, and whom nobody else has in hand; held until the unit ends. */
  async takeNext(noticeId: string, inboxId: string): Promise<Recipient | null> {
    const [row] = await this.database.query<Recipient>(
      `select ${COLUMNS} from notice_recipients where notice_id = $1 and inbox_id = $2 and state = 'waiting'
       order by id limit 1 for update skip locked`,
      [noticeId, inboxId],
    );
    return row ?? null;
  }

  /** One whose turn has still not come; null when somebody else has said it meanwhile. */
  async waitingOne(id: string): Promise<Recipient | null> {
    const [row] = await this.database.query<Recipient>(
      `select ${COLUMNS} from notice_recipients where id = $1 and state = 'waiting' for update`,
      [id],
    );
    return row ?? null;
  }

  async byMessage(messageId: string): Promise<Recipient | null> {
    const [row] = await this.database.query<Recipient>(
      `select ${COLUMNS} from notice_recipients where message_id = $1 for update`,
      [messageId],
    );
    return row ?? null;
  }

  /** What a message is a notice about, and in which language it was written; null: it is none. */
  async noticeOf(messageId: string): Promise<{ purpose: NoticePurpose; language: Language } | null> {
    const [row] = await this.database.query<{ purpose: NoticePurpose; language: Language }>(
      `select n.purpose, r.language from notice_recipients r join notices n on n.id = r.notice_id
       where r.message_id = $1`,
      [messageId],
    );
    return row ?? null;
  }

  /** Not yet read ones of a conversation, as far as its customer has read. */
  async readIn(conversationId: string, upToSequence: number): Promise<Recipient[]> {
    return this.database.query<Recipient>(
      `select ${COLUMNS} from notice_recipients where conversation_id = $1 and sequence <= $2
         and state in ('sent', 'delivered') order by id for update`,
      [conversationId, upToSequence],
    );
  }

  /** What has become of one; counted in the same unit. */
  async save(before: Recipient, after: Recipient): Promise<void> {
    await this.database.query(
      `update notice_recipients set state = $2, reason = $3, message_id = $4, sequence = $5, sent_at = $6, at = $7
       where id = $1`,
      [after.id, after.state, after.reason, after.messageId, after.sequence, after.sentAt, after.at],
    );
    await this.tally([
      { ...before, by: -1 },
      { ...after, by: 1 },
    ]);
  }

  /** Always in the same order, so that two who count never wait for each other in a ring. */
  private async tally(changes: TallyChange[]): Promise<void> {
    const sums = new Map<string, TallyChange>();
    for (const one of changes) {
      const { noticeId, state, channel, inboxId, reason, by } = one;
      const key = [noticeId, state, channel, inboxId, reason].join(' ');
      const sum = sums.get(key);
      sums.set(key, { noticeId, state, channel, inboxId, reason, by: (sum?.by ?? 0) + by });
    }
    const rows = [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
    await this.database.query(
      `insert into notice_tallies as t (notice_id, state, channel, inbox_id, reason, count)
       select "noticeId", state, coalesce(channel, ''), coalesce("inboxId", $2::uuid), coalesce(reason, ''), by
       from jsonb_to_recordset($1::jsonb) as r("noticeId" uuid, state text, channel text, "inboxId" uuid, reason text,
         by integer)
       on conflict on constraint notice_tallies_pkey do update set count = t.count + excluded.count`,
      [JSON.stringify(rows.filter(({ by }) => by !== 0)), NO_INBOX],
    );
  }

  /** Counts of notices, by what became of people. */
  async tallies(
    noticeIds: readonly string[],
  ): Promise<
    { noticeId: string; state: NoticeRecipientState; channel: string; reason: string; count: number }[]
  > {
    return this.database.query(
      `select notice_id as "noticeId", state, channel, reason, sum(count)::int as count from notice_tallies
       where notice_id = any($1::uuid[]) group by 1, 2, 3, 4 having sum(count) > 0 order by 1, 2, 5 desc, 3, 4`,
      [noticeIds],
    );
  }

  /** Through which accounts some have yet to go. */
  async waitingIn(noticeId: string): Promise<{ inboxId: string; channel: Channel; count: number }[]> {
    return this.database.query(
      `select inbox_id as "inboxId", channel, count from notice_tallies
       where notice_id = $1 and state = 'waiting' and count > 0 order by inbox_id`,
      [noticeId],
    );
  }

  /** In the order in which they were put on the list. */
  async page(query: {
    noticeId: string;
    state?: NoticeRecipientState | undefined;
    cursor?: string | undefined;
    limit: number;
  }): Promise<{ items: Recipient[]; next: string | null }> {
    const { noticeId, state, cursor, limit } = query;
    const after = cursor ? cursorIn(cursor)[1] : null;
    const found = await this.database.query<Recipient>(
      `select ${COLUMNS} from notice_recipients where notice_id = $1 and ($2::uuid is null or id > $2)
       ${state ? 'and state = $4' : ''} order by id limit $3`,
      [noticeId, after, limit + 1, ...(state ? [state] : [])],
    );
    const items = found.slice(0, limit);
    return { items, next: found.length > limit ? cursorOf(NO_TIME, items.at(-1)!.id) : null };
  }
}

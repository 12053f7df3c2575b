import { type Head, type Message, type StaffEntry } from '@yingda/contracts';
import { LIMITS } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';
import { customerMessageOf } from '../domain/views';
import { notFound } from './conversation-store';
import { ENTRY_COLUMNS, entryFrom, type EntryRow } from './entry-row';

/** `entries` come after what the client has; `changed` are older ones it has in an older form. */
export interface CaughtUp<Entry> {
  entries: Entry[];
  changed: Entry[];
  /**
   * How far this answer brings the client: the latest numbers when `hasMore` is false, else those to go on from
   * (the last entry's number and the revision up to which `changed` is complete).
   */
  head: Head;
  hasMore: boolean;
}
type Row = EntryRow & { part: 'entry' | 'changed'; revision: number };
interface Numbers {
  sequence: number;
  position: number;
  revision: number;
  rows: Row[] | null;
}

const PAGE = LIMITS.catchUpPage;

// One statement is one snapshot: numbers and rows cannot contradict each other.
const catchUpSql = (column: 'sequence' | 'position', revision: 'customer_revision' | 'staff_revision') => `
select c.sequence, c.position, c.${revision} as revision, (
  select json_agg(r) from (
    (select 'entry' as part, 0 as revision, ${ENTRY_COLUMNS} from messages m
     where m.conversation_id = c.id and m.${column} > $2 order by m.${column} limit ${PAGE + 1})
    union all
    (select 'changed' as part, m.${revision} as revision, ${ENTRY_COLUMNS} from messages m
     where m.conversation_id = c.id and m.${revision} > $3 and m.${revision} > 0 and m.${column} <= $2
     order by m.${revision} limit ${PAGE + 1})
  ) r) as rows
from conversations c where c.id = $1`;
const FOR_CUSTOMER = catchUpSql('sequence', 'customer_revision');
const FOR_STAFF = catchUpSql('position', 'staff_revision');

/** Timelines as the two audiences read them: pages backwards, and what a client lacks. */
export class TimelineReads {
  constructor(private readonly database: Database) {}

  async catchUpStaff(after: {
    conversationId: string;
    afterPosition: number;
    afterRevision: number;
  }): Promise<CaughtUp<StaffEntry>> {
    const { conversationId } = after;
    const numbers = await this.numbers(FOR_STAFF, [conversationId, after.afterPosition, after.afterRevision]);
    const cut = split(numbers);
    const head: Head = {
      conversationId,
      sequence: numbers.sequence,
      position: cut.moreEntries ? cut.entries[PAGE - 1]!.position : numbers.position,
      revision: cut.revision,
    };
    return { entries: cut.entries, changed: cut.changed, head, hasMore: cut.hasMore };
  }

  async catchUpCustomer(after: {
    conversationId: string;
    afterSequence: number;
    afterRevision: number;
  }): Promise<CaughtUp<Message>> {
    const { conversationId } = after;
    const numbers = await this.numbers(FOR_CUSTOMER, [
      conversationId,
      after.afterSequence,
      after.afterRevision,
    ]);
    const cut = split(numbers);
    const head: Head = {
      conversationId,
      sequence: cut.moreEntries ? cut.entries[PAGE - 1]!.sequence! : numbers.sequence,
      revision: cut.revision,
    };
    return { entries: shown(cut.entries), changed: shown(cut.changed), head, hasMore: cut.hasMore };
  }

  /** A page of the staff timeline, in order of position, ending before `beforePosition`. */
  async entries(
    conversationId: string,
    beforePosition: number | null,
    limit: number = LIMITS.historyPage,
  ): Promise<{ entries: StaffEntry[]; hasMore: boolean }> {
    const rows = await this.page('position', { conversationId, before: beforePosition, limit });
    return { entries: rows.slice(0, limit).reverse().map(entryFrom), hasMore: rows.length > limit };
  }

  /** A page of what the customer sees, in order of sequence, ending before `beforeSequence`. */
  async customerMessages(
    conversationId: string,
    beforeSequence: number | null,
    limit: number = LIMITS.historyPage,
  ): Promise<{ messages: Message[]; hasMore: boolean }> {
    const rows = await this.page('sequence', { conversationId, before: beforeSequence, limit });
    return { messages: shown(rows.slice(0, limit).reverse().map(entryFrom)), hasMore: rows.length > limit };
  }

  /** What the customer sees, in order, after a sequence; for the shop's own systems. */
  async messagesAfter(
    conversationId: string,
    afterSequence: number,
    limit: number = LIMITS.historyPage,
  ): Promise<{ messages: Message[]; hasMore: boolean }> {
    const rows = await this.database.query<EntryRow>(
      `select ${ENTRY_COLUMNS} from messages m where m.conversation_id = $1 and m.sequence > $2
       order by m.sequence limit $3`,
      [conversationId, afterSequence, limit + 1],
    );
    return { messages: shown(rows.slice(0, limit).map(entryFrom)), hasMore: rows.length > limit };
  }

  /** One entry by its id, with its conversation's id in it. */
  async entry(id: string): Promise<StaffEntry | null> {
    const rows = await this.database.query<EntryRow>(
      `select ${ENTRY_COLUMNS} from messages m where m.id = $1`,
      [id],
    );
    return rows[0] ? entryFrom(rows[0]) : null;
  }

  private page(
    column: 'position' | 'sequence',
    { conversationId, before, limit }: { conversationId: string; before: number | null; limit: number },
  ): Promise<EntryRow[]> {
    return this.database.query<EntryRow>(
      `select ${ENTRY_COLUMNS} from messages m where m.conversation_id = $1
         and m.${column} < coalesce($2::integer, 2147483647) order by m.${column} desc limit $3`,
      [conversationId, before, limit + 1],
    );
  }

  private async numbers(text: string, values: unknown[]): Promise<Numbers> {
    const [numbers] = await this.database.query<Numbers>(text, values);
    if (!numbers) throw notFound();
    return numbers;
  }
}

function split(numbers: Numbers) {
  const rows = numbers.rows ?? [];
  const entryRows = rows.filter((row) => row.part === 'entry');
  const changedRows = rows.filter((row) => row.part === 'changed');
  const moreEntries = entryRows.length > PAGE;
  const moreChanged = changedRows.length > PAGE;
  return {
    entries: entryRows.slice(0, PAGE).map(fromJson),
    changed: changedRows.slice(0, PAGE).map(fromJson),
    moreEntries,
    hasMore: moreEntries || moreChanged,
    revision: moreChanged ? changedRows[PAGE - 1]!.revision : numbers.revision,
  };
}

// Times come as text out of JSON.
function fromJson(row: Row): StaffEntry {
  const date = (value: Date | null) => (value === null ? null : new Date(value));
  return entryFrom({
    ...row,
    createdAt: new Date(row.createdAt),
    editedAt: date(row.editedAt),
    recalledAt: date(row.recalledAt),
  });
}

function shown(entries: StaffEntry[]): Message[] {
  return entries.map(customerMessageOf).filter((message) => message !== null);
}

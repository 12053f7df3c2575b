import { type AttributeDefinition, type CustomerNote, type PageVisit } from '@yingda/contracts';
import { newId, type Database } from '@yingda/platform';

export const MOST_VISITS = 50;

/** Whoever is back on the same page within this time was not away: a lost line, a closed and reopened window. */
const BREAK_MS = 30 * 60_000;

/** Ids of what went along with a join. */
export interface MovedTrails {
  notes: string[];
  visits: string[];
  blocks: string[];
  /** Blocks of the one that stays that gave way to a longer one. */
  endedBlocks: string[];
}

/** Rows that hang on a customer: notes, page visits; and what the shop wants to know of customers. */
export class CustomerTrails {
  constructor(private readonly database: Database) {}

  async notes(customerId: string): Promise<CustomerNote[]> {
    const rows = await this.database.query<Omit<CustomerNote, 'createdAt'> & { createdAt: Date }>(
      `select id, text, author_name as "authorName", created_at as "createdAt" from customer_notes
       where customer_id = $1 order by created_at desc, id desc limit 500`,
      [customerId],
    );
    return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
  }

  async addNote(
    customerId: string,
    note: { id: string; text: string; authorId: string | null; authorName: string; at: Date },
  ) {
    await this.database.query(
      `insert into customer_notes (id, customer_id, text, author_id, author_name, created_at) values ($1, $2, $3, $4, $5, $6)`,
      [note.id, customerId, note.text, note.authorId, note.authorName, note.at],
    );
  }

  async visits(customerId: string): Promise<PageVisit[]> {
    const rows = await this.database.query<Omit<PageVisit, 'at'> & { at: Date }>(
      `select url, title, visited_at as at, current from page_visits
       where customer_id = $1 order by visited_at desc, id desc limit ${MOST_VISITS}`,
      [customerId],
    );
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }

  /** The page in front of the customer; the same page again, also after a break, only moves its time. Keeps the latest. */
  async visit(
    customerId: string,
    page: { url: string; title: string; at: Date; identityId?: string },
  ): Promise<void> {
    const again = await this.database.execute(
      `update page_visits set title = $3, visited_at = $4, current = true
        where id = (select id from page_visits where customer_id = $1 order by visited_at desc, id desc limit 1)
          and url = $2 and (current or visited_at > $5)`,
      [customerId, page.url, page.title, page.at, new Date(page.at.getTime() - BREAK_MS)],
    );
    if (again > 0) return;
    await this.leave(customerId);
    await this.database.query(
      `insert into page_visits (id, customer_id, url, title, visited_at, current, identity_id)
       values ($1, $2, $3, $4, $5, true, $6)`,
      [newId(), customerId, page.url, page.title, page.at, page.identityId ?? null],
    );
    await this.database.query(
      `delete from page_visits where id in (
         select id from page_visits where customer_id = $1 order by visited_at desc, id desc offset ${MOST_VISITS})`,
      [customerId],
    );
  }

  async leave(customerId: string): Promise<void> {
    await this.database.query('update page_visits set current = false where customer_id = $1 and current', [
      customerId,
    ]);
  }

  /**
   * Gives everything that hangs on one customer to another; what moved, for taking it back. Of two blocks the one that
   * lasts longer stands: nobody gets out of one by signing in.
   */
  async move(from: string, to: string, now: Date): Promise<MovedTrails> {
    const moved = async (table: string, where = '') => {
      const rows = await this.database.query<{ id: string }>(
        `update ${table} set customer_id = $2 where customer_id = $1 ${where} returning id`,
        [from, to],
      );
      return rows.map((row) => row.id);
    };
    await this.leave(to);
    const ended = await this.endShorterBlock(from, to, now);
    const unlessBlocked = `and undone_at is null and not exists (
      select 1 from customer_blocks b where b.customer_id = $2 and b.undone_at is null)`;
    return {
      notes: await moved('customer_notes'),
      visits: await moved('page_visits'),
      blocks: await moved('customer_blocks', unlessBlocked),
      endedBlocks: ended,
    };
  }

  /**
   * Gives back what had moved, and the pages looked at since by these identities. Notes and blocks that were added
   * since stay: they were made of the customer in front of whoever made them.
   */
  async moveBack(moved: Partial<MovedTrails>, way: { from: string; to: string; identityIds: string[] }) {
    const { from, to, identityIds } = way;
    const back = (table: string, ids: string[]) =>
      this.database.query(
        `update ${table} set customer_id = $2 where customer_id = $1 and id = any($3::uuid[])`,
        [from, to, ids],
      );
    await back('customer_notes', moved.notes ?? []);
    await back('page_visits', moved.visits ?? []);
    await this.database.query(
      `update page_visits set customer_id = $2 where customer_id = $1 and identity_id = any($3::uuid[])`,
      [from, to, identityIds],
    );
    await back('customer_blocks', moved.blocks ?? []);
    // What was in force here before goes on, unless somebody has blocked anew.
    await this.database.query(
      `update customer_blocks set undone_at = null, undone_by_name = null
       where customer_id = $1 and id = any($2::uuid[]) and not exists (
         select 1 from customer_blocks b where b.customer_id = $1 and b.undone_at is null)`,
      [from, moved.endedBlocks ?? []],
    );
  }

  private async endShorterBlock(from: string, to: string, now: Date): Promise<string[]> {
    const ended = await this.database.query<{ id: string }>(
      `update customer_blocks b set undone_at = $3, undone_by_name = v.blocked_by_name from customer_blocks v
       where b.customer_id = $2 and b.undone_at is null and v.customer_id = $1 and v.undone_at is null
         and b.until is not null and coalesce(v.until, 'infinity') > greatest(b.until, $3) returning b.id`,
      [from, to, now],
    );
    return ended.map((row) => row.id);
  }

  async attributeDefinitions(): Promise<AttributeDefinition[]> {
    return this.database.query<AttributeDefinition>(
      `select key, label_zh as "labelZh", label_en as "labelEn", place as "order"
       from attribute_definitions order by place, key`,
    );
  }

  async replaceAttributeDefinitions(definitions: AttributeDefinition[]): Promise<void> {
    await this.database.query('delete from attribute_definitions where key <> all($1::text[])', [
      definitions.map((definition) => definition.key),
    ]);
    for (const { key, labelZh, labelEn, order } of definitions) {
      await this.database.query(
        `insert into attribute_definitions (key, label_zh, label_en, place) values ($1, $2, $3, $4)
         on conflict (key) do update set label_zh = $2, label_en = $3, place = $4`,
        [key, labelZh, labelEn, order],
      );
    }
  }
}

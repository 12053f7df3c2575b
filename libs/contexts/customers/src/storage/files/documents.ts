import type { Database } from '@yingda/platform';

export interface Document {
  id: string;
  customerId: string;
  storageKey: string;
  name: string;
  contentType: string;
  size: number;
  note: string;
  byId: string | null;
  byName: string;
  at: Date;
}

const COLUMNS = `d.id, d.customer_id as "customerId", storage_key as "storageKey", name, content_type as "contentType", size,
  note, by_id as "byId", by_name as "byName", at`;

/** Rows of `customer_documents`. Those of who was joined into a customer are shown with theirs. */
export class Documents {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  async of(customerId: string): Promise<Document[]> {
    return this.database.query<Document>(
      `with recursive family(id) as (select $1::uuid union all select c.id from family f cross join lateral (
         select id from customers where joined_into = f.id limit 10000) c)
       select ${COLUMNS} from customer_documents d where d.customer_id = any(array(select id from family))
       order by at desc, d.id desc limit 200`,
      [customerId],
    );
  }

  async insert(document: Document): Promise<void> {
    await this.database.query(
      `insert into customer_documents (id, customer_id, storage_key, name, content_type, size, note, by_id, by_name, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        document.id,
        document.customerId,
        document.storageKey,
        document.name,
        document.contentType,
        document.size,
        document.note,
        document.byId,
        document.byName,
        document.at,
      ],
    );
  }

  async find(id: string): Promise<Document | null> {
    const rows = await this.database.query<Document>(
      `select ${COLUMNS} from customer_documents d where d.id = $1`,
      [id],
    );
    return rows[0] ?? null;
  }

  async remove(id: string): Promise<void> {
    await this.database.query('delete from customer_documents where id = $1', [id]);
  }
}

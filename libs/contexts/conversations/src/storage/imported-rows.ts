import { newId, type Database, type Outbox } from '@yingda/platform';
import { toTsVectorText } from '@yingda/platform';
import { textOf } from '../domain/content';
import type { Conversation } from '../domain/conversation';
import type { ImportedEpisode } from '../domain/imported-parts';
import { insertRecord, INSERT_CONVERSATIONS, UPDATE_CONVERSATION, updateValues } from './conversation-row';
import { entryRecord, INSERT_ENTRIES } from './entry-row';

/** What an earlier import has made of an id of the other system. */
export interface KnownImport {
  externalId: string;
  conversationId: string;
  digest: Buffer;
  position: number;
  staffRevision: number;
  inboxId: string;
}

/** An imported conversation on its way into the database. */
export interface ImportedRow extends ImportedEpisode {
  externalId: string;
  digest: Buffer;
}

/** Imported conversations with all that belongs to them: many in one statement each. */
export class ImportedRows {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  /** Earlier imports of these ids, whose conversations stay as they are until the end of the unit of work. */
  async known(source: string, externalIds: string[]): Promise<Map<string, KnownImport>> {
    const rows = await this.database.query<KnownImport>(
      `select i.external_id as "externalId", i.conversation_id as "conversationId", i.digest, i.position,
         i.staff_revision as "staffRevision", c.inbox_id as "inboxId"
       from imported_conversations i join conversations c on c.id = i.conversation_id
       where i.source = $1 and i.external_id = any($2::text[]) order by c.id for no key update of c`,
      [source, externalIds],
    );
    return new Map(rows.map((row) => [row.externalId, row]));
  }

  async insert(how: { source: string; importId: string; now: Date }, rows: ImportedRow[]): Promise<void> {
    if (rows.length === 0) return;
    const json = JSON.stringify(rows.map(({ conversation }) => insertRecord(conversation)));
    await this.database.query(INSERT_CONVERSATIONS, [json]);
    await this.database.query(
      `insert into imported_conversations (source, external_id, conversation_id, import_id, digest, position, staff_revision)
       select $1, r.external_id, r.conversation_id, $2, decode(r.digest, 'hex'), r.position, r.staff_revision
       from jsonb_to_recordset($3::jsonb) as r(external_id text, conversation_id uuid, digest text, position integer,
         staff_revision integer)`,
      [how.source, how.importId, JSON.stringify(rows.map(knownRecord))],
    );
    await this.writeEntries(rows);
    await this.announce(how, rows, false);
  }

  /** False when somebody has done something with the conversation here: that is not undone. */
  async replace(
    how: { source: string; importId: string; now: Date },
    row: ImportedRow,
    before: KnownImport,
  ): Promise<boolean> {
    const [now] = await this.database.query<Pick<Conversation, 'position' | 'staffRevision' | 'number'>>(
      `select position, staff_revision as "staffRevision", number::text as number from conversations where id = $1`,
      [before.conversationId],
    );
    if (now!.position !== before.position || now!.staffRevision !== before.staffRevision) return false;
    const id = before.conversationId;
    await this.database.query(
      'delete from message_search s using messages m where m.conversation_id = $1 and s.message_id = m.id',
      [id],
    );
    await this.database.query('delete from messages where conversation_id = $1', [id]);
    await this.database.query(UPDATE_CONVERSATION, updateValues(row.conversation));
    await this.database.query('update conversations set opened_at = $2 where id = $1', [
      id,
      row.conversation.openedAt,
    ]);
    await this.database.query(
      `update imported_conversations set import_id = $3, digest = $4, position = $5, staff_revision = $6
       where source = $1 and external_id = $2`,
      [
        how.source,
        row.externalId,
        how.importId,
        row.digest,
        row.conversation.position,
        row.conversation.staffRevision,
      ],
    );
    await this.writeEntries([row]);
    await this.announce(how, [row], true);
    return true;
  }

  /** Which of these conversations came from another system, and from which. */
  async sources(conversationIds: string[]): Promise<Map<string, string>> {
    const rows = await this.database.query<{ id: string; source: string }>(
      `select conversation_id as id, source from imported_conversations where conversation_id = any($1::uuid[])`,
      [conversationIds],
    );
    return new Map(rows.map(({ id, source }) => [id, source]));
  }

  private async writeEntries(rows: ImportedRow[]): Promise<void> {
    const records = rows.flatMap(({ conversation, entries }) =>
      entries.map((entry) => entryRecord(entry, conversation.identityId)),
    );
    await this.database.query(INSERT_ENTRIES, [JSON.stringify(records)]);
    const found = rows.flatMap(({ entries }) =>
      entries.flatMap((entry) => {
        const words = entry.entry === 'event' ? '' : toTsVectorText(textOf(entry.content));
        const { id, conversationId: conversation_id, createdAt: created_at } = entry;
        return words === '' ? [] : [{ id, conversation_id, created_at, words }];
      }),
    );
    await this.database.query(
      `insert into message_search (message_id, conversation_id, created_at, words)
       select r.id, r.conversation_id, r.created_at, to_tsvector('simple', r.words)
       from jsonb_to_recordset($1::jsonb) as r(id uuid, conversation_id uuid, created_at timestamptz, words text)`,
      [JSON.stringify(found)],
    );
  }

  // Fanned out already, as no screen is to hear of it; who counts hears it from the relay.
  private async announce(
    { importId, now }: { importId: string; now: Date },
    rows: ImportedRow[],
    updated: boolean,
  ): Promise<void> {
    const events = rows.map(({ conversation: { id } }) =>
      this.outbox.rowFor({
        id: newId(),
        name: 'conversation.imported',
        aggregateId: id,
        occurredAt: now.toISOString(),
        payload: { conversationId: id, importId, updated },
      }),
    );
    await this.database.query(
      `insert into outbox_events (id, name, aggregate_id, lane, payload, occurred_at, fanned_out_at)
       select r.id, r.name, r.aggregate_id, r.lane, r.payload::jsonb, r.occurred_at, r.occurred_at
       from jsonb_to_recordset($1::jsonb) as r(id uuid, name text, aggregate_id text, lane smallint, payload text,
         occurred_at timestamptz)`,
      [JSON.stringify(events)],
    );
  }
}

function knownRecord({ externalId, digest, conversation }: ImportedRow): Record<string, unknown> {
  return {
    external_id: externalId,
    conversation_id: conversation.id,
    digest: digest.toString('hex'),
    position: conversation.position,
    staff_revision: conversation.staffRevision,
  };
}

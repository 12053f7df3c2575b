import { type Author, type Content, type Quote, type StaffEntry } from '@yingda/contracts';
import type { EntryKind } from '@yingda/contracts/names';
import type { NumberedEntry } from '../domain/step';

/** A timeline entry as read. */
export interface EntryRow {
  id: string;
  conversationId: string;
  position: number;
  sequence: number | null;
  entry: EntryKind;
  clientMessageId: string | null;
  author: Author;
  content: Content;
  replyTo: Quote | null;
  mentions: string[] | null;
  createdAt: Date;
  editedAt: Date | null;
  recalledAt: Date | null;
  copiedFromId: string | null;
}

/** Columns under the names of the domain; `m` is the table's alias. */
export const ENTRY_COLUMNS = `m.id, m.conversation_id as "conversationId", m.position, m.sequence, m.entry,
  m.client_message_id as "clientMessageId", m.author, m.content, m.reply_to as "replyTo", m.mentions,
  m.created_at as "createdAt", m.edited_at as "editedAt", m.recalled_at as "recalledAt",
  m.copied_from_id as "copiedFromId"`;

/** The entry as staff see it. */
export function entryFrom(row: EntryRow): StaffEntry {
  const entry: StaffEntry = {
    id: row.id,
    conversationId: row.conversationId,
    position: row.position,
    sequence: row.sequence,
    entry: row.entry,
    author: row.author,
    content: row.content,
    createdAt: row.createdAt.toISOString(),
  };
  if (row.clientMessageId) entry.clientMessageId = row.clientMessageId;
  if (row.replyTo) entry.replyTo = row.replyTo;
  if (row.mentions) entry.mentions = row.mentions;
  if (row.editedAt) entry.editedAt = row.editedAt.toISOString();
  if (row.recalledAt) entry.recalledAt = row.recalledAt.toISOString();
  if (row.copiedFromId) entry.copiedFromId = row.copiedFromId;
  return entry;
}

/** Inserts numbered entries from one JSON array; identity is the one the message came from or goes to. */
export const INSERT_ENTRIES = `insert into messages (id, conversation_id, position, sequence, entry,
  client_message_id, author_kind, author_id, author, identity_id, content, reply_to, mentions, created_at, copied_from_id)
select r.id, r.conversation_id, r.position, r.sequence, r.entry, r.client_message_id, r.author_kind, r.author_id,
  r.author, r.identity_id, r.content, r.reply_to, r.mentions, r.created_at, r.copied_from_id
from jsonb_to_recordset($1::jsonb) as r(id uuid, conversation_id uuid, position integer, sequence integer, entry text,
  client_message_id uuid, author_kind text, author_id uuid, author jsonb, identity_id uuid, content jsonb,
  reply_to jsonb, mentions uuid[], created_at timestamptz, copied_from_id uuid)
order by r.position`;

export function entryRecord(entry: NumberedEntry, identityId: string): Record<string, unknown> {
  return {
    id: entry.id,
    conversation_id: entry.conversationId,
    position: entry.position,
    sequence: entry.sequence,
    entry: entry.entry,
    client_message_id: entry.clientMessageId ?? null,
    author_kind: entry.author.kind,
    author_id: entry.author.id ?? null,
    author: entry.author,
    identity_id: entry.entry === 'message' ? (entry.identityId ?? identityId) : null,
    content: entry.content,
    reply_to: entry.replyTo ?? null,
    mentions: entry.mentions ?? null,
    created_at: entry.createdAt,
    copied_from_id: entry.copiedFromId ?? null,
  };
}

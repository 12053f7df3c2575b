import { type Content } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import type { Database } from '@yingda/platform';
import type { AttachmentKind } from '../domain/file-types';

/** A stored file. */
export interface Attachment {
  id: string;
  uploaderKind: Actor['kind'];
  uploaderId: string | null;
  kind: AttachmentKind;
  name: string;
  contentType: string;
  bytes: number;
  width: number | null;
  height: number | null;
  durationMs: number | null;
  storageKey: string;
  previewKey: string | null;
  previewType: string | null;
  /** Sent by a customer through a provider, and not here yet, or not to be had. Ready when not said. */
  state?: 'ready' | 'pending' | 'failed';
  /** False: no browser plays or shows it. */
  playable?: boolean;
  /** Sent again and again: every message gets a row of its own. */
  kept?: boolean;
  /** Where it was sent; null before that. */
  conversationId: string | null;
  messageId: string | null;
}
/** A place in the list of uploads that were never sent; `at` in PostgreSQL's own words, which keep its microseconds. */
export interface Unsent {
  id: string;
  at: string;
}
type AttachmentContent = Extract<Content, { attachmentId: string }>;

const COLUMNS = `a.id, a.uploader_kind as "uploaderKind", a.uploader_id as "uploaderId", a.kind, a.name,
  a.content_type as "contentType", a.bytes, a.width, a.height, a.duration_ms as "durationMs",
  a.storage_key as "storageKey", a.preview_key as "previewKey", a.preview_type as "previewType", a.state, a.playable, a.kept,
  a.conversation_id as "conversationId", a.message_id as "messageId"`;

/** Rows of stored files; the bytes are in the file storage. */
export class AttachmentStore {
  constructor(private readonly database: Database) {}

  async insert(attachment: Attachment, createdAt: Date): Promise<void> {
    const { conversationId: _, messageId: __, state: ___, playable: ____, kept: _____, ...row } = attachment;
    await this.database.query(
      `insert into attachments (id, uploader_kind, uploader_id, kind, name, content_type, bytes, width, height,
         duration_ms, storage_key, preview_key, preview_type, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        row.id,
        row.uploaderKind,
        row.uploaderId,
        row.kind,
        row.name,
        row.contentType,
        row.bytes,
        row.width,
        row.height,
        row.durationMs,
        row.storageKey,
        row.previewKey,
        row.previewType,
        createdAt,
      ],
    );
  }

  /** A file of a message that is stored in the same unit of work; its bytes come later. */
  async announce(attachment: Attachment, createdAt: Date): Promise<void> {
    await this.insert(attachment, createdAt);
    await this.database.query(
      `update attachments set state = 'pending', conversation_id = $2, message_id = $3 where id = $1`,
      [attachment.id, attachment.conversationId, attachment.messageId],
    );
  }

  /** The bytes are here, or never will be. */
  async arrived(attachment: Attachment): Promise<void> {
    await this.database.query(
      `update attachments set kind = $2, name = $3, content_type = $4, bytes = $5, width = $6, height = $7,
         duration_ms = $8, preview_key = $9, preview_type = $10, state = $11, playable = $12
       where id = $1`,
      [
        attachment.id,
        attachment.kind,
        attachment.name,
        attachment.contentType,
        attachment.bytes,
        attachment.width,
        attachment.height,
        attachment.durationMs,
        attachment.previewKey,
        attachment.previewType,
        attachment.state ?? 'ready',
        attachment.playable ?? true,
      ],
    );
  }

  async find(id: string): Promise<Attachment | null> {
    const rows = await this.database.query<Attachment>(
      `select ${COLUMNS} from attachments a where a.id = $1`,
      [id],
    );
    return rows[0] ?? null;
  }

  /** Uploads from before a moment that no message holds, oldest first, after the last one of a page before. */
  async unsent(before: Date, page: { after: Unsent | null; limit: number }): Promise<Unsent[]> {
    return this.database.query<Unsent>(
      `select id, created_at::text as at from attachments where message_id is null and not kept and created_at < $1
         and ($2::uuid is null or (created_at, id) > ($3::timestamptz, $2::uuid))
       order by created_at, id limit $4`,
      [before, page.after?.id ?? null, page.after?.at ?? null, page.limit],
    );
  }

  /** The upload under its row's lock, unless it was sent or somebody holds it. */
  async lockUnsent(id: string): Promise<Attachment | null> {
    const rows = await this.database.query<Attachment>(
      `select ${COLUMNS} from attachments a where a.id = $1 and a.message_id is null and not a.kept for update skip locked`,
      [id],
    );
    return rows[0] ?? null;
  }

  async remove(id: string): Promise<void> {
    await this.database.query('delete from attachments where id = $1', [id]);
  }

  /** Whether the message it was sent with was taken back. */
  async isRecalled(attachment: Attachment): Promise<boolean> {
    if (attachment.messageId === null) return false;
    const [row] = await this.database.query<{ recalled: boolean }>(
      'select recalled_at is not null as recalled from messages where id = $1',
      [attachment.messageId],
    );
    return row?.recalled ?? true;
  }

  /**
   * Keeps uploads of this actor, so that they can be sent again and again; those that are kept already stay. Gives
   * those that are kept now.
   */
  async keep(actor: Actor, ids: string[]): Promise<Attachment[]> {
    return this.database.query<Attachment>(
      `update attachments a set kept = true
       where a.id = any($1::uuid[]) and (a.kept or $2 = 'system' or
         (a.message_id is null and a.uploader_kind = $2 and a.uploader_id is not distinct from $3))
       returning ${COLUMNS}`,
      [ids, actor.kind, uploaderOf(actor)],
    );
  }

  /**
   * Ties a file to the message that sends it and gives the content with the file's facts: an upload once, a kept file
   * each time by a row of its own.
   */
  async bind(
    actor: Actor,
    content: AttachmentContent,
    to: { messageId: string; conversationId: string; copyId: string; at: Date },
  ): Promise<AttachmentContent> {
    const found = (await this.bindUpload(actor, content, to)) ?? (await this.bindKept(actor, content, to));
    if (!found) throw new Refusal('attachment-not-found', 'There is no such file of yours to be sent.');
    return {
      kind: content.kind,
      attachmentId: found.id,
      ...(content.caption ? { caption: content.caption } : {}),
      attachment: factsOf(found),
    } as AttachmentContent;
  }

  private async bindUpload(
    actor: Actor,
    content: AttachmentContent,
    to: { messageId: string; conversationId: string },
  ): Promise<Attachment | undefined> {
    const [found] = await this.database.query<Attachment>(
      `update attachments a set message_id = $2, conversation_id = $3
       where a.id = $1 and a.message_id is null and not a.kept and a.uploader_kind = $4
         and a.uploader_id is not distinct from $5 and (a.kind = $6 or $6 = 'file')
       returning ${COLUMNS}`,
      [content.attachmentId, to.messageId, to.conversationId, actor.kind, uploaderOf(actor), content.kind],
    );
    return found;
  }

  // Only the shop's people and machines send what was kept.
  private async bindKept(
    actor: Actor,
    content: AttachmentContent,
    to: { messageId: string; conversationId: string; copyId: string; at: Date },
  ): Promise<Attachment | undefined> {
    if (actor.kind !== 'agent' && actor.kind !== 'system') return undefined;
    const [found] = await this.database.query<Attachment>(
      `insert into attachments as a (id, uploader_kind, uploader_id, kind, name, content_type, bytes, width, height,
         duration_ms, storage_key, preview_key, preview_type, state, playable, message_id, conversation_id, created_at)
       select $2, $5, $6, kind, name, content_type, bytes, width, height, duration_ms, storage_key, preview_key,
         preview_type, state, playable, $3, $4, $7
       from attachments kept where kept.id = $1 and kept.kept and (kept.kind = $8 or $8 = 'file')
       returning ${COLUMNS}`,
      [
        content.attachmentId,
        to.copyId,
        to.messageId,
        to.conversationId,
        actor.kind,
        uploaderOf(actor),
        to.at,
        content.kind,
      ],
    );
    return found;
  }
}

/** Whose upload it is. */
export function uploaderOf(actor: Actor): string | null {
  switch (actor.kind) {
    case 'customer':
      return actor.customerId;
    case 'agent':
      return actor.agentId;
    case 'api':
      return actor.keyId;
    case 'system':
      return null;
  }
}

export function factsOf(attachment: Attachment): NonNullable<AttachmentContent['attachment']> {
  return {
    name: attachment.name,
    contentType: attachment.contentType,
    bytes: attachment.bytes,
    ...(attachment.width === null ? {} : { width: attachment.width }),
    ...(attachment.height === null ? {} : { height: attachment.height }),
    ...(attachment.durationMs === null ? {} : { durationMs: attachment.durationMs }),
    ...(attachment.state === 'pending' || attachment.state === 'failed' ? { state: attachment.state } : {}),
    ...(attachment.playable === false ? { playable: false } : {}),
  };
}

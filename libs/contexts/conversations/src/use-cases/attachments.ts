import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import { FileMissing, newId, type ByteRange, type Clock, type FileStorage } from '@yingda/platform';
import type { Readable } from 'node:stream';
import { classify, tidyName } from '../domain/file-types';
import { factsOf, uploaderOf, type Attachment, type AttachmentStore } from '../storage/attachment-store';
import type { ConversationStore } from '../storage/conversation-store';
import { detect, type FileKeeper } from '../storage/file-keeper';
import type { KeptFileRights } from '../ports';
import type { ReadRights } from './read-rights';

export interface StoreAttachmentCommand {
  actor: Actor;
  name: string;
  /** What the client says it is; never trusted. */
  declaredType: string;
  bytes: Buffer;
  /** Of a recording, as the recorder says. */
  durationMs?: number;
}

/** A stored file as its uploader hears of it; the link is made by who knows the addresses. */
export type StoredFile = ReturnType<typeof factsOf> & { id: string; kind: Attachment['kind'] };

/** Stores a file for later sending: typed by its content, images made anew. */
export class StoreAttachment {
  constructor(
    private readonly attachments: AttachmentStore,
    private readonly keeper: FileKeeper,
    private readonly clock: Clock,
  ) {}

  async execute(command: StoreAttachmentCommand): Promise<StoredFile> {
    const name = tidyName(command.name);
    if (command.bytes.length === 0)
      throw new Refusal('invalid-payload', 'The file is empty.', { field: 'file' });
    const { kind, contentType } = classify({
      name,
      declaredType: command.declaredType,
      detectedType: await detect(command.bytes),
      bytes: command.bytes.length,
    });
    const id = newId();
    const row: Attachment = {
      id,
      uploaderKind: command.actor.kind,
      uploaderId: uploaderOf(command.actor),
      kind,
      name,
      contentType,
      bytes: command.bytes.length,
      width: null,
      height: null,
      durationMs: kind === 'voice' || kind === 'video' ? duration(command.durationMs) : null,
      storageKey: `attachments/${id}`,
      previewKey: null,
      previewType: null,
      conversationId: null,
      messageId: null,
    };
    const stored = await this.keeper.keep(row, command.bytes);
    await this.attachments.insert(stored, this.clock.now());
    return { id, kind, ...factsOf(stored) };
  }
}

/** Keeps files for being sent again and again, with a canned response or by machines. */
export class KeepFiles {
  constructor(private readonly attachments: AttachmentStore) {}

  /** In the order asked. @throws Refusal attachment-not-found for what is neither kept nor an own unsent upload */
  async execute(actor: Actor, { attachmentIds }: { attachmentIds: string[] }): Promise<StoredFile[]> {
    if (attachmentIds.length === 0) return [];
    const kept = new Map((await this.attachments.keep(actor, attachmentIds)).map((one) => [one.id, one]));
    return attachmentIds.map((id) => {
      const one = kept.get(id);
      if (!one) throw missing();
      return { id, kind: one.kind, ...factsOf(one) };
    });
  }
}

/** A file on its way to a reader. Serve it with `nosniff`; only `inline` ones may be shown in place. */
export interface OpenedFile {
  stream: Readable;
  /** Of the whole file, also when only a part of it comes. */
  size: number;
  /** The part that comes, both ends included; null when it is the whole. */
  part: Required<ByteRange> | null;
  contentType: string;
  name: string;
  inline: boolean;
}

/** Who may read a stored file, and its bytes. */
export class ReadAttachment {
  constructor(
    private readonly attachments: AttachmentStore,
    private readonly conversations: ConversationStore,
    private readonly files: FileStorage,
    private readonly rights: { conversations: ReadRights; kept: KeptFileRights },
  ) {}

  /** Passes for the uploader and for who may read the conversation it was sent in; then a link may be signed. */
  async execute(actor: Actor, command: { attachmentId: string }): Promise<StoredFile> {
    const attachment = await this.attachments.find(command.attachmentId);
    if (!attachment || !(await this.mayRead(actor, attachment))) throw missing();
    return { id: attachment.id, kind: attachment.kind, ...factsOf(attachment) };
  }

  /**
   * The bytes, for a link whose signature was checked. `preview` is the small form, where there is one, always whole;
   * `part` says which part of so many bytes is wanted.
   */
  async open(command: {
    attachmentId: string;
    preview?: boolean;
    part?: (size: number) => Required<ByteRange> | null;
  }): Promise<OpenedFile> {
    const attachment = await this.attachments.find(command.attachmentId);
    if (!attachment || (await this.attachments.isRecalled(attachment))) throw missing();
    const preview = command.preview && attachment.previewKey !== null;
    const part = preview ? null : (command.part?.(attachment.bytes) ?? null);
    const { stream, size } = await this.files
      .read(preview ? attachment.previewKey! : attachment.storageKey, part ?? undefined)
      .catch((error: unknown) => {
        throw error instanceof FileMissing ? missing() : error;
      });
    return {
      stream,
      size,
      part,
      contentType: preview ? attachment.previewType! : attachment.contentType,
      name: attachment.name,
      inline: attachment.kind !== 'file',
    };
  }

  private async mayRead(actor: Actor, attachment: Attachment): Promise<boolean> {
    const own = attachment.uploaderKind === actor.kind && attachment.uploaderId === uploaderOf(actor);
    if (attachment.conversationId === null)
      return own || (attachment.kept === true && this.mayReadKept(actor, attachment.id));
    if (await this.attachments.isRecalled(attachment)) return false;
    const conversation = await this.conversations.find(attachment.conversationId);
    if (!conversation) return false;
    if (await this.rights.conversations.mayRead(actor, conversation)) return true;
    // Who reads the copies of a merge reads the files in them.
    const target = conversation.mergedIntoId && (await this.conversations.find(conversation.mergedIntoId));
    return !!target && actor.kind !== 'customer' && this.rights.conversations.mayRead(actor, target);
  }

  private async mayReadKept(actor: Actor, attachmentId: string): Promise<boolean> {
    if (actor.kind === 'system') return true;
    return actor.kind === 'agent' && this.rights.kept.mayRead(actor, attachmentId);
  }
}

function missing(): Refusal {
  return new Refusal('attachment-not-found', 'There is no such file.');
}

const LONGEST_MS = 3_600_000;

function duration(said: number | undefined): number | null {
  if (said === undefined || !Number.isFinite(said) || said < 0) return null;
  return Math.min(Math.round(said), LONGEST_MS);
}

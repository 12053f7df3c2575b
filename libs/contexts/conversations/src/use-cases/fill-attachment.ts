import { type Content } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import { type Clock, newId, type UnitOfWork } from '@yingda/platform';
import { excerptOf } from '../domain/content';
import { classify, tidyName } from '../domain/file-types';
import { factsOf, type Attachment, type AttachmentStore } from '../storage/attachment-store';
import type { ConversationStore } from '../storage/conversation-store';
import type { EntryChanges } from '../storage/entry-changes';
import { detect, type FileKeeper } from '../storage/file-keeper';
import type { MessageReads } from '../storage/message-reads';

/** The bytes of a file that was announced with its message. */
export interface FillAttachmentCommand {
  attachmentId: string;
  name: string;
  contentType: string;
  bytes: Buffer;
  durationMs?: number;
  /** False: as the provider gave it, for download only, because no browser plays it. */
  playable?: boolean;
}

const CHANNEL = { kind: 'system', name: 'channel' } as const;

/** A file has arrived, or will not: its message is shown with it. Nobody edited anything, so nothing says so. */
export class FillAttachment {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly attachments: AttachmentStore,
    private readonly keeper: FileKeeper,
    private readonly timeline: {
      conversations: ConversationStore;
      messages: MessageReads;
      entries: EntryChanges;
    },
    private readonly clock: Clock,
  ) {}

  /** Checked like an upload of the customer's own. @throws Refusal file-type-not-allowed, file-too-large … */
  async execute(command: FillAttachmentCommand): Promise<void> {
    const row = await this.waiting(command.attachmentId);
    if (!row) return;
    if (command.bytes.length === 0) throw new Refusal('invalid-payload', 'The file is empty.');
    await this.store(await this.keeper.keep(await typed(row, command), command.bytes));
  }

  /** It could not be had. */
  async fail(attachmentId: string): Promise<void> {
    const row = await this.waiting(attachmentId);
    if (row) await this.store({ ...row, state: 'failed' });
  }

  private async waiting(attachmentId: string): Promise<Attachment | null> {
    const row = await this.attachments.find(attachmentId);
    return row?.state === 'pending' ? row : null;
  }

  private async store(row: Attachment): Promise<void> {
    await this.unitOfWork.run(async () => {
      const { conversations, messages, entries } = this.timeline;
      // Entries change only under their conversation's lock; two files of one mail arrive one after the other.
      const conversation = await conversations.lock(row.conversationId!);
      await this.attachments.arrived(row);
      const stored = await messages.byId(row.messageId!);
      if (!stored || stored.entry.recalledAt) return;
      const content = filled(stored.entry.content, row);
      const last = await messages.isLastMessage(conversation.id, stored.entry.position);
      await entries.apply(
        conversation,
        {
          entry: stored.entry,
          how: 'filled',
          content,
          ...(last ? { lastExcerpt: excerptOf(content) } : {}),
        },
        { actor: CHANNEL, now: this.clock.now(), newId },
      );
    });
  }
}

/** The row as these bytes make it: what they are decides, not what the provider calls them. */
async function typed(row: Attachment, command: FillAttachmentCommand): Promise<Attachment> {
  const base: Attachment = {
    ...row,
    name: tidyName(command.name),
    bytes: command.bytes.length,
    durationMs: command.durationMs ?? row.durationMs,
    state: 'ready',
    playable: command.playable ?? true,
  };
  // Kept as it came: served as bytes and for download, so that it need not be a type we know.
  if (command.playable === false) return { ...base, kind: 'file', contentType: 'application/octet-stream' };
  const detectedType = await detect(command.bytes);
  const claim = {
    name: base.name,
    // Sound in a film's container is a recording where it was sent as one.
    declaredType: row.kind === 'voice' ? 'audio/mp4' : '',
    detectedType,
    bytes: command.bytes.length,
  };
  return {
    ...base,
    ...classify(detectedType === 'text/plain' ? { ...claim, declaredType: 'text/plain' } : claim),
  };
}

function filled(content: Content, row: Attachment): Content {
  const attachment = factsOf(row);
  if (content.kind === 'email') {
    const attachments = content.attachments.map((one) =>
      one.attachmentId === row.id ? { ...one, attachment } : one,
    );
    return { ...content, attachments };
  }
  if (!('attachmentId' in content)) return content;
  // A picture that is none is shown as the file it is; what was sent as a file stays one.
  const kept = content.kind === 'file' || row.state === 'failed' || row.playable === false;
  return { ...content, kind: kept ? content.kind : row.kind, attachment };
}

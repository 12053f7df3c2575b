import { type Content } from '@yingda/contracts';
import { followUpMail, type SaidLine } from '../domain/follow-up';
import type { Inbox } from '../domain/inbox';
import { wordsOf } from '../domain/pieces';
import type { UnreadMessage } from '../follow-up-ports';
import type { StoredPiece } from '../storage/delivery-row';
import type { MailThreads } from './mail-threads';
import type { Outgoing, Target } from './outgoing';

/** What was said where, and through which mailbox it goes. */
export interface FollowUpOf {
  conversationId: string;
  /** The web shop. */
  shop: Inbox;
  /** The shopper at their mailbox. */
  target: Target;
}

/** Several messages of a conversation as one mail, tied to its thread. */
export class WriteFollowUp {
  constructor(
    private readonly outgoing: Outgoing,
    private readonly threads: MailThreads,
  ) {}

  async execute(messages: readonly UnreadMessage[], mailId: string, of: FollowUpOf): Promise<StoredPiece> {
    const { conversationId, shop, target } = of;
    const { text, attachmentIds } = await this.written(messages, of);
    const names = new Set(messages.map(({ name }) => name));
    const piece: StoredPiece = {
      body: { kind: 'email', text, attachmentIds },
      ...(names.size === 1 ? { agentName: messages[0]!.name } : {}),
      followUp: true,
    };
    const { subject } = followUpMail([], shop);
    const to = { entry: { id: mailId, conversationId }, target, automatic: false, subject };
    const [tied] = await this.threads.tie([piece], to);
    return tied!;
  }

  /** The words of the mail: equal as long as nothing of it was changed. */
  async text(messages: readonly UnreadMessage[], of: FollowUpOf): Promise<string> {
    return (await this.written(messages, of)).text;
  }

  /** Texts as they are, files attached as long as there is room, everything else as a link. */
  private async written(
    messages: readonly UnreadMessage[],
    { conversationId, shop, target }: FollowUpOf,
  ): Promise<{ text: string; attachmentIds: string[] }> {
    const lines: SaidLine[] = [];
    const attachmentIds: string[] = [];
    let room = target.can.fileBytes.file ?? Number.POSITIVE_INFINITY;
    for (const { name, content } of messages) {
      room -= bytesOf(content);
      const within = room < 0 ? { ...target, can: withoutFiles(target) } : target;
      const { pieces } = await this.outgoing.convert({ conversationId, content }, within);
      for (const body of pieces) if ('attachmentId' in body) attachmentIds.push(body.attachmentId);
      const text = pieces.map(wordsOf).filter(Boolean).join('\n');
      lines.push({ name, text: text || `📎 ${nameOf(content)}`.trim() });
    }
    return { text: followUpMail(lines, shop).text, attachmentIds };
  }
}

function withoutFiles({ can }: Target): Target['can'] {
  return { ...can, carries: can.carries.filter((kind) => kind === 'text' || kind === 'email') };
}

function bytesOf(content: Content): number {
  return 'attachmentId' in content ? (content.attachment?.bytes ?? 0) : 0;
}

function nameOf(content: Content): string {
  return 'attachmentId' in content ? (content.attachment?.name ?? '') : '';
}

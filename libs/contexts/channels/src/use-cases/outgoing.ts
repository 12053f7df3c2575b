import { type Content, type Quote } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Capabilities, ChannelAdapter } from '../adapters/adapter';
import type { Settings } from '../adapters/settings';
import type { Inbox } from '../domain/inbox';
import { type Converted, toPieces } from '../domain/pieces';
import type { People, PersonAddress, Replies, StoredFiles } from '../ports';
import type { StoredPiece } from '../storage/delivery-row';
import type { AnsweredMessages } from '../storage/answered';
import type { InboxTable } from '../storage/inboxes';
import type { Accounts } from './accounts';

/** Where a message goes, when it goes through a provider. */
export interface Target {
  inbox: Inbox;
  adapter: ChannelAdapter;
  can: Capabilities;
  /** Decrypted; never for a screen. */
  settings: Settings;
  identityId: string;
  customerId: string;
  address: PersonAddress;
}

/** A message on its way out, as far as this context needs to know. */
export interface OutgoingMessage {
  conversationId: string;
  /** Known once it is said. */
  messageId?: string;
  content: Content;
  replyTo?: Quote;
  /** Shown with it where the channel can. */
  agentName?: string;
}

const PREVIEWED = '00000000-0000-0000-0000-000000000000';

/** Who answers go to and what a message becomes on the way: the same for the check before, the preview and the sending. */
export class Outgoing {
  constructor(
    private readonly inboxes: InboxTable,
    private readonly accounts: Accounts,
    private readonly people: People,
    private readonly replies: Replies,
    private readonly parts: { files: StoredFiles; answered: AnsweredMessages },
  ) {}

  /**
   * The identity that was chosen, else the one the customer wrote from last (before a place). Null: the web, whose
   * customers read here. @throws Refusal not-permitted for an identity of somebody else
   */
  async target(
    conversationId: string,
    how: { identityId?: string; before?: number } = {},
  ): Promise<Target | null> {
    const to = await this.replies.to(conversationId, how.before);
    if (!to) return null;
    const identityId = how.identityId ?? to.identityId;
    const address = await this.people.address(identityId);
    if (!address) return null;
    if (how.identityId && address.customerId !== to.customerId)
      throw new Refusal('not-permitted', 'This identity belongs to another customer.');
    return this.reached(identityId, address);
  }

  /** Whether a message to it is read on the web, and goes nowhere else. */
  async isOnWeb(identityId: string): Promise<boolean> {
    return (await this.people.address(identityId))?.channel === 'web';
  }

  async reached(identityId: string, address: PersonAddress): Promise<Target | null> {
    if (address.channel === 'web' || address.channel === 'shop') return null;
    const inbox = await this.inboxes.byId(address.inboxId);
    const adapter = inbox && this.accounts.adapterOf(inbox);
    if (!inbox || !adapter) return null;
    const can = this.accounts.capabilitiesOf(inbox);
    const settings = this.accounts.settingsOf(inbox);
    return { inbox, adapter, can, settings, identityId, customerId: address.customerId, address };
  }

  /** As it stands now, kept from changing till the unit of work ends; null when it was taken back. */
  current(messageId: string): Promise<Content | null> {
    return this.replies.current(messageId);
  }

  /** What the message becomes. What the stored file is, is read when the sender does not know it yet. */
  async convert(message: OutgoingMessage, target: Target): Promise<Converted & { replyTo: string | null }> {
    const replyTo = await this.quoted(message, target);
    const quote = message.replyTo && replyTo === null ? message.replyTo.excerpt : null;
    const content = await this.withFacts(message.content);
    const linkTo = (attachmentId: string) => this.parts.files.link(attachmentId);
    const { messageId = PREVIEWED } = message;
    return { ...toPieces(content, target.can, { linkTo, quote, messageId }), replyTo };
  }

  /** The pieces as they are kept; only the first shows what is answered. */
  piecesOf(message: OutgoingMessage, converted: Converted & { replyTo: string | null }): StoredPiece[] {
    return converted.pieces.map((body, index) => ({
      body,
      ...(message.agentName ? { agentName: message.agentName } : {}),
      ...(index === 0 && converted.replyTo !== null ? { replyTo: converted.replyTo } : {}),
    }));
  }

  // The provider's own id of what is answered, where the channel shows that and the customer's message came from there.
  private async quoted(message: OutgoingMessage, target: Target): Promise<string | null> {
    if (!message.replyTo || !target.can.quotes) return null;
    return this.parts.answered.externalIdOf(target.inbox.id, message.conversationId, message.replyTo.id);
  }

  private async withFacts(content: Content): Promise<Content> {
    if (!('attachmentId' in content) || content.attachment) return content;
    const attachment = await this.parts.files.facts(content.attachmentId);
    return attachment ? { ...content, attachment } : content;
  }
}

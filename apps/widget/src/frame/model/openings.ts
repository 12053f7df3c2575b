import type { CustomerConversation, PreChatAnswers, WidgetCommands, WidgetEvents } from '@yingda/contracts';
import { Failure, newId, type Connection } from '@yingda/realtime-client';
import type { Cabinet } from './cabinet';

/** What a conversation will be opened with, kept until it is. */
export interface Opening {
  answers?: PreChatAnswers;
  leaveMessage?: boolean;
}

/** Conversations that exist here first: opened at the server with their first message, however late that gets through. */
export class Openings {
  private readonly opened = new Set<string>();

  constructor(
    private readonly connection: Connection<WidgetCommands, WidgetEvents>,
    private readonly cabinet: Cabinet,
    private readonly inboxKey: string,
    private readonly onOpened: (conversation: CustomerConversation) => void,
  ) {}

  /** An id for the next conversation. */
  begin(opening: Opening = {}): string {
    const id = newId();
    this.cabinet.write(`opening:${id}`, opening);
    return id;
  }

  /** The server knows this one. */
  know(conversationId: string): void {
    this.opened.add(conversationId);
    this.cabinet.write(`opening:${conversationId}`, null);
  }

  knows(conversationId: string): boolean {
    return this.opened.has(conversationId);
  }

  /** Opens the conversation unless the server has it. Rejects with `conversation-closed` when the shopper is in another one: the queue then moves there. */
  async ensure(conversationId: string): Promise<void> {
    if (this.opened.has(conversationId)) return;
    const conversation = await this.open(conversationId);
    if (conversation.id !== conversationId) {
      // With its name: to ask once more would never get through where every opening counts against a limit.
      throw new Failure('conversation-closed', 'Another conversation is open; this goes on there.', {
        intoConversationId: conversation.id,
      });
    }
  }

  /** The conversation in which the shopper's next message goes. */
  async next(): Promise<string> {
    return (await this.open(this.begin())).id;
  }

  private async open(conversationId: string): Promise<CustomerConversation> {
    const opening = this.cabinet.read<Opening>(`opening:${conversationId}`) ?? {};
    const { conversation } = await this.connection
      .command('conversation.open', { conversationId, inboxKey: this.inboxKey, ...opening })
      .catch((thrown: unknown) => {
        // The id was used by somebody else on this device, before a sign-out: the queue asks for the next.
        if (thrown instanceof Failure && thrown.code === 'already-exists') {
          throw new Failure('conversation-closed', thrown.message);
        }
        throw thrown;
      });
    this.cabinet.write(`opening:${conversationId}`, null);
    this.know(conversation.id);
    this.onOpened(conversation);
    return conversation;
  }
}

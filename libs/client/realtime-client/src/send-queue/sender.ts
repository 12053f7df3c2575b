import type {
  ConsoleCommands,
  ConsoleEvents,
  MessageAccepted,
  WidgetCommands,
  WidgetEvents,
} from '@yingda/contracts';
import type { Connection } from '../connection/types';
import { asFailure, Failure } from '../failure';
import type { QueuedMessage, Sender } from './types';

type Rest = Pick<Sender, 'upload' | 'nextConversation'>;

function online(connection: { state: string; onState: Connection<object, object>['onState'] }) {
  return {
    isOnline: () => connection.state === 'online',
    onOnline: (callback: () => void) =>
      connection.onState(({ state }) => {
        if (state === 'online') callback();
      }),
  };
}

function messageOf(message: QueuedMessage) {
  const { conversationId, clientMessageId, content, replyTo, identityId, cannedResponseId } = message;
  if (!content) throw new Failure('file-lost', 'The file is no longer on this device.');
  return {
    conversationId,
    clientMessageId,
    content,
    ...(replyTo && { replyTo }),
    ...(identityId && { identityId }),
    ...(cannedResponseId && { cannedResponseId }),
  };
}

/**
 * Sends a shopper's messages. `ensure` opens a conversation unless the server has it, and rejects with
 * `conversation-closed` when the shopper is in another one by now.
 */
export function widgetSender(
  connection: Connection<WidgetCommands, WidgetEvents>,
  { ensure, ...rest }: Rest & { ensure?: (conversationId: string) => Promise<void> } = {},
): Sender {
  const tell = (message: QueuedMessage) => connection.command('message.send', messageOf(message));
  return {
    ...online(connection),
    ...rest,
    async send(message) {
      try {
        await ensure?.(message.conversationId);
      } catch (thrown) {
        if (asFailure(thrown).code !== 'conversation-closed') throw thrown;
        // An earlier try may have been stored there and its answer lost: only that conversation knows. What it has not,
        // and takes no more, goes on in the other one.
        return tell(message).catch((refused: unknown) => {
          throw asFailure(refused).retriable ? refused : thrown;
        });
      }
      return tell(message);
    },
  };
}

/** Sends an agent's messages and notes. */
export function consoleSender(
  connection: Connection<ConsoleCommands, ConsoleEvents>,
  rest: Rest = {},
): Sender {
  const note = ({
    conversationId,
    clientMessageId,
    content,
    mentions,
    toHolder,
  }: QueuedMessage): Promise<MessageAccepted> => {
    if (content?.kind !== 'text') throw new Failure('unsupported-content-kind', 'A note is text.');
    const { text } = content;
    return connection.command('note.add', {
      conversationId,
      clientMessageId,
      text,
      ...(mentions && { mentions }),
      ...(toHolder && { toHolder }),
    });
  };
  return {
    ...online(connection),
    ...rest,
    send: async (message) =>
      message.entry === 'note' ? note(message) : connection.command('message.send', messageOf(message)),
  };
}

import type {
  ConsoleCommands,
  ConsoleEvents,
  MessageAccepted,
  WidgetCommands,
  WidgetEvents,
} from '@yingda/contracts';
import type { Connection } from '../connection/types';
import { Failure } from '../failure';
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

function messageOf({ conversationId, clientMessageId, content, replyTo, identityId }: QueuedMessage) {
  if (!content) throw new Failure('file-lost', 'The file is no longer on this device.');
  return {
    conversationId,
    clientMessageId,
    content,
    ...(replyTo && { replyTo }),
    ...(identityId && { identityId }),
  };
}

/** Sends a shopper's messages. */
export function widgetSender(connection: Connection<WidgetCommands, WidgetEvents>, rest: Rest = {}): Sender {
  return {
    ...online(connection),
    ...rest,
    send: async (message) => connection.command('message.send', messageOf(message)),
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
  }: QueuedMessage): Promise<MessageAccepted> => {
    if (content?.kind !== 'text') throw new Failure('unsupported-content-kind', 'A note is text.');
    const { text } = content;
    return connection.command('note.add', {
      conversationId,
      clientMessageId,
      text,
      ...(mentions && { mentions }),
    });
  };
  return {
    ...online(connection),
    ...rest,
    send: async (message) =>
      message.entry === 'note' ? note(message) : connection.command('message.send', messageOf(message)),
  };
}

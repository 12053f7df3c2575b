import type {
  ConsoleCommands,
  ConsoleEvents,
  ConversationReadUpTo,
  Marks,
  Message,
  StaffEntry,
  WidgetCommands,
  WidgetEvents,
} from '@yingda/contracts';
import type { Connection } from '../connection/types';
import type { Stop } from '../emitter';
import type { TimelineAction } from './timeline';
import type { TimelineEntry } from './audience';
import type { TimelineSource } from './timeline-sync';

/** Pages of older entries, newest first, read by HTTP. `before` is an order number, absent for the newest page. */
export type ReadPage<T> = (before?: number) => Promise<{ entries: readonly T[]; hasMore: boolean }>;

function marksOf(read: ConversationReadUpTo): Partial<Marks> {
  return read.reader === 'customer'
    ? { customerDelivered: read.deliveredSequence, customerRead: read.readSequence }
    : { agentRead: read.readSequence };
}

function whenOnline(
  connection: { onState: Connection<object, object>['onState'] },
  callback: () => void,
): Stop {
  return connection.onState(({ state }) => {
    if (state === 'online') callback();
  });
}

/** Joins several subscriptions. */
const together =
  (...stops: Stop[]): Stop =>
  () =>
    stops.forEach((stop) => stop());

type Apply<T extends TimelineEntry> = (action: TimelineAction<T>) => void;

/** Source of a customer's timeline on the /widget namespace. */
export function widgetSource(
  connection: Connection<WidgetCommands, WidgetEvents>,
  conversationId: string,
  readPage: ReadPage<Message>,
): TimelineSource<Message> {
  const mine = (id: string) => id === conversationId;
  return {
    isOnline: () => connection.state === 'online',
    onOnline: (callback) => whenOnline(connection, callback),
    subscribe: async () =>
      (await connection.command('conversation.subscribe', { conversationId })).conversation,
    unsubscribe: () => connection.tell('conversation.unsubscribe', { conversationId }),
    latest: () => readPage(),
    older: readPage,
    catchUp: (afterSequence, afterRevision) =>
      connection.command('conversation.catch-up', { conversationId, afterSequence, afterRevision }),
    listen: (apply: Apply<Message>) =>
      together(
        connection.on('message.sent', ({ message }) => {
          if (mine(message.conversationId)) apply({ kind: 'sent', entry: message });
        }),
        connection.on('message.updated', ({ message, revision }) => {
          if (mine(message.conversationId)) apply({ kind: 'updated', entry: message, revision });
        }),
        connection.on('conversation.head', (head) => {
          if (mine(head.conversationId)) apply({ kind: 'head', head });
        }),
        connection.on('conversation.updated', ({ conversation }) => {
          if (!mine(conversation.id)) return;
          apply({ kind: 'head', head: conversation.head });
          apply({ kind: 'marked', marks: conversation.marks });
        }),
        connection.on('conversation.read', (read) => {
          if (mine(read.conversationId)) apply({ kind: 'marked', marks: marksOf(read) });
        }),
      ),
  };
}

/** Source of the staff timeline on the /console namespace. */
export function consoleSource(
  connection: Connection<ConsoleCommands, ConsoleEvents>,
  conversationId: string,
  readPage: ReadPage<StaffEntry>,
): TimelineSource<StaffEntry> {
  const mine = (id: string) => id === conversationId;
  return {
    isOnline: () => connection.state === 'online',
    onOnline: (callback) => whenOnline(connection, callback),
    subscribe: async () =>
      (await connection.command('conversation.subscribe', { conversationId })).conversation,
    unsubscribe: () => connection.tell('conversation.unsubscribe', { conversationId }),
    latest: () => readPage(),
    older: readPage,
    catchUp: (afterPosition, afterRevision) =>
      connection.command('conversation.catch-up', { conversationId, afterPosition, afterRevision }),
    listen: (apply: Apply<StaffEntry>) =>
      together(
        connection.on('message.sent', ({ message }) => {
          if (mine(message.conversationId)) apply({ kind: 'sent', entry: message });
        }),
        connection.on('message.updated', ({ message, revision }) => {
          if (mine(message.conversationId)) apply({ kind: 'updated', entry: message, revision });
        }),
        connection.on('conversation.head', (head) => {
          if (mine(head.conversationId)) apply({ kind: 'head', head });
        }),
        connection.on('conversation.updated', ({ conversation }) => {
          if (!mine(conversation.id)) return;
          apply({ kind: 'head', head: conversation.head });
          apply({ kind: 'marked', marks: conversation.marks });
        }),
        connection.on('conversation.read', (read) => {
          if (mine(read.conversationId)) apply({ kind: 'marked', marks: marksOf(read) });
        }),
      ),
  };
}

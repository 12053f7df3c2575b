import type { WidgetCommands, WidgetEvents } from '@yingda/contracts';
import type { Connection } from '../connection/types';
import { Failure } from '../failure';
import { widgetSender } from './sender';
import type { QueuedMessage } from './types';

const elsewhere = new Failure('conversation-closed', 'Another is open.', { intoConversationId: 'new' });
const message = {
  conversationId: 'old',
  clientMessageId: 'text-1',
  content: { kind: 'text', text: 'hello' },
} as QueuedMessage;
const accepted = { id: 'message-1', sequence: 4, createdAt: '2026-03-02T03:00:00.000Z' };

/** A shopper who is in another conversation by now; `answer` is what the old one says to the message. */
function sender(answer: () => Promise<unknown>) {
  const sent: unknown[] = [];
  const connection = {
    state: 'online',
    onState: () => () => undefined,
    command: (...command: unknown[]) => {
      sent.push(command);
      return answer();
    },
  } as unknown as Connection<WidgetCommands, WidgetEvents>;
  return { sent, ...widgetSender(connection, { ensure: () => Promise.reject(elsewhere) }) };
}

describe('a message of a conversation the shopper is no longer in', () => {
  it('is not sent a second time elsewhere when the old one has it and its answer was lost', async () => {
    const { send, sent } = sender(() => Promise.resolve(accepted));
    await expect(send(message)).resolves.toEqual(accepted);
    expect(sent).toEqual([
      ['message.send', { conversationId: 'old', clientMessageId: 'text-1', content: message.content }],
    ]);
  });

  it.each(['conversation-closed', 'conversation-not-found', 'not-permitted'] as const)(
    'goes on in the other one when the old one answers %s',
    async (code) => {
      const { send } = sender(() => Promise.reject(new Failure(code, 'No.')));
      await expect(send(message)).rejects.toBe(elsewhere);
    },
  );

  it('stays where it is while nobody knows whether the old one has it', async () => {
    const { send } = sender(() => Promise.reject(new Failure('no-answer', 'No answer.')));
    await expect(send(message)).rejects.toMatchObject({ code: 'no-answer' });
  });
});

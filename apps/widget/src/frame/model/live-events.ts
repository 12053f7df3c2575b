import type { CustomerConversation, WidgetCommands, WidgetEvents } from '@yingda/contracts';
import type { Connection } from '@yingda/realtime-client';
import type { Chat } from './chat';
import type { Ratings } from './rating';
import type { State } from './state';
import type { Store } from './store';
import type { Typing } from './typing';

const NOTE_MS = 6_000;
/** An estimate this much longer than the first one told is owned up to, once. */
const LONGER_SECONDS = 60;

/** Events of the socket that change what is known of conversations; messages themselves go through the timelines. */
export function listen(parts: {
  connection: Connection<WidgetCommands, WidgetEvents>;
  store: Store<State>;
  chat: Chat;
  typing: Typing;
  ratings: Ratings;
}): void {
  const { connection, store, chat, typing, ratings } = parts;
  const estimates = new Map<string, number>();
  const change = (id: string, part: Partial<CustomerConversation>) => {
    const { conversation, open } = store.state;
    const known = [conversation, open].find((one) => one?.id === id);
    if (known) chat.learn({ ...known, ...part });
  };
  const note = (queueNote: State['queueNote']) => {
    store.set({ queueNote });
    setTimeout(() => store.state.queueNote === queueNote && store.set({ queueNote: null }), NOTE_MS);
  };

  connection.on('conversation.updated', ({ conversation }) => chat.learn(conversation));
  connection.on('agent.changed', ({ conversationId, agent }) =>
    change(conversationId, { agent: agent ?? null }),
  );
  connection.on('typing.changed', (changed) => typing.heard(changed));
  connection.on('message.sent', ({ message }) => {
    if (message.author.kind !== 'customer') typing.over();
  });
  connection.on('queue.updated', ({ conversationId, ...queue }) => {
    const { estimatedSeconds } = queue;
    const first = estimates.get(conversationId) ?? estimatedSeconds;
    if (typeof first === 'number') estimates.set(conversationId, first);
    if (typeof first === 'number' && (estimatedSeconds ?? 0) > first + LONGER_SECONDS) {
      estimates.set(conversationId, Number.MAX_SAFE_INTEGER);
      note('longer');
    }
    change(conversationId, { queue });
  });
  connection.on('survey.offered', ({ conversationId }) => {
    const { conversation } = store.state;
    if (conversation?.id === conversationId) ratings.offer(conversation);
  });
  let wasOnline = false;
  connection.onState(({ state }) => {
    if (state !== 'online') return;
    if (wasOnline && store.state.conversation?.queue && store.state.net === 'lost') note('kept');
    wasOnline = true;
  });
  let seen: CustomerConversation | null = null;
  store.subscribe(() => {
    const { conversation } = store.state;
    if (conversation === seen) return;
    seen = conversation;
    if (conversation?.status === 'closed') ratings.offer(conversation);
  });
}

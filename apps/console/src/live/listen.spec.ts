import type { ConversationState } from '@yingda/contracts';
import { listen, type ConsoleConnection, type Reactions } from './listen';
import { LiveState } from './live-state';
import { aRow } from './testing';

/** A connection on which events are said by hand. */
function ground() {
  const heard = new Map<string, (payload: never) => void>();
  const connection = {
    on: (name: string, listener: (payload: never) => void) => {
      heard.set(name, listener);
      return () => undefined;
    },
  } as unknown as ConsoleConnection;
  const live = new LiveState();
  const asked: string[] = [];
  const changed: string[] = [];
  const nothing = () => undefined;
  const react: Reactions = {
    unknown: (state, wanted) => wanted && asked.push(state.id),
    directoryChanged: nothing,
    customerChanged: (id) => changed.push(id),
    messageArrived: nothing,
    offered: nothing,
    assigned: nothing,
    mentioned: nothing,
    windowEnding: nothing,
    serviceLevel: nothing,
    sessionEnded: nothing,
  };
  listen(connection, live, { self: { agentId: 'me', teamIds: () => ['t1'] }, react });
  const updated = (conversation: ConversationState) =>
    heard.get('conversation.updated')?.({ conversation } as never);
  return { live, asked, changed, updated };
}

const at = (position: number, parts: Parameters<typeof aRow>[0] = {}) =>
  aRow({ head: { conversationId: 'c1', sequence: 1, revision: 0, position }, ...parts });

describe('a conversation that changed', () => {
  it('asks who it is with when the visitor has signed in as a customer', () => {
    const { live, asked, updated } = ground();
    live.rows.set({ c1: at(1) });
    updated(at(2, { customerId: 'somebody-known' }));
    expect(live.row('c1')?.customerId).toBe('somebody-known');
    expect(asked).toEqual(['c1']);
  });

  it('that went to another customer is looked for anew in the histories of both', () => {
    const { live, changed, updated } = ground();
    const before = at(1);
    live.rows.set({ c1: before });
    updated(at(2, { customerId: 'another' }));
    expect(changed).toEqual([before.customerId, 'another']);
    updated(at(3, { customerId: 'another' }));
    expect(changed).toHaveLength(2);
  });

  it('asks nothing while the customer stays the same', () => {
    const { live, asked, updated } = ground();
    live.rows.set({ c1: at(1) });
    updated(at(2, { status: 'closed' }));
    expect(live.row('c1')?.status).toBe('closed');
    expect(asked).toEqual([]);
  });
});

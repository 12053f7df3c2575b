import type { ConversationRow } from '@yingda/contracts';
import type { Rows } from './merge-row';
import { RowFetches } from './row-fetches';
import { createStore } from './store';
import { aRow } from './testing';

const at = (position: number, parts: Partial<ConversationRow> = {}) =>
  aRow({ id: 'c1', head: { conversationId: 'c1', sequence: 1, revision: 0, position }, ...parts });

function ground() {
  const rows = createStore<Rows>({});
  const asked: ((row: ConversationRow) => void)[] = [];
  const fetches = new RowFetches(rows, () => new Promise((answer) => asked.push(answer)));
  return { rows, asked, fetches };
}

describe('conversations that are not known yet', () => {
  it('are fetched once, however often they are heard of', async () => {
    const { rows, asked, fetches } = ground();
    fetches.hear(at(1), true);
    fetches.hear(at(2), true);
    const done = fetches.fetch('c1');
    expect(asked).toHaveLength(1);
    asked[0]!(at(2));
    await done;
    expect(rows.get()['c1']).toMatchObject({ head: { position: 2 } });
  });

  it('show what was heard while they were fetched, also what belongs on no screen of this agent', async () => {
    for (const [agentId, wanted] of [
      ['me', true],
      ['somebody-else', false],
    ] as const) {
      const { rows, asked, fetches } = ground();
      fetches.hear(at(2, { status: 'queued', agentId: null }), true);
      fetches.hear(at(4, { status: 'assigned', agentId }), wanted);
      const done = fetches.fetch('c1');
      asked[0]!(at(2, { status: 'queued', agentId: null }));
      await done;
      expect(rows.get()['c1']).toMatchObject({ status: 'assigned', agentId });
    }
  });

  it('keep the answer when it is newer than what was heard, and are not fetched when nobody wants them', async () => {
    const { rows, asked, fetches } = ground();
    fetches.hear(at(1), false);
    expect(asked).toHaveLength(0);
    fetches.hear(at(2, { status: 'queued' }), true);
    const done = fetches.fetch('c1');
    asked[0]!(at(5, { status: 'closed' }));
    await done;
    expect(rows.get()['c1']).toMatchObject({ status: 'closed' });
  });

  it('are asked for again when the visitor signed in while the answer was on its way', async () => {
    const { rows, asked, fetches } = ground();
    fetches.hear(at(1), true);
    fetches.hear(at(2, { customerId: 'known' }), true);
    const done = fetches.fetch('c1');
    asked[0]!(at(1));
    await done;
    expect(asked).toHaveLength(2);
    const again = fetches.fetch('c1');
    const { customer } = at(2);
    asked[1]!(at(2, { customerId: 'known', customer: { ...customer, id: 'known', name: '沈念' } }));
    await again;
    expect(rows.get()['c1']?.customer.name).toBe('沈念');
    expect(asked).toHaveLength(2);
  });
});

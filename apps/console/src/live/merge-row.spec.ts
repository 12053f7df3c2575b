import type { ConversationRow, StaffEntry } from '@yingda/contracts';
import { excerptOf, isCurrent, mergeCustomer, mergeEntry, mergeState, putRows } from './merge-row';
import { aRow } from './testing';

const at = (position: number, revision = 0) => ({
  conversationId: 'c1',
  sequence: position,
  position,
  revision,
});
const rows = (...list: ConversationRow[]) => Object.fromEntries(list.map((row) => [row.id, row]));

describe('a state that arrives live', () => {
  const known = aRow({ id: 'c1', head: at(5, 2), unread: 1 });

  it('replaces what is known and keeps the customer', () => {
    const { customer: _, ...state } = aRow({ id: 'c1', head: at(6, 2), unread: 2 });
    const merged = mergeState(rows(known), state as never)?.['c1'];
    expect(merged).toMatchObject({ unread: 2, customer: known.customer });
  });
  it('is dropped when something newer is shown already', () => {
    const before = rows(known);
    expect(mergeState(before, aRow({ id: 'c1', head: at(4, 9) }))).toBe(before);
    expect(mergeState(before, aRow({ id: 'c1', head: at(5, 1) }))).toBe(before);
  });
  it('is taken when only the revision rose, as for a read mark', () => {
    expect(isCurrent(known, aRow({ id: 'c1', head: at(5, 3) }))).toBe(true);
  });
  it('never takes a read mark back', () => {
    const read = aRow({
      id: 'c1',
      head: at(5, 2),
      marks: { customerDelivered: 5, customerRead: 5, agentRead: 4 },
    });
    const late = aRow({
      id: 'c1',
      head: at(6, 2),
      marks: { customerDelivered: 5, customerRead: 3, agentRead: 5 },
    });
    expect(mergeState(rows(read), late)?.['c1']?.marks).toEqual({
      customerDelivered: 5,
      customerRead: 5,
      agentRead: 5,
    });
  });
  it('asks for the row when it is not known', () => {
    expect(mergeState({}, known)).toBeUndefined();
  });
});

describe('rows fetched in pages', () => {
  it('do not replace a newer row that came live meanwhile', () => {
    const live = aRow({ id: 'c1', head: at(9), unread: 3 });
    const page = aRow({ id: 'c1', head: at(7), unread: 0 });
    expect(putRows(rows(live), [page])['c1']?.unread).toBe(3);
  });
  it('are the same object when the page is empty', () => {
    const before = rows(aRow({ id: 'c1' }));
    expect(putRows(before, [])).toBe(before);
  });
});

it('shows a changed customer on all their rows and no others', () => {
  const mine = aRow({ id: 'c1', customerId: 'p1' });
  const other = aRow({ id: 'c2', customerId: 'p2' });
  const after = mergeCustomer(rows(mine, other), { ...mine.customer, id: 'p1', name: '周嘉宁' });
  expect(after['c1']?.customer.name).toBe('周嘉宁');
  expect(after['c2']).toBe(other);
});

describe('a message that arrives before its state', () => {
  const entry = {
    id: 'm1',
    conversationId: 'c1',
    position: 6,
    sequence: 6,
    entry: 'message',
    author: { kind: 'customer', name: 'A' },
    content: { kind: 'text', text: '你好' },
    createdAt: '2026-11-21T06:00:00Z',
  } as StaffEntry;

  it('becomes the last line at once', () => {
    const row = aRow({ id: 'c1', head: at(5) });
    expect(mergeEntry(rows(row), entry)['c1']?.lastMessage).toMatchObject({
      excerpt: '你好',
      authorKind: 'customer',
    });
  });
  it('does nothing when the row has it already, or when it is a note', () => {
    const before = rows(aRow({ id: 'c1', head: at(6) }));
    expect(mergeEntry(before, entry)).toBe(before);
    const early = rows(aRow({ id: 'c1', head: at(5) }));
    expect(mergeEntry(early, { ...entry, entry: 'note', sequence: null })).toBe(early);
  });
  it('is cut by code points and named by kind', () => {
    expect([...excerptOf({ content: { kind: 'text', text: '😀'.repeat(200) } })]).toHaveLength(120);
    expect(excerptOf({ content: { kind: 'image', attachmentId: 'a' } })).toBe('[image]');
    expect(excerptOf({ content: { kind: 'text', text: 'x' }, recalledAt: '2026-11-21T06:00:00Z' })).toBe(
      '[recalled]',
    );
  });
});

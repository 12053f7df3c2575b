import type { StaffEntry } from '@yingda/contracts';
import type { QueuedMessage } from '@yingda/realtime-client';
import { lastEditable, mayChange, repliedMeanwhile, rowsOf, type StaffItem } from './timeline-rows';

let position = 0;
beforeEach(() => (position = 0));

const minute = (m: number, day = 21) => new Date(2026, 10, day, 14, m).toISOString();
function said(who: string, at: string, parts: Partial<StaffEntry> = {}): StaffEntry {
  position += 1;
  return {
    id: `e${position}`,
    conversationId: 'c',
    position,
    sequence: position,
    entry: 'message',
    author:
      who === 'customer' ? { kind: 'customer', id: 'p', name: 'P' } : { kind: 'agent', id: who, name: who },
    content: { kind: 'text', text: 'x' },
    createdAt: at,
    ...parts,
  };
}
const item = (entry: StaffEntry): StaffItem => ({ kind: 'entry', key: entry.id, entry });
const shape = (entries: StaffEntry[]) =>
  rowsOf(entries.map(item), 'me').map((row) =>
    row.kind === 'message' ? `${row.first ? '(' : ''}${row.key}${row.last ? ')' : ''}` : row.kind,
  );

describe('rows of a conversation', () => {
  it('group one sender within two minutes under one face and one time', () => {
    expect(
      shape([
        said('customer', minute(0)),
        said('customer', minute(1)),
        said('customer', minute(5)),
        said('me', minute(5)),
      ]),
    ).toEqual(['day', '(e1', 'e2)', '(e3)', '(e4)']);
  });
  it('begin a new day with its date and a new group', () => {
    expect(shape([said('customer', minute(59, 20)), said('customer', minute(0, 21))])).toEqual([
      'day',
      '(e1)',
      'day',
      '(e2)',
    ]);
  });
  it('let an event or a note end a group', () => {
    const note = said('me', minute(1), { entry: 'note', sequence: null });
    expect(shape([said('me', minute(0)), note, said('me', minute(1))])).toEqual([
      'day',
      '(e2)',
      'note',
      '(e3)',
    ]);
  });
  it('leave out the copies of a merge that was undone, not what somebody recalled', () => {
    const recalled = { recalledAt: minute(3) };
    const copy = said('customer', minute(1), { ...recalled, copiedFromId: 'other' });
    expect(shape([said('customer', minute(0)), copy])).toEqual(['day', '(e2)']);
    expect(shape([said('customer', minute(1), recalled)])).toEqual(['day', '(e3)']);
  });
  it('put what is still being sent into the own group', () => {
    const entry = said('me', minute(0));
    const message = { clientMessageId: 'l1', entry: 'message', writtenAt: minute(1) } as QueuedMessage;
    const rows = rowsOf([item(entry), { kind: 'local', key: 'l1', message }], 'me');
    expect(rows.map((row) => ('last' in row ? row.last : row.kind))).toEqual(['day', false, true]);
  });
});

describe('what may still be changed', () => {
  const at = (m: number) => ({ meId: 'me', now: Date.parse(minute(m)), windowMs: 120_000 });
  it('is my own text of the last two minutes', () => {
    expect(mayChange(said('me', minute(0)), at(1))).toBe(true);
    expect(mayChange(said('me', minute(0)), at(2))).toBe(false);
    expect(mayChange(said('other', minute(0)), at(1))).toBe(false);
    expect(mayChange(said('me', minute(0), { recalledAt: minute(1) }), at(1))).toBe(false);
  });
  it('is only my newest message, not one before it', () => {
    const image = said('me', minute(1), { content: { kind: 'image', attachmentId: 'a' } });
    expect(lastEditable([said('me', minute(0)), image], at(1))).toBeUndefined();
    const text = said('me', minute(1));
    expect(lastEditable([text, said('customer', minute(1))], at(1))).toBe(text);
  });
});

it('a colleague’s reply while I was writing is noticed, a note or my own is not', () => {
  const before = said('other', minute(0));
  const own = said('me', minute(1));
  const note = said('other', minute(1), { entry: 'note' });
  expect(repliedMeanwhile([before, own, note], { meId: 'me', position: 1 })).toBeUndefined();
  const reply = said('other', minute(1));
  expect(repliedMeanwhile([before, own, note, reply], { meId: 'me', position: 1 })).toBe(reply);
});

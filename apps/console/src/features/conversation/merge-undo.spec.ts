import type { StaffEntry } from '@yingda/contracts';
import type { TimelineEvent } from '@yingda/contracts/names';
import { mergedAway, undoableMerges } from './merge-undo';

const HOUR = 3_600_000;
const now = Date.UTC(2026, 10, 22, 6);
let made = 0;
function line(event: TimelineEvent, details: Record<string, string>, hoursAgo = 0): StaffEntry {
  made += 1;
  return {
    id: `e${made}`,
    conversationId: 'here',
    position: made,
    sequence: null,
    entry: 'event',
    author: { kind: 'agent', id: 'a', name: 'A' },
    content: { kind: 'event', event, details },
    createdAt: new Date(now - hoursAgo * HOUR).toISOString(),
  };
}
const merged = (fromNumber: string, hoursAgo = 0) =>
  line('conversation-merged', { fromNumber, fromConversationId: `c${fromNumber}` }, hoursAgo);
const unmerged = (fromNumber: string) => line('conversation-unmerged', { fromNumber });

it('a merge can be undone from its line for 24 hours, while it has not been', () => {
  const [old, undone, young] = [merged('7', 24), merged('8', 2), merged('9', 1)];
  expect([...undoableMerges([old, undone, young, unmerged('8')], now)]).toEqual([young.id]);
});

it('of two that were merged twice, only the later line undoes', () => {
  const [first, again] = [merged('8', 2), merged('8')];
  expect([...undoableMerges([first, unmerged('8'), again], now)]).toEqual([again.id]);
});

it('names the conversation that was merged away, from both sides', () => {
  expect(mergedAway(merged('8'))).toBe('c8');
  const into = line('conversation-merged', { intoNumber: '5', intoConversationId: 'c5' });
  expect(mergedAway(into)).toBe('here');
  expect([...undoableMerges([into], now)]).toEqual([into.id]);
  expect(undoableMerges([into, line('conversation-unmerged', {})], now).size).toBe(0);
  expect(mergedAway(line('conversation-closed', {}))).toBeNull();
});

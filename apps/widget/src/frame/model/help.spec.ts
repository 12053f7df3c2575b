import type { WidgetArticleHit } from '@yingda/contracts';
import { HelpSearch } from './help';

const hit = (id: string): WidgetArticleHit => ({ id, title: id, excerpt: '', url: '' });

/** Searches that are answered when the spec says so, and time that passes when it says so. */
function ground() {
  const asked: {
    q: unknown;
    settled: unknown;
    answer: (hits: WidgetArticleHit[]) => void;
    fail: () => void;
  }[] = [];
  let now = 0;
  let waiting: { at: number; then: () => void }[] = [];
  const search = new HelpSearch({
    api: ((_: string, { query }: { query: Record<string, unknown> }) =>
      new Promise((answer, reject) =>
        asked.push({ q: query['q'], settled: query['settled'], answer, fail: () => reject(new Error()) }),
      )) as never,
    inboxKey: 'shop',
    language: 'en',
    after: (ms, then) => {
      const one = { at: now + ms, then };
      waiting.push(one);
      return () => void (waiting = waiting.filter((other) => other !== one));
    },
  });
  const pass = async (ms: number) => {
    now += ms;
    const due = waiting.filter(({ at }) => at <= now);
    waiting = waiting.filter(({ at }) => at > now);
    due.forEach(({ then }) => then());
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { search, asked, pass };
}

describe('help as one types', () => {
  it('asks after a pause, and counts the question once when typing has ended', async () => {
    const { search, asked, pass } = ground();
    search.type('re');
    await pass(100);
    search.type('refund');
    await pass(300);
    expect(asked.map(({ q, settled }) => [q, settled])).toEqual([['refund', undefined]]);
    await pass(2_000);
    await search.settle();
    expect(asked.map(({ settled }) => settled)).toEqual([undefined, true]);
  });

  it('shows only what answers what stands there now', async () => {
    const { search, asked, pass } = ground();
    search.type('refund');
    await pass(300);
    search.type('refund time');
    await pass(300);
    asked[1]!.answer([hit('new')]);
    await pass(0);
    asked[0]!.answer([hit('old')]);
    await pass(0);
    expect(search.store.state.hits.map(({ id }) => id)).toEqual(['new']);
  });

  it('asks nothing for a single letter, and forgets what it found', async () => {
    const { search, asked, pass } = ground();
    search.type('refund');
    await pass(300);
    asked[0]!.answer([hit('a')]);
    await pass(0);
    search.type('r');
    await pass(5_000);
    expect(search.store.state).toMatchObject({ hits: [], searched: 'nothing' });
    expect(asked).toHaveLength(1);
  });

  it('says so when it cannot be asked, and tries with the next letters', async () => {
    const { search, asked, pass } = ground();
    search.type('refund');
    await pass(300);
    asked[0]!.fail();
    await pass(0);
    expect(search.store.state.searched).toBe('failed');
    search.type('refunds');
    await pass(300);
    asked[1]!.answer([]);
    await pass(0);
    expect(search.store.state.searched).toBe('found');
  });
});

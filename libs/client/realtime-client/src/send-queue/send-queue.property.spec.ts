import * as fc from 'fast-check';
import { FakeBrowser, FakeServer, text, type FakeTab, type Weather } from '../testing/fake-tabs';

type Step =
  | { do: 'write'; tab: number }
  | { do: 'online'; tab: number; online: boolean }
  | { do: 'pass'; ms: number }
  | { do: 'reload'; tab: number };

const tab = fc.nat(1);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: tab.map<Step>((at) => ({ do: 'write', tab: at })) },
  {
    weight: 2,
    arbitrary: fc.tuple(tab, fc.boolean()).map<Step>(([at, online]) => ({ do: 'online', tab: at, online })),
  },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 9_000 }).map<Step>((ms) => ({ do: 'pass', ms })) },
  { weight: 1, arbitrary: tab.map<Step>((at) => ({ do: 'reload', tab: at })) },
);
const weather = fc.constantFrom<Weather>('fine', 'fine', 'lost', 'lost-answer', 'busy', 'limited', 'closed');

describe('the send queue in bad weather', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('loses, doubles and reorders nothing, over two tabs, reloads and closed conversations', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 25 }),
        fc.array(weather, { maxLength: 25 }),
        async (steps, weathers) => {
          const server = new FakeServer();
          server.weather.push(...weathers);
          const browser = new FakeBrowser(server);
          const tabs: FakeTab[] = [browser.tab(), browser.tab()];
          const written: string[] = [];
          for (const next of steps) {
            const at = next.do === 'pass' ? 0 : next.tab;
            const it = tabs[at] as FakeTab;
            if (next.do === 'write') {
              written.push(`w${written.length}`);
              const word = written.at(-1) as string;
              // A later message of the same person goes where the earlier ones went.
              const adding = it.queue.add({
                conversationId: conversationOf(tabs, server),
                content: text(word),
              });
              await jest.advanceTimersByTimeAsync(10);
              await adding;
            }
            if (next.do === 'online') it.setOnline(next.online);
            if (next.do === 'pass') await jest.advanceTimersByTimeAsync(next.ms);
            if (next.do === 'reload') {
              it.queue.stop();
              tabs[at] = browser.tab();
              await Promise.all([tabs[at].queue.load(), jest.advanceTimersByTimeAsync(10)]);
            }
          }
          server.weather.length = 0;
          for (const each of tabs) each.setOnline(true);
          await jest.advanceTimersByTimeAsync(120_000);
          const stored = server.stored.map(({ content }) => (content?.kind === 'text' ? content.text : ''));
          expect(stored).toEqual(written);
          for (const each of tabs) {
            expect(each.queue.list()).toEqual([]);
            each.queue.stop();
          }
        },
      ),
      { numRuns: 150 },
    );
  }, 60_000);
});

/** Where the client writes now: the conversation of what still waits, else that of the last stored message. */
function conversationOf(tabs: FakeTab[], server: FakeServer): string {
  const waiting = tabs.flatMap(({ queue }) => queue.list()).sort((a, b) => a.order - b.order);
  const latest = waiting.at(-1) ?? server.stored.at(-1);
  return latest?.conversationId ?? 'c';
}

import * as fc from 'fast-check';
import { FakeBrowser, FakeServer, text, type FakeTab, type Weather } from '../testing/fake-tabs';

type Step =
  | { do: 'write'; conversation: number }
  | { do: 'resend'; pick: number }
  | { do: 'withdraw'; pick: number }
  | { do: 'online'; online: boolean }
  | { do: 'full'; full: boolean }
  | { do: 'reload' }
  | { do: 'pass'; ms: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.nat(1).map<Step>((conversation) => ({ do: 'write', conversation })) },
  { weight: 2, arbitrary: fc.nat(5).map<Step>((pick) => ({ do: 'resend', pick })) },
  { weight: 2, arbitrary: fc.nat(5).map<Step>((pick) => ({ do: 'withdraw', pick })) },
  { weight: 1, arbitrary: fc.boolean().map<Step>((online) => ({ do: 'online', online })) },
  { weight: 1, arbitrary: fc.boolean().map<Step>((full) => ({ do: 'full', full })) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'reload' }) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 5_000 }).map<Step>((ms) => ({ do: 'pass', ms })) },
);
const weather = fc.constantFrom<Weather>('fine', 'refused', 'lost', 'lost-answer', 'busy', 'limited');

const wordsOf = (content: object | null): string => (content as { text: string }).text;

/** One tab over one server, with a storage that may be full, and a note of what its person did. */
class Life {
  readonly server = new FakeServer();
  readonly withdrawn = new Set<string>();
  /** What was written and kept, by word: when it was put at the end of its queue for the last time. */
  readonly queued = new Map<string, number>();
  readonly unsure = new Set<string>();
  tab: FakeTab;
  private readonly browser = new FakeBrowser(this.server);
  private full = false;
  private turn = 0;

  constructor(weathers: Weather[]) {
    this.server.weather.push(...weathers);
    const put = this.browser.storage.put;
    this.browser.storage.put = async (message) => {
      if (this.full) throw new Error('full');
      await put(message);
    };
    this.tab = this.browser.tab();
  }

  async run(next: Step): Promise<void> {
    const { queue } = this.tab;
    const failed = queue.list().filter(({ state }) => state === 'failed');
    const one = 'pick' in next && failed.length > 0 ? failed[next.pick % failed.length] : undefined;
    if (next.do === 'write') {
      const word = `w${(this.turn += 1)}`;
      this.queued.set(word, this.turn);
      if (this.full) this.unsure.add(word);
      const adding = queue.add({ conversationId: `c${next.conversation}`, content: text(word) });
      await jest.advanceTimersByTimeAsync(10);
      await adding;
    }
    if (next.do === 'resend' && one) {
      this.queued.set(wordsOf(one.content), (this.turn += 1));
      if (this.full) this.unsure.add(wordsOf(one.content));
      void queue.resend(one.clientMessageId).catch(() => undefined);
    }
    if (next.do === 'withdraw' && one) {
      const taking = queue.withdraw(one.clientMessageId);
      await jest.advanceTimersByTimeAsync(5);
      if (await taking) this.withdrawn.add(wordsOf(one.content));
    }
    if (next.do === 'online') this.tab.setOnline(next.online);
    if (next.do === 'full') this.full = next.full;
    if (next.do === 'pass') await jest.advanceTimersByTimeAsync(next.ms);
    if (next.do === 'reload') {
      queue.stop();
      this.tab = this.browser.tab();
      await Promise.all([this.tab.queue.load(), jest.advanceTimersByTimeAsync(10)]);
    }
  }

  async end(): Promise<void> {
    this.server.weather.length = 0;
    this.full = false;
    this.tab.setOnline(true);
    await jest.advanceTimersByTimeAsync(120_000);
    this.tab.queue.stop();
  }
}

describe('the send queue and what is refused', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  });
  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  it('keeps every text in exactly one place: stored once, given back, or taken back by its writer', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 25 }),
        fc.array(weather, { maxLength: 25 }),
        async (steps, weathers) => {
          const life = new Life(weathers);
          for (const next of steps) await life.run(next);
          await life.end();
          const stored = life.server.stored.map(({ content }) => wordsOf(content));
          const left = life.tab.queue.list();
          expect(new Set(stored).size).toBe(stored.length);
          expect(left.map(({ state }) => state)).toEqual(left.map(() => 'failed'));
          const places = [...stored, ...left.map(({ content }) => wordsOf(content)), ...life.withdrawn];
          const kept = [...life.queued.keys()].filter((word) => !life.unsure.has(word));
          expect(places.filter((word) => !life.unsure.has(word)).sort()).toEqual(kept.sort());
          // What a full storage could not keep may be lost with a reload, and is nowhere twice either.
          expect(new Set(places).size).toBe(places.length);
          for (const conversation of ['c0', 'c1']) {
            const turns = life.server.stored
              .filter(({ conversationId }) => conversationId === conversation)
              .map(({ content }) => life.queued.get(wordsOf(content)) as number);
            expect(turns).toEqual([...turns].sort((a, b) => a - b));
          }
        },
      ),
      { numRuns: 150 },
    );
  }, 60_000);
});

import * as fc from 'fast-check';
import type { Message } from '@yingda/contracts';
import { Emitter } from '../emitter';
import { Failure } from '../failure';
import { ModelServer } from '../testing/model-server';
import { customerAudience } from './audience';
import type { TimelineAction } from './timeline';
import { TimelineSync, type TimelineSource } from './timeline-sync';

/** What a question to the server meets; `slow` answers with what was true when it was asked. */
type Weather = 'fine' | 'slow' | 'lost' | 'busy' | 'never';

type Step =
  | { do: 'send'; fate: 'told' | 'lost' | 'late' | 'twice' }
  | { do: 'edit'; index: number; fate: 'told' | 'lost' | 'late' | 'twice' }
  | { do: 'head' }
  | { do: 'line'; up: boolean }
  | { do: 'older' }
  | { do: 'pass'; ms: number };

const fate = fc.constantFrom('told', 'told', 'lost', 'late', 'twice') as fc.Arbitrary<
  'told' | 'lost' | 'late' | 'twice'
>;
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fate.map<Step>((how) => ({ do: 'send', fate: how })) },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.nat(30), fate).map<Step>(([index, how]) => ({ do: 'edit', index, fate: how })),
  },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'head' }) },
  { weight: 2, arbitrary: fc.boolean().map<Step>((up) => ({ do: 'line', up })) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'older' }) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 4_000 }).map<Step>((ms) => ({ do: 'pass', ms })) },
);
const weather = fc.constantFrom<Weather>('fine', 'fine', 'fine', 'slow', 'lost', 'busy', 'never');

const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A connection to the model server that comes and goes; commands on a lost line fail as the real ones do. */
class FakeLine {
  up = true;
  weather: Weather[] = [];
  private lives = 0;
  private subscribed = false;
  private readonly onlines = new Emitter<void>();
  private readonly feed = new Emitter<TimelineAction<Message>>();

  constructor(private readonly server: ModelServer) {}

  set(up: boolean): void {
    if (up === this.up) return;
    this.up = up;
    this.lives += 1;
    this.subscribed = false;
    if (up) this.onlines.emit();
  }

  tell(action: TimelineAction<Message>, fate: 'told' | 'lost' | 'late' | 'twice'): void {
    const life = this.lives;
    if (!this.subscribed || fate === 'lost') return;
    const go = () => life === this.lives && this.feed.emit(action);
    if (fate === 'late') setTimeout(go, 600);
    else go();
    if (fate === 'twice') go();
  }

  source(withPages: boolean): TimelineSource<Message> {
    const { server } = this;
    return {
      isOnline: () => this.up,
      onOnline: (callback) => this.onlines.on(callback),
      subscribe: () =>
        this.ask(() => {
          this.subscribed = true;
          return { head: server.head(), marks: { customerDelivered: 0, customerRead: 0, agentRead: 0 } };
        }),
      unsubscribe: () => undefined,
      ...(withPages ? { latest: () => this.ask(() => server.latest()) } : {}),
      older: (before) => this.ask(() => server.older(before)),
      catchUp: (order, revision) => this.ask(() => server.catchUp(order, revision)),
      listen: (apply) => this.feed.on(apply),
    };
  }

  private async ask<T>(answer: () => T): Promise<T> {
    const life = this.lives;
    const weather = this.weather.shift() ?? 'fine';
    if (!this.up) throw new Failure('offline', 'offline');
    await later(5);
    if (weather === 'busy') throw new Failure('temporarily-unavailable', 'busy');
    if (weather === 'lost') throw new Failure('no-answer', 'lost');
    const answered = answer();
    if (weather === 'slow') await later(1_500);
    // The real connection gives up after ten seconds.
    if (weather === 'never')
      await later(10_000).then(() => Promise.reject(new Failure('no-answer', 'never')));
    if (life !== this.lives) throw new Failure('no-answer', 'disconnected');
    return answered;
  }
}

describe('a timeline kept in step over a bad line', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('shows what the server has once the line holds, and never anything out of order or twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 40 }),
        fc.array(weather, { maxLength: 20 }),
        fc.record({ before: fc.nat(8), pageSize: fc.integer({ min: 1, max: 4 }), withPages: fc.boolean() }),
        async (steps, weathers, { before, pageSize, withPages }) => {
          const server = new ModelServer(pageSize);
          for (let at = 0; at < before; at += 1) server.send();
          const line = new FakeLine(server);
          line.weather = [...weathers];
          const sync = new TimelineSync(line.source(withPages), customerAudience);
          let shown = new Set<string>();
          sync.onChange(({ timeline }) => {
            const orders = timeline.entries.map(({ sequence }) => sequence);
            expect(orders).toEqual([...new Set(orders)].sort((a, b) => a - b));
            const now = new Set(timeline.entries.map(({ id }) => id));
            for (const id of shown) expect(now).toContain(id);
            shown = now;
          });
          for (const next of steps) {
            if (next.do === 'send') line.tell(server.send(), next.fate);
            if (next.do === 'edit') {
              const event = server.edit(next.index);
              if (event) line.tell(event, next.fate);
            }
            if (next.do === 'head') line.tell({ kind: 'head', head: server.head() }, 'told');
            if (next.do === 'line') line.set(next.up);
            if (next.do === 'older') void sync.loadOlder().catch(() => undefined);
            if (next.do === 'pass') await jest.advanceTimersByTimeAsync(next.ms);
          }
          line.weather.length = 0;
          line.set(true);
          await jest.advanceTimersByTimeAsync(30_000);
          // As every fifteen seconds: whoever lost the very last word hears of it here.
          line.tell({ kind: 'head', head: server.head() }, 'told');
          await jest.advanceTimersByTimeAsync(30_000);
          for (let round = 0; sync.state.timeline.start > 0; round += 1) {
            if (round > 100) throw new Error('the beginning is never reached');
            const loading = sync.loadOlder();
            await jest.advanceTimersByTimeAsync(50);
            await loading;
          }
          sync.stop();
          expect(sync.state.ready).toBe(true);
          expect(sync.state.timeline.entries).toEqual(server.messages);
        },
      ),
      { numRuns: 400 },
    );
  }, 60_000);
});

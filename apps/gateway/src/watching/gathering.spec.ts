import { Registry } from 'prom-client';
import { Gathering, type Sources } from './gathering';

describe('what is looked up when somebody asks', () => {
  let registry: Registry;
  let gathering: Gathering;
  let asked: number;
  beforeEach(() => {
    registry = new Registry();
    gathering = new Gathering(registry);
    asked = 0;
  });
  const sources = (over: Partial<Sources> = {}): Sources => ({
    ready: () => true,
    redis: () => null,
    sockets: () => ({ widget: 2, console: 1 }),
    pool: () => ({ size: 4, most: 20, idle: 3, waiting: 0 }),
    relay: () => ({ lanes: 8, heldUpSeconds: 0 }),
    subscribers: () => [],
    queues: async () => {
      asked++;
      return [{ teamId: 't1', waiting: 3, oldestSeconds: 12 }];
    },
    overdueJobs: async () => [],
    ...over,
  });
  const text = async (): Promise<string> => {
    await gathering.refresh();
    return registry.metrics();
  };

  it('asks the database once for all who ask within five seconds', async () => {
    gathering.from(sources());
    const [first] = await Promise.all([text(), text(), text()]);
    await text();
    expect(first).toContain('yingda_queue_depth{team="t1"} 3');
    expect(asked).toBe(1);
  });

  it('tells the rest while the database is away', async () => {
    gathering.from(sources({ queues: () => Promise.reject(new Error('gone')) }));
    const told = await text();
    expect(told).toContain('yingda_sockets{namespace="widget"} 2');
    expect(told).not.toContain('yingda_queue_depth{');
  });

  it('tells the rest within about a second while the database does not answer', async () => {
    gathering.from(sources({ queues: () => new Promise(() => undefined) }));
    const began = performance.now();
    expect(await text()).toContain('yingda_sockets{namespace="console"} 1');
    expect(performance.now() - began).toBeLessThan(2_500);
  });

  it('forgets what is no more', async () => {
    let subscribers = [{ subscriber: 'routing', behind: 1, ageSeconds: 2, parked: 3 }];
    gathering.from(sources({ subscribers: () => subscribers }));
    expect(await text()).toContain('yingda_parked_aggregates{subscriber="routing"} 3');
    subscribers = [];
    expect(await text()).not.toContain('yingda_parked_aggregates{');
    expect(await text()).not.toMatch(/^yingda_redis_connected/m);
  });
});

import type { DomainEvent } from '@yingda/events';
import { createLogger, currentRequest } from '@yingda/platform';
import { Metrics } from './metrics';
import { ServerWatch } from './server-watch';

describe('what is made of what the platform tells', () => {
  let lines: Record<string, unknown>[];
  let metrics: Metrics;
  let watch: ServerWatch;
  beforeEach(() => {
    lines = [];
    metrics = new Metrics();
    const destination = { write: (line: string) => void lines.push(JSON.parse(line)) };
    watch = new ServerWatch(metrics, createLogger({ destination }), { slowStatementMs: 100, tracing: null });
  });
  const event = (id: string, requestId?: string): DomainEvent =>
    ({
      ...{ id, name: 'message.sent', aggregateId: 'c', occurredAt: '', requestId },
      payload: {
        conversation: { channel: 'web' },
        entries: [
          { entry: 'message', author: { kind: 'customer' } },
          { entry: 'event', author: { kind: 'system' } },
        ],
      },
    }) as never;

  it('tells a slow statement once a second, and then how often it was not told', () => {
    let now = 5_000;
    const moment = jest.spyOn(performance, 'now').mockImplementation(() => now);
    const slow = { connection: 'pool' as const, name: null, text: 'select\n  $1', ms: 150 };
    for (let at = 0; at < 50; at++) watch.statement(slow);
    watch.statement({ ...slow, ms: 99 });
    expect(lines).toEqual([expect.objectContaining({ msg: 'slow statement', text: 'select $1', ms: 150 })]);
    watch.statement({ ...slow, text: 'another' });
    now += 1_000;
    watch.statement(slow);
    moment.mockRestore();
    expect(lines.slice(1).map((line) => [line['text'], line['unsaid']])).toEqual([
      ['another', undefined],
      ['select $1', 49],
    ]);
    expect(metrics.statement.at('pool').count).toBe(53);
  });

  it('hands each event over as part of its own request, and counts what was stored', () => {
    const whose: (string | undefined)[] = [];
    watch.fanOut([event('1', 'one'), event('2', 'two'), event('3')], performance.now(), () =>
      whose.push(currentRequest()),
    );
    expect(whose).toEqual(['one', 'two', undefined]);
    expect(metrics.messages.at('web', 'customer', 'stored').value).toBe(3);
    expect(metrics.delivery.at().count).toBe(3);
    expect(metrics.recovered.at().value).toBe(0);
  });

  it('counts events of another process as recovered, and not a second time as stored', () => {
    watch.fanOut([event('1', 'one')], null, () => undefined);
    expect(metrics.messages.at('web', 'customer', 'stored').value).toBe(0);
    expect(metrics.delivery.at().count).toBe(0);
    expect(metrics.recovered.at().value).toBe(1);
  });

  it('measures reactions that fail apart, and lets them fail', async () => {
    const reaction = { subscriber: 'routing', event: event('1') };
    await watch.reacting(reaction, async () => 1);
    await expect(watch.reacting(reaction, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(metrics.reaction.at('routing', 'done').count).toBe(1);
    expect(metrics.reaction.at('routing', 'failed').count).toBe(1);
  });
});

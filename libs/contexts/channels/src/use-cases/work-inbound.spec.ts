import { silentLog, type UnitOfWork } from '@yingda/platform';
import type { ChannelEventTable, Lane, StoredEvent } from '../storage/channel-events';
import type { HandleEvent } from './handle-event';
import { WorkInbound } from './work-inbound';

const NOW = new Date('2026-03-02T02:00:00Z');

describe('how many senders are worked for at the same time', () => {
  let waiting: string[];
  let inHand: number;
  let most: number;
  let pressed: () => boolean;

  /** A queue of one event for each sender, in memory. */
  function workOn(senders: number): WorkInbound {
    waiting = Array.from({ length: senders }, (_, number) => `sender ${number}`);
    [inHand, most] = [0, 0];
    const laneOf = (senderKey: string) => ({ inboxId: 'inbox', senderKey, dueAt: NOW });
    const events = {
      turns: async (number: number) => waiting.slice(0, number).map(laneOf),
      lockLane: async () => true,
      first: async ({ senderKey }: Lane) =>
        waiting.includes(senderKey) ? ({ id: senderKey, dueAt: NOW, attempts: 0 } as StoredEvent) : null,
      done: async (id: string) => void (waiting = waiting.filter((one) => one !== id)),
    };
    const handle = {
      async execute() {
        most = Math.max(most, (inHand += 1));
        await new Promise((resolve) => setImmediate(resolve));
        inHand -= 1;
      },
    };
    const run = (work: () => Promise<unknown>) => work();
    return new WorkInbound(
      { run, attempt: run } as unknown as UnitOfWork,
      events as unknown as ChannelEventTable,
      handle as unknown as HandleEvent,
      { now: () => NOW },
      silentLog,
      () => pressed(),
    );
  }

  it('is four, until nobody waits', async () => {
    pressed = () => false;
    expect(await workOn(40).round()).toBeNull();
    expect([waiting.length, most]).toEqual([0, 4]);
  });

  it('is one while the process is needed for something more urgent, which stops nobody', async () => {
    pressed = () => true;
    expect(await workOn(40).round()).toBeNull();
    expect([waiting.length, most]).toEqual([0, 1]);
  });

  it('changes as soon as that begins or ends', async () => {
    pressed = () => waiting.length > 20;
    const work = workOn(40);
    expect(await work.round()).toBe(0);
    expect([waiting.length, most]).toEqual([20, 1]);
    expect(await work.round()).toBeNull();
    expect([waiting.length, most]).toEqual([0, 4]);
    pressed = () => waiting.length < 30;
    const other = workOn(40);
    expect(await other.round()).toBe(0);
    expect(waiting.length).toBeGreaterThan(20);
    expect(most).toBe(4);
  });
});
